package org.glimpse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.synthetic.ActionUnitSignals.Drawn;
import org.glimpse.synthetic.ActionUnitSignals.Form;
import org.junit.jupiter.api.Test;

class ActionUnitSignalsTest {
  private static final LabelSet LABELS = new LabelSet("test", List.of("a", "b", "c"));
  private static final List<List<Double>> CERTAIN =
      List.of(List.of(1.0, 0.0), List.of(0.0, 1.0), List.of(1.0, 1.0));

  private static ActionUnitSignals signals(Form form) {
    return new ActionUnitSignals(CERTAIN, List.of(4, 12), form);
  }

  @Test
  void marksTheExactShareOfEveryClassWithAnotherLabel() {
    Drawn drawn = signals(Form.vector()).draw(LABELS, List.of(40, 10, 5), 0.3, 1);
    int[] wrong = new int[3];
    for (LabelledClip clip : drawn.clips().clips()) {
      int truth = drawn.truth().get(clip.id());
      wrong[truth] += clip.label() == truth ? 0 : 1;
    }
    assertThat(wrong).containsExactly(12, 3, 2);
  }

  /** As of commit 97e1a94, before there was another kind of noise. */
  @Test
  void symmetricNoiseKeepsTheLabelsItAlwaysGave() {
    Drawn drawn = signals(Form.vector()).draw(LABELS, List.of(10, 6, 4), 0.5, 3);
    assertThat(drawn.clips().clips())
        .extracting(LabelledClip::label)
        .containsExactly(1, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 2, 0, 1, 1, 1, 0, 0, 2, 2);
  }

  @Test
  void asymmetricNoiseTakesTheAskedShareOfEachClassForItsOnePartner() {
    LabelSet labels = new LabelSet("test", List.of("anger", "fear", "surprise"));
    Drawn drawn =
        signals(Form.vector()).draw(labels, List.of(4, 10, 5), LabelNoise.asymmetric(0.3), 3);
    // Nobody is disgusted, so that anger is taken for the next class.
    assertThat(drawn.clips().clips())
        .extracting(LabelledClip::label)
        .containsExactly(1, 0, 0, 0, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2);
  }

  @Test
  void statesTheActionUnitsThatAreThere() {
    Drawn drawn = signals(Form.vector()).draw(LABELS, List.of(1, 1, 1), 0, 1);
    assertThat(drawn.clips().clips())
        .extracting(
            clip -> clip.annotation().actionUnits().stream().map(ActionUnit::number).toList())
        .containsExactly(List.of(4), List.of(12), List.of(4, 12));
  }

  @Test
  void otherSubjectsAreNobodyOfTheFirst() {
    ActionUnitSignals some = signals(Form.vector());
    List<Integer> counts = List.of(30, 30, 30);
    LabelledClips first = some.draw(LABELS, counts, 0, 1).clips();
    LabelledClips other = some.ofOtherSubjects().draw(LABELS, counts, 0, 1).clips();
    assertThat(other.clips())
        .extracting(clip -> clip.id().subject())
        .doesNotContainAnyElementsOf(
            first.clips().stream().map(clip -> clip.id().subject()).toList());
  }

  @Test
  void drawsTheSameClipsFromTheSameSeedAndOthersFromAnother() throws Exception {
    Form form = Form.clip(3, 8, 0.2);
    float[] one = first(signals(form).draw(LABELS, List.of(2, 2, 2), 0, 5)).data();
    assertThat(first(signals(form).draw(LABELS, List.of(2, 2, 2), 0, 5)).data()).isEqualTo(one);
    assertThat(first(signals(form).draw(LABELS, List.of(2, 2, 2), 0, 6)).data()).isNotEqualTo(one);
  }

  @Test
  void spotsAreMirroredAndStrongestInTheMiddleOfTheClip() throws Exception {
    ClipTensor clip = first(signals(Form.clip(3, 16, 0)).draw(LABELS, List.of(1, 0, 0), 0, 5));
    double[] energy = new double[3];
    for (int t = 0; t < 3; t++) {
      for (int y = 0; y < 16; y++) {
        for (int x = 0; x < 16; x++) {
          double moved = clip.value(0, t, y, x) - clip.value(0, 0, y, x);
          double mirrored = clip.value(0, t, y, 15 - x) - clip.value(0, 0, y, 15 - x);
          assertThat(moved).isCloseTo(mirrored, org.assertj.core.api.Assertions.within(1e-5));
          energy[t] += moved * moved;
        }
      }
    }
    assertThat(energy[0]).isZero();
    assertThat(energy[1]).isGreaterThan(1);
    assertThat(energy[2]).isLessThan(1e-6);
  }

  @Test
  void refusesATableThatDoesNotFit() {
    assertThatThrownBy(() -> new ActionUnitSignals(CERTAIN, List.of(4), Form.vector()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 probabilities for 1 units");
    assertThatThrownBy(() -> signals(Form.vector()).draw(LABELS, List.of(1, 1), 0, 1))
        .hasMessageContaining("2 counts");
  }

  private static ClipTensor first(Drawn drawn) throws Exception {
    return drawn.clips().clips().get(0).tensor().forTest();
  }
}
