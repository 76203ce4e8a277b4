package org.glimpse.imbalance.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ValenceArousal;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;
import org.junit.jupiter.api.Test;

class UnitTargetsTest {
  private static final LabelSet LABELS = new LabelSet("test", List.of("happiness", "contempt"));
  private static final long SEED = 5;
  private static final ClipTensor PIXEL =
      ClipTensor.wrap(
          List.of(Channel.GRAY), 1, new Size(1, 1), new ValueRange(0, 255), new float[1]);

  /** Single precision. */
  private static final float EXACT = 1e-6f;

  private static LabelledClip clip(
      String name, int label, List<ActionUnit> units, Optional<ValenceArousal> feeling) {
    Annotation annotation =
        new Annotation(Optional.empty(), Optional.empty(), units, Optional.empty(), feeling);
    return new LabelledClip(
        ClipId.of("test", "s", name), label, annotation, TensorSource.of(PIXEL));
  }

  private static LabelledClip felt(String name, int label, double valence, double arousal) {
    return clip(name, label, List.of(), Optional.of(new ValenceArousal(valence, arousal)));
  }

  private static LabelledClip unfelt(String name, int label) {
    return clip(name, label, List.of(), Optional.empty());
  }

  private static UnitTargets targets(List<LabelledClip> clips) {
    return UnitTargets.of(new ObjectiveStart(LabelledClips.of(LABELS, clips), 4, 1, SEED));
  }

  private static Optional<Float> loss(List<LabelledClip> clips, float[] predicted) {
    try (NDManager manager = NDManager.newBaseManager()) {
      int[] labels = clips.stream().mapToInt(LabelledClip::label).toArray();
      NDArray labelled = manager.create(labels);
      NDArray rows = manager.create(predicted).reshape(clips.size(), 2);
      return targets(clips).feelings(clips, labelled, rows).map(NDArray::getFloat);
    }
  }

  /**
   * By hand, 2 cov / (var a + var b + (mean a - mean b)^2): valence .5 / (.25 + .25 + .25) = 2/3,
   * arousal -.08 / .08 = -1; so the loss is 1 - (2/3 - 1) / 2 = 7/6. Pseudo-labels of happiness
   * would give another.
   */
  @Test
  void comparesWithTheValuesThatTheCorpusStates() {
    List<LabelledClip> clips = List.of(felt("a", 0, -0.5, 0.6), felt("b", 0, 0.5, 0.2));
    assertThat(loss(clips, new float[] {0, 0.2f, 1, 0.6f}).orElseThrow())
        .isCloseTo(7f / 6, within(EXACT));
    assertThat(loss(clips, new float[] {-0.5f, 0.6f, 0.5f, 0.2f}).orElseThrow())
        .isCloseTo(0, within(EXACT));
  }

  @Test
  void makesThemUpFromTheEmotionForAClipThatHasNone() {
    List<LabelledClip> clips =
        List.of(felt("a", 0, -0.5, 0.6), unfelt("b", 0), felt("c", 1, 0.9, -0.9));
    ValenceArousal pseudo =
        ValenceArousal.of("happiness")
            .orElseThrow()
            .blurred(Seeds.generator(SEED, "feelings/" + clips.get(1).id()));
    float[] right = {-0.5f, 0.6f, (float) pseudo.valence(), (float) pseudo.arousal(), 0.9f, -0.9f};
    assertThat(loss(clips, right).orElseThrow()).isCloseTo(0, within(EXACT));
  }

  @Test
  void leavesOutAClipThatHasNeitherValuesNorAnEmotionOfTheTable() {
    List<LabelledClip> clips =
        List.of(felt("a", 0, -0.5, 0.6), unfelt("b", 1), felt("c", 1, 0.9, -0.9));
    assertThat(loss(clips, new float[] {-0.5f, 0.6f, 7, 7, 0.9f, -0.9f}).orElseThrow())
        .isCloseTo(0, within(EXACT));
    List<LabelledClip> one = List.of(felt("a", 0, -0.5, 0.6), unfelt("b", 1));
    assertThat(loss(one, new float[4])).isEmpty();
  }

  @Test
  void tellsWhereTheTasksHaveTheirLabelsFrom() {
    List<LabelledClip> clips = new ArrayList<>();
    clips.add(felt("a", 0, 0, 0));
    clips.add(unfelt("b", 0));
    clips.add(unfelt("c", 1));
    LabelledClips uncoded = LabelledClips.of(LABELS, clips);
    assertThat(targets(clips).feelingSources(uncoded))
        .isEqualTo(new TaskSources("valence and arousal", 1, 1, 1));
    assertThat(targets(clips).unitSources(uncoded))
        .isEqualTo(new TaskSources("action units", 0, 2, 1));
    clips.add(clip("d", 0, List.of(ActionUnit.of(12)), Optional.empty()));
    clips.add(clip("e", 1, List.of(ActionUnit.of(12)), Optional.empty()));
    assertThat(targets(clips).unitSources(LabelledClips.of(LABELS, clips)))
        .isEqualTo(new TaskSources("action units", 2, 0, 3));
  }
}
