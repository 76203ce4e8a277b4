package org.glimpse.video.corpus;

import org.dhatim.fastexcel.Worksheet;

/** Cells of a spreadsheet. */
final class Sheets {
  private Sheets() {}

  /** Writes a cell; a whole number without zeros in front becomes a number. */
  static void write(Worksheet sheet, int row, int column, String text) {
    if (text.matches("[1-9]\\d{0,8}|0")) {
      sheet.value(row, column, Integer.parseInt(text));
    } else if (!text.isEmpty()) {
      sheet.value(row, column, text);
    }
  }
}
