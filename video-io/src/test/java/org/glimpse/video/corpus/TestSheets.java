package org.glimpse.video.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Hand-made sheets and folders; empty files are enough where only names are read. */
final class TestSheets {
  private TestSheets() {}

  @SafeVarargs
  static void sheet(Path file, List<Object>... rows) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "test", "1.0")) {
      List<List<Object>> all = new ArrayList<>();
      for (List<Object> row : rows) {
        all.add(row);
      }
      write(book.newWorksheet("Sheet1"), all);
    }
  }

  /** Renames a file's sheet and puts an empty Sheet1 after it, as CAS(ME)³ has it. */
  static void renameAndAddSheet1(Path file) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    edit(file, rows::addAll);
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "test", "1.0")) {
      write(book.newWorksheet("label"), rows);
      write(book.newWorksheet("Sheet1"), List.of(List.of("", "", 1)));
    }
  }

  /** Changes the cells of a file's first sheet; what they show is kept as text or number. */
  static void edit(Path file, Consumer<List<List<Object>>> change) throws IOException {
    List<List<List<Object>>> sheets = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      for (org.dhatim.fastexcel.reader.Sheet sheet : book.getSheets().toList()) {
        names.add(sheet.getName());
        sheets.add(cells(sheet));
      }
    }
    change.accept(sheets.get(0));
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "test", "1.0")) {
      for (int i = 0; i < sheets.size(); i++) {
        write(book.newWorksheet(names.get(i)), sheets.get(i));
      }
    }
  }

  private static List<List<Object>> cells(org.dhatim.fastexcel.reader.Sheet sheet)
      throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : sheet.read()) {
      while (rows.size() < row.getRowNum() - 1) {
        rows.add(new ArrayList<>());
      }
      List<Object> cells = new ArrayList<>();
      for (Cell cell : row) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
          cells.add("");
        } else {
          cells.add(
              cell.getType() == CellType.NUMBER ? cell.asNumber() : String.valueOf(cell.getText()));
        }
      }
      rows.add(cells);
    }
    return rows;
  }

  private static void write(Worksheet sheet, List<List<Object>> rows) {
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < rows.get(r).size(); c++) {
        Object cell = rows.get(r).get(c);
        if (cell instanceof Number number) {
          sheet.value(r, c, number);
        } else {
          sheet.value(r, c, String.valueOf(cell));
        }
      }
    }
  }

  static void frames(Path folder, String pattern, int first, int last) throws IOException {
    Files.createDirectories(folder);
    for (int i = first; i <= last; i++) {
      Files.createFile(folder.resolve(String.format(pattern, i)));
    }
  }
}
