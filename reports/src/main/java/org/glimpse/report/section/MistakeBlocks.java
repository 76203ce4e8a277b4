package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.report.chart.ChartNames;
import org.glimpse.report.chart.ClassColors;
import org.glimpse.report.chart.Filmstrip;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;

/** The mistakes that a model was surest of, and what these clips look like. */
final class MistakeBlocks {
  private static final int ROWS = 10;
  private static final int FILMS = 5;

  private MistakeBlocks() {}

  /** Up to ten wrong clips by falling score of the decided class; none without scores. */
  static List<EvaluatedClip> mistakes(Evaluation evaluation) {
    return evaluation.clips().stream()
        .filter(clip -> !clip.correct() && !clip.scores().isEmpty())
        .sorted(
            Comparator.comparingDouble(MistakeBlocks::score)
                .reversed()
                .thenComparing(EvaluatedClip::clip))
        .limit(ROWS)
        .toList();
  }

  static List<Block> of(Evaluation evaluation, Map<ClipId, ClipAnalysis> looks) {
    List<EvaluatedClip> mistakes = mistakes(evaluation);
    if (mistakes.isEmpty()) {
      return List.of();
    }
    List<Block> films = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (EvaluatedClip mistake : mistakes) {
      Optional<ClipAnalysis> look =
          Optional.ofNullable(looks.get(mistake.clip()))
              .filter(l -> !l.filmstrip().isEmpty() && films.size() < FILMS);
      String anchor = "mistake-" + (rows.size() + 1);
      look.ifPresent(l -> films.add(film(evaluation, mistake, l, anchor)));
      rows.add(row(evaluation, mistake, look.map(l -> anchor)));
    }
    List<Block> blocks = new ArrayList<>();
    Table table =
        new Table(
            "The mistakes with the highest scores, "
                + mistakes.size()
                + " of "
                + (evaluation.pooled().total() - evaluation.pooled().correct())
                + ".",
            List.of(
                Table.Column.text("clip"),
                Table.Column.text("subject"),
                Table.Column.text("truth"),
                Table.Column.text("prediction"),
                Table.Column.number("score"),
                Table.Column.number("score of the truth")),
            rows);
    blocks.add(new Block.Group("mistakes", "Surest mistakes", List.of(table)));
    blocks.addAll(films);
    return blocks;
  }

  private static Block film(
      Evaluation evaluation, EvaluatedClip mistake, ClipAnalysis look, String anchor) {
    String name = mistake.clip().clip();
    return new Block.Group(
        anchor,
        mistake.clip().subject().subject() + " / " + name,
        List.of(
            Block.Paragraph.of(
                String.format(
                    Locale.ROOT,
                    "Truth: %s. Predicted: %s, with a score of %.3f (%.3f for the truth).",
                    evaluation.labels().label(mistake.truth()),
                    evaluation.labels().label(mistake.predicted()),
                    score(mistake),
                    mistake.scores().get(mistake.truth()))),
            new Block.Film(
                Filmstrip.of(
                    ChartNames.slug(name) + "-mistake",
                    look.filmstrip(),
                    look.keyFrames(),
                    look.motion().timestampMicros(0)),
                "The aligned face in time order; below each picture its frame and its time.")));
  }

  private static double score(EvaluatedClip clip) {
    return clip.scores().get(clip.predicted());
  }

  private static List<Cell> row(
      Evaluation evaluation, EvaluatedClip clip, Optional<String> anchor) {
    Cell name = Cell.of(clip.clip().clip());
    return List.of(
        anchor.map(name::leadingTo).orElse(name),
        Cell.of(clip.clip().subject().subject()),
        label(evaluation, clip.truth()),
        label(evaluation, clip.predicted()),
        Cell.number(score(clip), 3),
        Cell.number(clip.scores().get(clip.truth()), 3));
  }

  private static Cell label(Evaluation evaluation, int index) {
    return Cell.of(evaluation.labels().label(index))
        .withColor(ClassColors.of(evaluation.labels()).color(index));
  }
}
