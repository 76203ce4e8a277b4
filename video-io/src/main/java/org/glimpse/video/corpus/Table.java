package org.glimpse.video.corpus;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.glimpse.core.clip.CorpusException;

/**
 * A table with a header, from a spreadsheet or a CSV file; column names are compared without case,
 * blanks and underscores, and cells are texts without blanks around them.
 *
 * @param file where it comes from
 * @param columns the names of the columns as they are written
 * @param rows the rows below the header that are not blank
 */
record Table(Path file, List<String> columns, List<Line> rows) {
  /**
   * A row.
   *
   * @param number the row's number in the file, 1-based, for messages
   * @param cells cells by normalized column name
   */
  record Line(int number, Map<String, String> cells) {
    /** The text of a cell, empty if the cell is blank or the column absent. */
    Optional<String> text(String column) {
      return Optional.ofNullable(cells.get(normalized(column))).filter(s -> !s.isEmpty());
    }
  }

  static String normalized(String column) {
    return column.replaceAll("[\\s_]", "").toLowerCase(Locale.ROOT);
  }

  boolean has(String column) {
    return columns.stream().anyMatch(c -> normalized(c).equals(normalized(column)));
  }

  void require(List<String> required) throws CorpusException {
    for (String column : required) {
      if (!has(column)) {
        throw new CorpusException(
            file,
            "The table '"
                + file
                + "' has no column '"
                + column
                + "'; it has "
                + String.join(", ", columns)
                + ". Add or rename the column.");
      }
    }
  }

  /** Reads the sheet {@code Sheet1}, or the first one if there is none of that name. */
  static Table excel(Path file) throws CorpusException {
    return of(file, lines(file), 0);
  }

  /**
   * Reads the first sheet that has a row with all the required columns; that row is the header and
   * titles above it are skipped. Without such a sheet, {@code Sheet1} or the first one is taken,
   * and its first row.
   */
  static Table excel(Path file, List<String> required) throws CorpusException {
    int sheets = sheets(file);
    for (int sheet = 0; sheet < sheets; sheet++) {
      List<List<String>> lines = lines(file, sheet);
      for (int at = 0; at < lines.size(); at++) {
        Set<String> cells =
            lines.get(at).stream().map(Table::normalized).collect(Collectors.toSet());
        if (required.stream().allMatch(column -> cells.contains(normalized(column)))) {
          return of(file, lines, at);
        }
      }
    }
    return excel(file);
  }

  /**
   * One sheet of a file by its position, without a header: the columns are named here.
   *
   * @param sheet the 0-based position
   */
  static Table excel(Path file, int sheet, List<String> columns) throws CorpusException {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns);
    lines.addAll(lines(file, sheet));
    return of(file, lines, 0);
  }

  private static List<List<String>> lines(Path file) throws CorpusException {
    return lines(file, book -> book.findSheet("Sheet1").orElseGet(book::getFirstSheet));
  }

  private static List<List<String>> lines(Path file, int sheet) throws CorpusException {
    return lines(
        file,
        book ->
            book.getSheet(sheet)
                .orElseThrow(
                    () -> new ExcelReaderException("it has no sheet number " + (sheet + 1))));
  }

  private static int sheets(Path file) throws CorpusException {
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      return (int) book.getSheets().count();
    } catch (IOException | ExcelReaderException e) {
      throw unreadableSheet(file, e);
    }
  }

  private static List<List<String>> lines(Path file, Function<ReadableWorkbook, Sheet> which)
      throws CorpusException {
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      Sheet sheet = which.apply(book);
      List<List<String>> lines = new ArrayList<>();
      try (Stream<Row> rows = sheet.openStream()) {
        rows.forEach(row -> addAt(lines, row));
      }
      return lines;
    } catch (IOException | ExcelReaderException e) {
      throw unreadableSheet(file, e);
    }
  }

  private static CorpusException unreadableSheet(Path file, Exception why) {
    return new CorpusException(
        file,
        "The sheet '"
            + file
            + "' cannot be read: "
            + why.getMessage()
            + ". Save it again as an .xlsx file.");
  }

  private static void addAt(List<List<String>> lines, Row row) {
    while (lines.size() < row.getRowNum() - 1) {
      lines.add(List.of());
    }
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      cells.add(text(row.getCell(i)));
    }
    lines.add(cells);
  }

  private static String text(@org.jspecify.annotations.Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER) {
      BigDecimal number = cell.asNumber();
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return String.valueOf(cell.getText()).strip();
  }

  /** Reads a CSV file in UTF-8, with or without a byte order mark. */
  static Table csv(Path file) throws CorpusException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return csv(reader, file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The same from a reader. */
  static Table csv(Reader reader, Path file) throws CorpusException {
    try {
      List<List<String>> lines = new ArrayList<>();
      for (CSVRecord line : CSVFormat.RFC4180.parse(reader)) {
        lines.add(line.stream().map(cell -> cell.replace("\uFEFF", "").strip()).toList());
      }
      return of(file, lines, 0);
    } catch (IOException | IllegalStateException | java.io.UncheckedIOException e) {
      throw unreadable(file, e);
    }
  }

  private static CorpusException unreadable(Path file, Throwable why) {
    return new CorpusException(
        file,
        "The table '" + file + "' cannot be read: " + why.getMessage() + ". Save it as UTF-8 CSV.");
  }

  private static Table of(Path file, List<List<String>> lines, int header) throws CorpusException {
    if (lines.isEmpty()) {
      throw new CorpusException(file, "The table '" + file + "' is empty. Give it a header row.");
    }
    List<String> columns = lines.get(header);
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      positions.putIfAbsent(normalized(columns.get(i)), i);
    }
    List<Line> rows = new ArrayList<>();
    for (int number = header + 1; number < lines.size(); number++) {
      List<String> line = lines.get(number);
      if (line.stream().allMatch(String::isEmpty)) {
        continue;
      }
      Map<String, String> cells = new LinkedHashMap<>();
      positions.forEach(
          (column, at) -> {
            if (at < line.size()) {
              cells.put(column, line.get(at));
            }
          });
      rows.add(new Line(number + 1, cells));
    }
    return new Table(file, columns, rows);
  }
}
