package org.glimpse.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Table;
import org.junit.jupiter.api.Test;

class ModelsSectionTest {
  private static final LabelSet LABELS = new LabelSet("two", List.of("a", "b"));
  private static final LabelSet MORE = new LabelSet("three", List.of("a", "b", "c"));

  /** Four clips a class, of which so many of a and all of b are right. */
  private static Evaluation evaluation(int right, double seconds) {
    return evaluation(LABELS, right, seconds);
  }

  private static Evaluation evaluation(LabelSet labels, int right, double seconds) {
    List<EvaluatedClip> clips = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<Double> scores = java.util.Collections.nCopies(labels.size(), 0.5);
      clips.add(new EvaluatedClip(ClipId.of("x", "s" + i, "a"), 0, i < right ? 0 : 1, "f", scores));
      clips.add(new EvaluatedClip(ClipId.of("x", "s" + i, "b"), 1, 1, "f", scores));
    }
    return Evaluation.of("loso", labels, clips)
        .withDetails(RunDetails.none().with(Optional.of(new RunDetails.Effort(1234, seconds))));
  }

  private static Map<String, List<Evaluation>> models(int small, int large) {
    Map<String, List<Evaluation>> byModel = new LinkedHashMap<>();
    byModel.put("small", List.of(evaluation(small, 2), evaluation(small, 4)));
    byModel.put("large", List.of(evaluation(large, 9)));
    return byModel;
  }

  private static ModelsSection section(int smallOnTwo, int largeOnTwo) {
    Map<String, Map<String, List<Evaluation>>> runs = new LinkedHashMap<>();
    runs.put("one", models(2, 3));
    runs.put("two", models(smallOnTwo, largeOnTwo));
    return ModelsSection.of(runs);
  }

  private static List<String> row(Block block, int row) {
    return ((Table) block).rows().get(row).stream().map(cell -> cell.text()).toList();
  }

  @Test
  void ranksModelsOnEachCorpusAndTellsWhatTheyCost() {
    ModelsSection section = section(0, 4);
    assertThat(section.conclusion())
        .isEqualTo(
            "large has the best mean rank by UAR over 2 corpora: 1.00 of 2. Agreement of the"
                + " corpora on the order: Kendall's W = 1.00 (1 is the same order, 0 none at"
                + " all).");
    List<Block> blocks = section.blocks();
    assertThat(row(blocks.get(1), 0))
        .containsExactly("small", "0.750", "2.0", "0.500", "2.0", "2.00");
    assertThat(row(blocks.get(1), 1))
        .containsExactly("large", "0.875", "1.0", "1.000", "1.0", "1.00");
    assertThat(row(blocks.get(blocks.size() - 2), 0))
        .containsExactly("small", "1,234", "3.0", "1,234", "3.0");
    assertThat(row(blocks.get(blocks.size() - 1), 0)).containsExactly("one", "two", "1.000");
  }

  @Test
  void saysWhereTheCorporaDisagree() {
    ModelsSection section = section(4, 0);
    assertThat(section.conclusion())
        .startsWith("small and large share the best mean rank")
        .contains("W = 0.00");
    List<Block> blocks = section.blocks();
    assertThat(row(blocks.get(blocks.size() - 1), 0)).containsExactly("one", "two", "-1.000");
  }

  @Test
  void aSingleCorpusHasNobodyToAgreeWith() {
    ModelsSection section = ModelsSection.of(Map.of("one", models(2, 3)));
    assertThat(section.conclusion()).endsWith("over 1 corpus: 1.00 of 2.");
    assertThat(section.blocks()).hasSize(5);
  }

  @Test
  void ranksByTheClassesThatAreThereWhereOneIsMissing() {
    Map<String, List<Evaluation>> byModel = new LinkedHashMap<>();
    byModel.put("small", List.of(evaluation(MORE, 2, 1)));
    byModel.put("large", List.of(evaluation(MORE, 3, 1)));
    ModelsSection section = ModelsSection.of(Map.of("one", byModel));
    assertThat(section.conclusion())
        .isEqualTo(
            "large has the best mean rank by recall over present classes over 1 corpus: 1.00 of"
                + " 2.");
    assertThat(row(section.blocks().get(1), 0)).containsExactly("small", "0.750", "2.0", "2.00");
    // Accuracy alone is defined beside it.
    assertThat(section.blocks()).hasSize(4);
  }

  @Test
  void refusesCorporaWithOtherModels() {
    Map<String, Map<String, List<Evaluation>>> runs = new LinkedHashMap<>();
    runs.put("one", models(2, 3));
    runs.put("two", Map.of("small", List.of(evaluation(1, 1))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelsSection.of(runs))
        .withMessageContaining("corpus two");
  }
}
