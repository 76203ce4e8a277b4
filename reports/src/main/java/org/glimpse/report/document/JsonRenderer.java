package org.glimpse.report.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.glimpse.evaluation.audit.Finding;
import org.glimpse.report.chart.Chart;

/**
 * Writes a document as {@code report.json}, for programs: {@code title}, {@code lead} and {@code
 * sections}, each with {@code id}, {@code title} and {@code blocks}; a block's {@code kind} is
 * {@code paragraph}, {@code keyFigures}, {@code figure}, {@code facts}, {@code findings}, {@code
 * table} or {@code group}. Cells of tables have {@code text} and, where they have them, {@code
 * value} (unrounded) and {@code note}; figures name the file that {@link ChartsRenderer} writes.
 */
public final class JsonRenderer implements ReportRenderer {
  /** The name of the file. */
  public static final String FILE = "report.json";

  /** A renderer; it has no options. */
  public JsonRenderer() {}

  /**
   * Writes the file.
   *
   * @param document the document
   * @param directory where to
   * @return the path of {@code report.json}
   * @throws IOException if the file cannot be written
   */
  @Override
  public Path render(ReportDocument document, Path directory) throws IOException {
    Deque<String> names = new ArrayDeque<>(document.charts().keySet());
    List<String> sections = new ArrayList<>();
    for (ReportDocument.Part part : document.parts()) {
      sections.add(
          Json.object(
              "id", Json.text(part.id()),
              "title", Json.text(part.title()),
              "blocks", Blocks.of(part.blocks(), names)));
    }
    String whole =
        Json.object(
            "title", Json.text(document.title()),
            "lead", texts(document.lead()),
            "sections", Json.array(sections));
    Path file = Files.createDirectories(directory).resolve(FILE);
    Files.writeString(file, whole + "\n", StandardCharsets.UTF_8);
    return file;
  }

  private static String texts(List<String> texts) {
    return Json.array(texts.stream().map(Json::text).toList());
  }

  /** Blocks as JSON; charts take the names of the document's files in reading order. */
  private record Blocks(List<String> out, Deque<String> names) implements BlockWriter {
    static String of(List<Block> blocks, Deque<String> names) {
      Blocks writer = new Blocks(new ArrayList<>(), names);
      blocks.forEach(block -> block.writeTo(writer));
      return Json.array(writer.out);
    }

    private void add(String kind, String... members) {
      List<String> all = new ArrayList<>(List.of("kind", Json.text(kind)));
      all.addAll(List.of(members));
      out.add(Json.object(all.toArray(String[]::new)));
    }

    @Override
    public void paragraph(Block.Paragraph paragraph) {
      String tone = paragraph.tone().name().toLowerCase(Locale.ROOT);
      add("paragraph", "tone", Json.text(tone), "text", Json.text(paragraph.text()));
    }

    @Override
    public void keyFigures(Block.KeyFigures keyFigures) {
      List<String> figures = new ArrayList<>();
      for (Block.KeyFigure figure : keyFigures.figures()) {
        figures.add(
            Json.object(
                "name", Json.text(figure.name()),
                "value", Json.text(figure.value()),
                "detail", Json.text(figure.detail())));
      }
      add("keyFigures", "figures", Json.array(figures));
    }

    @Override
    public void figures(Block.Figures figures) {
      figures.figures().forEach(figure -> figure(figure.chart(), figure.caption()));
    }

    @Override
    public void film(Block.Film film) {
      figure(film.strip(), film.caption());
    }

    private void figure(Chart chart, String caption) {
      add(
          "figure",
          "file",
          Json.text("charts/" + names.remove() + ".svg"),
          "description",
          Json.text(chart.description()),
          "caption",
          Json.text(caption));
    }

    @Override
    public void facts(Block.Facts facts) {
      List<String> pairs = new ArrayList<>();
      for (Block.Fact fact : facts.facts()) {
        pairs.add(Json.object("name", Json.text(fact.name()), "values", texts(fact.values())));
      }
      add("facts", "facts", Json.array(pairs));
    }

    @Override
    public void findings(Block.Findings findings) {
      List<String> all = new ArrayList<>();
      for (Finding finding : findings.findings()) {
        all.add(
            Json.object(
                "check", Json.text(finding.check().title()),
                "severity", Json.text(finding.severity().id()),
                "message", Json.text(finding.message())));
      }
      add("findings", "findings", Json.array(all));
    }

    @Override
    public void table(Table table) {
      List<String> columns = table.columns().stream().map(Table.Column::title).toList();
      List<String> rows =
          table.rows().stream()
              .map(row -> Json.array(row.stream().map(Blocks::cell).toList()))
              .toList();
      add(
          "table",
          "caption",
          Json.text(table.caption()),
          "columns",
          texts(columns),
          "rows",
          Json.array(rows));
    }

    private static String cell(Cell cell) {
      List<String> members = new ArrayList<>(List.of("text", Json.text(cell.text())));
      cell.number().ifPresent(value -> members.addAll(List.of("value", Json.number(value))));
      if (!cell.note().isEmpty()) {
        members.addAll(List.of("note", Json.text(cell.note())));
      }
      return Json.object(members.toArray(String[]::new));
    }

    @Override
    public void group(Block.Group group) {
      add("group", "title", Json.text(group.title()), "blocks", of(group.blocks(), names));
    }
  }
}
