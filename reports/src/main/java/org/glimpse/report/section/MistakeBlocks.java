package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.evaluation.ClipMap;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.SurestMistakes;
import org.glimpse.report.chart.ClassColors;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;

/** The mistakes that a model was surest of, and what these clips look like. */
final class MistakeBlocks {
  private static final int FILMS = 5;

  private MistakeBlocks() {}

  static List<Block> of(Evaluation evaluation, Map<ClipId, ClipAnalysis> looks) {
    List<EvaluatedClip> mistakes = SurestMistakes.of(evaluation.clips());
    if (mistakes.isEmpty()) {
      return none(evaluation);
    }
    Map<ClipId, ClipMap> maps = HeatBlocks.placed(evaluation, ClipMap.Kind.ACTIVATION);
    Map<ClipId, ClipMap> attention = HeatBlocks.placed(evaluation, ClipMap.Kind.ATTENTION);
    List<Block> films = new ArrayList<>();
    List<ClipId> shown = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (EvaluatedClip mistake : mistakes) {
      Optional<ClipAnalysis> look =
          Optional.ofNullable(looks.get(mistake.clip()))
              .filter(l -> !l.filmstrip().isEmpty() && films.size() < FILMS);
      String anchor = "mistake-" + (rows.size() + 1);
      if (look.isPresent()) {
        String predicted = evaluation.labels().label(mistake.predicted());
        Map<ClipMap, String> under = new LinkedHashMap<>();
        Optional.ofNullable(maps.get(mistake.clip()))
            .ifPresent(map -> under.put(map, "What spoke for “" + predicted + "”."));
        Optional.ofNullable(attention.get(mistake.clip()))
            .ifPresent(map -> under.put(map, "What the model attended to."));
        films.add(film(evaluation, mistake, look.get(), under, anchor));
        shown.add(mistake.clip());
      }
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
    List<Block> first = new ArrayList<>(List.of(table));
    if (!films.isEmpty()) {
      first.add(
          HeatBlocks.reading(
              shown.stream().anyMatch(maps::containsKey),
              shown.stream().anyMatch(attention::containsKey)));
    }
    blocks.add(new Block.Group("mistakes", "Surest mistakes", first));
    blocks.addAll(films);
    return blocks;
  }

  /** Says that nothing was wrong, or nothing where clips have no scores to rank mistakes by. */
  private static List<Block> none(Evaluation evaluation) {
    boolean right =
        !evaluation.clips().isEmpty()
            && evaluation.clips().stream().allMatch(EvaluatedClip::correct);
    return right
        ? List.of(
            new Block.Group(
                "mistakes",
                "Surest mistakes",
                List.of(
                    Block.Paragraph.note(
                        "There are none: every clip was decided rightly. Where a model looked is"
                            + " shown of mistakes only."))))
        : List.of();
  }

  private static Block film(
      Evaluation evaluation,
      EvaluatedClip mistake,
      ClipAnalysis look,
      Map<ClipMap, String> maps,
      String anchor) {
    String name = mistake.clip().clip();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.Paragraph.of(
            String.format(
                Locale.ROOT,
                "Truth: %s. Predicted: %s, with a score of %.3f (%.3f for the truth).",
                evaluation.labels().label(mistake.truth()),
                evaluation.labels().label(mistake.predicted()),
                SurestMistakes.score(mistake),
                mistake.scores().get(mistake.truth()))));
    blocks.addAll(HeatBlocks.films(name + "-mistake", look, maps));
    return new Block.Group(anchor, mistake.clip().subject().subject() + " / " + name, blocks);
  }

  private static List<Cell> row(
      Evaluation evaluation, EvaluatedClip clip, Optional<String> anchor) {
    Cell name = Cell.of(clip.clip().clip());
    return List.of(
        anchor.map(name::leadingTo).orElse(name),
        Cell.of(clip.clip().subject().subject()),
        label(evaluation, clip.truth()),
        label(evaluation, clip.predicted()),
        Cell.number(SurestMistakes.score(clip), 3),
        Cell.number(clip.scores().get(clip.truth()), 3));
  }

  private static Cell label(Evaluation evaluation, int index) {
    return Cell.of(evaluation.labels().label(index))
        .withColor(ClassColors.of(evaluation.labels()).color(index));
  }
}
