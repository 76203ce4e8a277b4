package org.glimpse.imbalance.uncertain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.imbalance.uncertain.RelabelRule.Correction;
import org.glimpse.imbalance.uncertain.RelabelRule.Evidence;
import org.glimpse.imbalance.uncertain.RelabelRule.Scope;
import org.junit.jupiter.api.Test;

class LabelStoreTest {
  private static final LabelSet LABELS = new LabelSet("test", List.of("a", "b", "c"));
  private final LabelStore store = LabelStore.of(clips(0, 1, 2, 0));

  private static ClipId id(int clip) {
    return ClipId.of("test", "s" + clip, "c" + clip);
  }

  private static LabelledClips clips(int... labels) {
    ClipTensor pixel =
        ClipTensor.wrap(
            List.of(Channel.GRAY), 1, new Size(1, 1), new ValueRange(0, 255), new float[1]);
    List<LabelledClip> clips = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      clips.add(new LabelledClip(id(i), labels[i], Annotation.none(), TensorSource.of(pixel)));
    }
    return LabelledClips.of(LABELS, clips);
  }

  private static List<OptionalDouble> numbers(double... values) {
    List<OptionalDouble> numbers = new ArrayList<>();
    for (double value : values) {
      numbers.add(Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
    }
    return numbers;
  }

  @Test
  void changesLabelsOnlyWhenTheEpochEndsAndKeepsEveryChange() {
    store.propose(id(0), new Correction(2, 0.3));
    assertThat(store.label(id(0))).isZero();
    assertThat(store.commit(4)).containsExactly(new LabelStore.Change(id(0), 4, 0, 2, 0.3));
    assertThat(store.label(id(0))).isEqualTo(2);
    assertThat(store.counts().counts()).containsExactly(1, 1, 2);
    store.propose(id(0), new Correction(0, 0.4));
    store.commit(5);
    assertThat(store.audit())
        .containsExactly(
            new LabelStore.Change(id(0), 4, 0, 2, 0.3), new LabelStore.Change(id(0), 5, 2, 0, 0.4));
  }

  @Test
  void theLastProposalOfAnEpochCountsAndThePresentLabelTakesItBack() {
    store.propose(id(1), new Correction(0, 0.3));
    store.propose(id(1), new Correction(2, 0.4));
    store.propose(id(2), new Correction(0, 0.3));
    store.propose(id(2), new Correction(2, 0));
    assertThat(store.commit(0)).containsExactly(new LabelStore.Change(id(1), 0, 1, 2, 0.4));
  }

  @Test
  void rollingBackForgetsTheEpoch() {
    store.propose(id(1), new Correction(0, 0.3));
    store.rollback();
    assertThat(store.commit(0)).isEmpty();
    assertThat(store.audit()).isEmpty();
  }

  @Test
  void goesOnFromWhatAnotherStoreOfTheSameClipsRemembers() {
    store.propose(id(0), new Correction(2, 0.1 + 0.2));
    store.commit(4);
    store.propose(id(0), new Correction(1, -1e-9));
    store.propose(id(3), new Correction(1, 1));
    store.commit(6);
    LabelStore other = LabelStore.of(clips(0, 1, 2, 0));
    other.propose(id(1), new Correction(2, 1));
    other.commit(0);
    other.recall(store.memory());
    assertThat(other.audit()).isEqualTo(store.audit());
    assertThat(other.counts()).isEqualTo(store.counts());
    assertThat(other.label(id(1))).isEqualTo(1);
    other.recall("");
    assertThat(other.audit()).isEmpty();
    assertThat(other.counts().counts()).containsExactly(2, 1, 1);
  }

  @Test
  void refusesAMemoryThatIsNotOfItsClips() {
    for (String damaged :
        List.of("0 4 1 2 0.3", "9 4 0 2 0.3", "0 4 0 7 0.3", "0 4 0", "x 1 0 1 1")) {
      assertThatThrownBy(() -> store.recall(damaged)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> store.recall("0 4 1 2 0.3")).hasMessageContaining("has the label 0");
  }

  @Test
  void refusesAClipOfAnotherFold() {
    assertThatThrownBy(() -> store.propose(id(9), new Correction(0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("c9")
        .hasMessageContaining("not a training clip");
    assertThatThrownBy(() -> store.propose(id(0), new Correction(3, 1)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("3");
  }

  @Test
  void countsWhatWasCorrectedAgainstTheTruth() {
    Map<ClipId, Integer> truth = new HashMap<>(Map.of(id(0), 1, id(1), 1, id(2), 0, id(3), 0));
    assertThat(store.quality(truth)).isEqualTo(new LabelStore.Quality(2, 2, 0, 0));
    assertThat(store.quality(truth).precision()).isEmpty();
    store.propose(id(0), new Correction(1, 1));
    store.propose(id(3), new Correction(2, 1));
    store.commit(0);
    LabelStore.Quality quality = store.quality(truth);
    assertThat(quality).isEqualTo(new LabelStore.Quality(2, 2, 2, 1));
    assertThat(quality.precision()).contains(0.5);
    assertThat(quality.recall()).contains(0.5);
    truth.remove(id(3));
    assertThatThrownBy(() -> store.quality(truth)).hasMessageContaining("c3");
  }

  @Test
  void relabelsWhereAnotherClassIsMoreProbableByTheMargin() {
    RelabelRule all = RelabelRule.byProbability(0.2, Scope.ALL);
    Evidence clear = new Evidence(1, false, numbers(0.6, 0.3, 0.1), List.of());
    assertThat(all.correction(clear).map(Correction::label)).contains(0);
    assertThat(all.correction(clear).orElseThrow().margin()).isBetween(0.2999, 0.3001);
    Evidence close = new Evidence(1, false, numbers(0.5, 0.4, 0.1), List.of());
    assertThat(all.correction(close)).isEmpty();
    Evidence right = new Evidence(0, true, numbers(0.6, 0.3, 0.1), List.of());
    assertThat(all.correction(right)).isEmpty();
    RelabelRule low = RelabelRule.byProbability(0.2, Scope.LOW);
    assertThat(low.correction(clear)).isEmpty();
    assertThat(low.correction(new Evidence(1, true, numbers(0.6, 0.3, 0.1), List.of())))
        .isPresent();
  }

  @Test
  void relabelsByTheNearestTemplateThatThereIs() {
    RelabelRule rule = RelabelRule.byTemplate(0.1, Scope.LOW);
    List<OptionalDouble> even = numbers(0.3, 0.3, 0.4);
    assertThat(rule.correction(new Evidence(1, true, even, numbers(Double.NaN, 0.2, 0.9))))
        .map(Correction::label)
        .contains(2);
    assertThat(rule.correction(new Evidence(1, true, even, numbers(0.9, Double.NaN, 0.9))))
        .isEmpty();
    assertThat(rule.correction(new Evidence(1, false, even, numbers(0.1, 0.2, 0.9)))).isEmpty();
    assertThat(rule.correction(new Evidence(1, true, even, List.of()))).isEmpty();
    RelabelRule all = RelabelRule.byTemplate(0.1, Scope.ALL);
    assertThat(all.correction(new Evidence(1, false, even, numbers(0.1, 0.2, 0.9))))
        .map(Correction::label)
        .contains(2);
    assertThat(all.correction(new Evidence(1, false, even, numbers(0.1, 0.2, 0.29)))).isEmpty();
  }

  @Test
  void twoRulesTogetherHaveToAgree() {
    RelabelRule both =
        RelabelRule.both(
            RelabelRule.byProbability(0.2, Scope.ALL), RelabelRule.byTemplate(0.1, Scope.LOW));
    List<OptionalDouble> first = numbers(0.8, 0.1, 0.1);
    assertThat(both.correction(new Evidence(1, true, first, numbers(0.9, 0.2, 0.1))))
        .isEqualTo(Optional.of(new Correction(0, 0.9 - 0.2)));
    assertThat(both.correction(new Evidence(1, true, first, numbers(0.1, 0.2, 0.9)))).isEmpty();
    assertThat(both.correction(new Evidence(1, false, first, numbers(0.9, 0.2, 0.1)))).isEmpty();
  }
}
