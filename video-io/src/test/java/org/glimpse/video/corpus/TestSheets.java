package org.glimpse.video.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Hand-made sheets and folders; empty files are enough where only names are read. */
final class TestSheets {
  private TestSheets() {}

  @SafeVarargs
  static void sheet(Path file, List<Object>... rows) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Sheet1");
      for (int r = 0; r < rows.length; r++) {
        for (int c = 0; c < rows[r].size(); c++) {
          Object cell = rows[r].get(c);
          if (cell instanceof Number number) {
            sheet.value(r, c, number);
          } else {
            sheet.value(r, c, String.valueOf(cell));
          }
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
