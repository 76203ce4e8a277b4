package org.glimpse.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.pipeline.Software;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.report.chart.Chart;
import org.glimpse.report.chart.ChartFiles;

/** Runs one measurement and keeps what it found: JSON, a Markdown table, and charts. */
public final class MeasureRun {
  private MeasureRun() {}

  /**
   * Runs.
   *
   * @param args the folder of results, the measurement's name, then its settings as {@code
   *     key=value}; without a name, all measurements are listed
   * @throws IOException if the result cannot be written
   * @throws InterruptedException if the run is interrupted
   * @throws ClipException if a clip of the measurement fails
   * @throws CorpusException if a corpus cannot be read
   * @throws FileFormatException if a file of reference data cannot be understood
   */
  public static void main(String[] args)
      throws IOException,
          InterruptedException,
          ClipException,
          CorpusException,
          FileFormatException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    if (args.length < 2) {
      for (Measurement measurement : Measurements.all()) {
        out.println(measurement.name() + " " + measurement.defaults());
        out.println("    " + measurement.summary());
      }
      return;
    }
    Measurement measurement = Measurements.named(args[1]);
    MeasurementSettings settings =
        MeasurementSettings.of(measurement, List.of(args).subList(2, args.length));
    long start = System.nanoTime();
    Measured measured = measurement.run(settings);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    String stem =
        LocalDate.now(ZoneOffset.UTC) + "-" + Software.commit() + "-" + measurement.name();
    out.println(write(Path.of(args[0]), stem, measurement, settings, measured, time));
  }

  /** Writes the files, and gives the Markdown back. */
  static String write(
      Path folder,
      String stem,
      Measurement measurement,
      MeasurementSettings settings,
      Measured measured,
      Duration time)
      throws IOException {
    Files.createDirectories(folder);
    Map<String, Object> file = ResultFiles.heading(measurement.name());
    file.put("summary", measurement.summary());
    file.put("settings", settings.all());
    file.put("seconds", time.toMillis() / 1000.0);
    file.put("tables", measured.tables().stream().map(MeasureRun::json).toList());
    file.put("remarks", measured.remarks());
    ResultFiles.write(folder.resolve(stem + ".json"), file);
    List<String> pictures = new ArrayList<>();
    for (Chart chart : measured.charts()) {
      String picture = stem + "-" + chart.name() + ".svg";
      Files.writeString(folder.resolve(picture), ChartFiles.svg(chart), StandardCharsets.UTF_8);
      pictures.add("![" + chart.description() + "](" + picture + ")\n");
    }
    String markdown = markdown(measurement, settings, measured, file, pictures);
    Files.writeString(folder.resolve(stem + ".md"), markdown, StandardCharsets.UTF_8);
    return markdown;
  }

  private static Map<String, Object> json(Measured.Table table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("caption", table.caption());
    json.put("columns", table.columns());
    json.put("rows", table.rows());
    return json;
  }

  private static String markdown(
      Measurement measurement,
      MeasurementSettings settings,
      Measured measured,
      Map<String, Object> heading,
      List<String> pictures) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(measurement.name()).append("\n\n");
    text.append(measurement.summary()).append("\n\n`benchmarks/measure ");
    text.append(measurement.name());
    settings.all().forEach((k, v) -> text.append(' ').append(k).append('=').append(v));
    text.append("`, commit ").append(heading.get("commit")).append(", ");
    text.append(heading.get("cpu")).append(", ").append(heading.get("cores")).append(" cores, ");
    text.append(String.format(Locale.ROOT, "%.0f s.%n", (Double) heading.get("seconds")));
    for (Measured.Table table : measured.tables()) {
      text.append("\n## ").append(table.caption()).append("\n\n");
      appendRow(text, List.copyOf(table.columns()));
      appendRow(text, table.columns().stream().<Object>map(column -> "---").toList());
      table.rows().forEach(row -> appendRow(text, row));
    }
    pictures.forEach(picture -> text.append('\n').append(picture));
    measured.remarks().forEach(remark -> text.append("\n- ").append(remark));
    return text.append('\n').toString();
  }

  private static void appendRow(StringBuilder text, List<Object> cells) {
    cells.forEach(cell -> text.append("| ").append(cell(cell)).append(' '));
    text.append("|\n");
  }

  /** Four significant digits are more than a measurement holds. */
  private static String cell(Object value) {
    if (value instanceof Double number) {
      return Double.isNaN(number) ? "undefined" : significant(number);
    }
    return String.valueOf(value).replace("|", "\\|");
  }

  private static String significant(double number) {
    if (number == 0) {
      return "0";
    }
    int digits = Math.max(0, 3 - (int) Math.floor(Math.log10(Math.abs(number))));
    return String.format(Locale.ROOT, "%." + Math.min(digits, 9) + "f", number);
  }
}
