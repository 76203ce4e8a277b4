package org.glimpse.pipeline.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.glimpse.core.Checks;

/**
 * A table in a CSV file: UTF-8, comma, a header row, quotes where needed.
 *
 * <p>A text that begins with {@code = + - @} is written behind an apostrophe, so that no
 * spreadsheet takes it for a formula, and read back without it; numbers are written as they are.
 * Column names are found whatever their case.
 */
public final class CsvTable {
  private static final String FORMULA_STARTS = "=+-@\t\r";
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final Path file;
  private final List<String> columns;
  private final List<Row> rows;

  private CsvTable(Path file, List<String> columns, List<Row> rows) {
    this.file = file;
    this.columns = columns;
    this.rows = rows;
  }

  /** One row of a table that was read. */
  public static final class Row {
    private final Path file;
    private final long line;
    private final Map<String, String> cells;

    private Row(Path file, long line, Map<String, String> cells) {
      this.file = file;
      this.line = line;
      this.cells = cells;
    }

    /**
     * The line of the file at which the row ends.
     *
     * @return a 1-based line number
     */
    public long line() {
      return line;
    }

    /**
     * A cell that must be there and not be blank.
     *
     * @param column the column's name
     * @return the text, without blanks around it
     * @throws FileFormatException if it is blank or missing
     */
    public String text(String column) throws FileFormatException {
      return optional(column)
          .orElseThrow(
              () -> new FileFormatException(file, "line " + line + " has no " + column + "."));
    }

    /**
     * A cell that may be missing.
     *
     * @param column the column's name
     * @return the text, or empty if there is no such column or the cell is blank
     */
    public Optional<String> optional(String column) {
      String cell = cells.get(column.toLowerCase(Locale.ROOT));
      return cell == null || cell.isBlank()
          ? Optional.empty()
          : Optional.of(unguarded(cell.strip()));
    }

    /**
     * A whole number.
     *
     * @param column the column's name
     * @return the number
     * @throws FileFormatException if the cell is missing or no whole number
     */
    public int integer(String column) throws FileFormatException {
      String text = text(column);
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw notANumber(column, text, "a whole number");
      }
    }

    /**
     * A finite number.
     *
     * @param column the column's name
     * @return the number
     * @throws FileFormatException if the cell is missing or no finite number
     */
    public double number(String column) throws FileFormatException {
      String text = text(column);
      double value;
      try {
        value = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw notANumber(column, text, "a number");
      }
      if (!Double.isFinite(value)) {
        throw notANumber(column, text, "a finite number");
      }
      return value;
    }

    private FileFormatException notANumber(String column, String text, String wanted) {
      return new FileFormatException(
          file, "line " + line + ": " + column + " must be " + wanted + " but is '" + text + "'.");
    }
  }

  /**
   * Reads a table.
   *
   * @param file the file
   * @param required columns that must be there
   * @return the table
   * @throws FileFormatException if the file is missing, is not UTF-8 CSV or lacks a column
   */
  public static CsvTable read(Path file, List<String> required) throws FileFormatException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).setTrim(true).get();
    try (CSVParser parser = CSVParser.parse(text(file), format)) {
      List<String> columns = null;
      List<Row> rows = new ArrayList<>();
      for (CSVRecord line : parser) {
        if (columns == null) {
          columns = header(file, line, required);
        } else {
          rows.add(row(file, parser.getCurrentLineNumber(), line, columns));
        }
      }
      if (columns == null) {
        throw new FileFormatException(
            file, "the file is empty; it needs a header with " + String.join(", ", required) + ".");
      }
      return new CsvTable(file, columns, List.copyOf(rows));
    } catch (UncheckedIOException | IOException e) {
      throw new FileFormatException(file, "the file cannot be read as CSV: " + e.getMessage());
    }
  }

  private static String text(Path file) throws FileFormatException, IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new FileFormatException(file, "there is no such file.");
    } catch (CharacterCodingException e) {
      throw new FileFormatException(file, "the file is not UTF-8 text; save it as UTF-8 CSV.");
    }
  }

  private static List<String> header(Path file, CSVRecord line, List<String> required)
      throws FileFormatException {
    List<String> columns = new ArrayList<>();
    for (String cell : line) {
      columns.add(cell.replace(BYTE_ORDER_MARK, "").strip().toLowerCase(Locale.ROOT));
    }
    for (String column : required) {
      if (!columns.contains(column.toLowerCase(Locale.ROOT))) {
        throw new FileFormatException(
            file,
            "there is no column '"
                + column
                + "'; the header has "
                + String.join(", ", columns)
                + ".");
      }
    }
    return List.copyOf(columns);
  }

  private static Row row(Path file, long number, CSVRecord line, List<String> columns)
      throws FileFormatException {
    if (line.size() > columns.size()) {
      throw new FileFormatException(
          file,
          "line "
              + number
              + " has "
              + line.size()
              + " cells but the header has "
              + columns.size()
              + ".");
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < line.size(); i++) {
      cells.putIfAbsent(columns.get(i), line.get(i));
    }
    return new Row(file, number, cells);
  }

  private static String unguarded(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && isFormula(cell.substring(1))
        ? cell.substring(1)
        : cell;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
  }

  /**
   * Whether the table has a column.
   *
   * @param column the column's name
   * @return true if it is in the header
   */
  public boolean has(String column) {
    return columns.contains(column.toLowerCase(Locale.ROOT));
  }

  /**
   * The column names as read, in lower case.
   *
   * @return an immutable list
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * The rows in the order of the file.
   *
   * @return an immutable list
   */
  public List<Row> rows() {
    return rows;
  }

  /**
   * The file.
   *
   * @return its path
   */
  public Path file() {
    return file;
  }

  /**
   * Writes a table; folders above the file are made.
   *
   * @param file the file, replaced if it exists
   * @param columns the header
   * @param rows texts (guarded against formulas) and numbers, as many a row as there are columns
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, List<String> columns, List<List<Object>> rows)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, format)) {
      printer.printRecord(columns);
      for (List<Object> row : rows) {
        Checks.argument(
            row.size() == columns.size(),
            "a row must have " + columns.size() + " cells but has " + row.size());
        for (Object cell : row) {
          printer.print(cell instanceof Number ? cell : guarded(cell.toString()));
        }
        printer.println();
      }
    }
  }

  /** A text as it is written: behind an apostrophe if a spreadsheet would take it for a formula. */
  static String guarded(String text) {
    return isFormula(text) ? "'" + text : text;
  }
}
