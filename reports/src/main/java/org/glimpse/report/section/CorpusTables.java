package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.clip.UntrimmedVideo;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.report.chart.ClassColors;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;

/** A corpus in tables: classes, subjects, untrimmed videos and what is inconsistent. */
record CorpusTables(Corpus corpus, CorpusFigures figures) {
  private static final int MOST_INCONSISTENCIES = 500;
  private static final String CLIPS = "clips";

  /** Medians of each class. */
  Block classes() {
    ClassColors colors = ClassColors.of(corpus.labels());
    List<List<Cell>> rows = new ArrayList<>();
    for (int c = 0; c < corpus.labels().size(); c++) {
      String label = corpus.labels().label(c);
      CorpusFigures some = figures.ofLabel(label);
      if (some.clips().isEmpty()) {
        rows.add(
            List.of(
                Cell.of(label).withColor(colors.color(c)),
                Cell.of(0),
                Cell.number(0, 1),
                Cell.of(0),
                Cell.of(Cell.NONE),
                Cell.of(Cell.NONE),
                Cell.of(Cell.NONE)));
        continue;
      }
      rows.add(
          List.of(
              Cell.of(label).withColor(colors.color(c)),
              Cell.of(some.clips().size()),
              Cell.number(100.0 * some.clips().size() / corpus.clips().size(), 1),
              Cell.of(some.subjects().size()),
              some.medianCell(some.durations(), 0),
              some.medianCell(some.rises(), 0),
              some.medianCell(some.positions(), 2)));
    }
    return new Block.Group(
        "classes",
        "Classes",
        List.of(
            new Table(
                "Medians by class; times in milliseconds, the apex from 0 at the onset to 1 at the"
                    + " offset.",
                List.of(
                    Table.Column.text("class"),
                    Table.Column.number(CLIPS),
                    Table.Column.number("%"),
                    Table.Column.number("subjects"),
                    Table.Column.number("duration"),
                    Table.Column.number("onset to apex"),
                    Table.Column.number("apex at")),
                rows)));
  }

  /** Clips by subject and class. */
  Block subjects() {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.text("subject"));
    columns.add(Table.Column.number(CLIPS));
    corpus.labels().labels().forEach(label -> columns.add(Table.Column.number(label)));
    List<List<Cell>> rows = new ArrayList<>();
    for (Map.Entry<SubjectId, int[]> subject : figures.subjects().entrySet()) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(subject.getKey().toString()));
      int[] counts = subject.getValue();
      row.add(Cell.of(counts[counts.length - 1]));
      for (int c = 0; c < corpus.labels().size(); c++) {
        row.add(Cell.of(counts[c]));
      }
      rows.add(row);
    }
    return new Block.Group(
        "subjects", "Subjects", List.of(new Table("Clips by subject and class.", columns, rows)));
  }

  /** The movements of each untrimmed video. */
  Block videos() {
    List<List<Cell>> rows = new ArrayList<>();
    for (UntrimmedVideo video : corpus.videos()) {
      List<String> intervals = new ArrayList<>();
      for (Movement movement : video.movements()) {
        intervals.add(
            movement.kind().name().toLowerCase(Locale.ROOT)
                + " "
                + movement.keyFrames().onset()
                + "–"
                + movement.keyFrames().offset());
      }
      rows.add(
          List.of(
              Cell.of(video.source().id().toString()),
              Cell.of(video.movements(Movement.Kind.MICRO).size()),
              Cell.of(video.movements(Movement.Kind.MACRO).size()),
              Cell.of(intervals.isEmpty() ? Cell.NONE : String.join(", ", intervals))));
    }
    return new Block.Group(
        "videos",
        "Untrimmed videos",
        List.of(
            new Table(
                "What moves in each video: 0-based frames, both ends included.",
                List.of(
                    Table.Column.text("video"),
                    Table.Column.number("micro"),
                    Table.Column.number("macro"),
                    Table.Column.text("movements")),
                rows)));
  }

  /** What is inconsistent, by kind and one by one. */
  static Block inconsistencies(List<CorpusSection.Inconsistency> inconsistencies) {
    Map<String, Integer> kinds = new TreeMap<>();
    inconsistencies.forEach(one -> kinds.merge(one.kind(), 1, Integer::sum));
    List<Block> inside = new ArrayList<>();
    List<Block.Fact> facts = new ArrayList<>();
    kinds.forEach((kind, count) -> facts.add(Block.Fact.of(kind, Integer.toString(count))));
    inside.add(new Block.Facts(facts));
    if (inconsistencies.size() > MOST_INCONSISTENCIES) {
      inside.add(
          Block.Paragraph.note(
              "The first "
                  + MOST_INCONSISTENCIES
                  + " are shown; glimpse corpus check lists all of them."));
    }
    List<List<Cell>> rows = new ArrayList<>();
    inconsistencies.stream()
        .limit(MOST_INCONSISTENCIES)
        .forEach(
            one ->
                rows.add(List.of(Cell.of(one.clip()), Cell.of(one.kind()), Cell.of(one.reason()))));
    inside.add(
        new Table(
            "What is inconsistent.",
            List.of(
                Table.Column.text("clip"), Table.Column.text("kind"), Table.Column.text("reason")),
            rows));
    return new Block.Group("inconsistencies", "Inconsistencies", inside);
  }
}
