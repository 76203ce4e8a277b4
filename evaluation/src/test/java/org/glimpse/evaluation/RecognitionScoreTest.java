package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;

class RecognitionScoreTest {
  private static ClipLabel row(String subject, String clip, String label) {
    return new ClipLabel(Clips.id(subject, clip), label);
  }

  private static final List<ClipLabel> TRUTH =
      List.of(row("1", "x", "negative"), row("1", "y", "positive"), row("2", "x", "surprise"));

  @Test
  void joinsRowsOfAnyOrderAndCase() throws MismatchException {
    Evaluation evaluation =
        RecognitionScore.of(
            TRUTH,
            List.of(
                row("2", "x", "Negative"), row("1", "y", " POSITIVE"), row("1", "x", "negative")));
    assertThat(evaluation.labels().labels()).containsExactly("negative", "positive", "surprise");
    assertThat(evaluation.pooled().rows())
        .containsExactly(List.of(1, 0, 0), List.of(0, 1, 0), List.of(1, 0, 0));
    assertThat(evaluation.uf1().orElseThrow()).isCloseTo((2 / 3.0 + 1 + 0) / 3, within(1e-15));
    assertThat(evaluation.uar()).hasValue(2 / 3.0);
    assertThat(evaluation.clips())
        .extracting(EvaluatedClip::clip)
        .containsExactlyElementsOf(TRUTH.stream().map(ClipLabel::clip).toList());
  }

  @Test
  void countsALabelThatIsOnlyPredictedAsAClass() throws MismatchException {
    Evaluation evaluation =
        RecognitionScore.of(
            List.of(row("1", "x", "a"), row("2", "x", "a")),
            List.of(row("1", "x", "a"), row("2", "x", "b")));
    assertThat(evaluation.labels().labels()).containsExactly("a", "b");
    assertThat(evaluation.uf1()).hasValue(1 / 3.0);
    assertThat(evaluation.uar()).isEmpty();
  }

  @Test
  void sortsNumbersByValueBeforeNames() {
    assertThat(
            RecognitionScore.labelsOf(
                    Stream.of("10", "sad", "2", "Fear", "0", "fear")
                        .map(label -> row("1", "x", label))
                        .toList())
                .labels())
        .containsExactly("0", "2", "10", "Fear", "sad");
  }

  @Test
  void namesMissingDoubledAndUnknownClips() {
    assertThatThrownBy(() -> RecognitionScore.of(TRUTH, TRUTH.subList(0, 2)))
        .isInstanceOf(MismatchException.class)
        .hasMessage("Clip lab/2/x has no prediction.");
    assertThatThrownBy(() -> RecognitionScore.of(TRUTH, with(row("1", "y", "positive"))))
        .hasMessage("Clip lab/1/y occurs twice in the predictions.");
    assertThatThrownBy(() -> RecognitionScore.of(with(row("1", "y", "positive")), TRUTH))
        .hasMessage("Clip lab/1/y occurs twice in the truth.");
    assertThatThrownBy(() -> RecognitionScore.of(TRUTH, with(row("3", "y", "positive"))))
        .hasMessage("Clip lab/3/y is predicted but not in the truth.");
  }

  @Test
  void namesALabelThatIsNotOfTheGivenSet() {
    LabelSet labels = new LabelSet("two", List.of("negative", "positive"));
    assertThatThrownBy(() -> RecognitionScore.of(labels, TRUTH, TRUTH))
        .hasMessage(
            "Clip lab/2/x has the label 'surprise' in the truth; known labels are negative,"
                + " positive.");
  }

  @Test
  void refusesAnEmptyTruth() {
    assertThatThrownBy(() -> RecognitionScore.of(Clips.ABC, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("truth must not be empty");
  }

  private static List<ClipLabel> with(ClipLabel row) {
    return Stream.concat(TRUTH.stream(), Stream.of(row)).toList();
  }
}
