package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.glimpse.evaluation.Clips.confusion;
import static org.glimpse.evaluation.Clips.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.Step;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.audit.Check;
import org.glimpse.evaluation.audit.Finding;
import org.glimpse.evaluation.audit.RecognitionAudit;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final LabelledClips CLIPS = Clips.subjects("ab", "bc", "a");
  private static final FoldPlan LOSO = FoldPlan.leaveOneSubjectOut(CLIPS);

  private static Prediction says(String subject, String clip, int label) {
    List<Double> scores = new ArrayList<>(List.of(.1, .1, .1));
    scores.set(label, .8);
    return Prediction.ofScores(Clips.id(subject, clip), scores);
  }

  private static List<Prediction> predictions() {
    return new ArrayList<>(
        List.of(
            says("s0", "c0", 0),
            says("s0", "c1", 1),
            says("s1", "c0", 2),
            says("s1", "c1", 2),
            says("s2", "c0", 0)));
  }

  @Test
  void joinsByClipWhateverTheOrderOfThePredictions() throws MismatchException {
    List<Prediction> reversed = predictions();
    Collections.reverse(reversed);
    Evaluation evaluation = Evaluation.of(LOSO, CLIPS, reversed);
    assertThat(evaluation.pooled().rows())
        .containsExactly(List.of(2, 0, 0), List.of(0, 1, 1), List.of(0, 0, 1));
    assertThat(evaluation.clips()).hasSize(5);
    assertThat(evaluation.clips().get(2))
        .isEqualTo(new EvaluatedClip(Clips.id("s1", "c0"), 1, 2, "lab/s1", List.of(.1, .1, .8)));
    assertThat(evaluation.clips().get(2).correct()).isFalse();
    assertThat(evaluation.accuracy()).hasValue(.8);
    assertThat(evaluation.uar()).hasValue((1 + .5 + 1) / 3);
    assertThat(evaluation.uf1()).hasValue((1 + 2 / 3.0 + 2 / 3.0) / 3);
    assertThat(evaluation.protocol()).isEqualTo("loso");
    assertThat(evaluation.provenance()).isEmpty();
  }

  @Test
  void keepsTheCountsOfEachFold() throws MismatchException {
    Evaluation evaluation = Evaluation.of(LOSO, CLIPS, predictions());
    assertThat(evaluation.byFold().keySet()).containsExactly("lab/s0", "lab/s1", "lab/s2");
    assertThat(evaluation.byFold().get("lab/s1").rows())
        .containsExactly(List.of(0, 0, 0), List.of(0, 0, 1), List.of(0, 0, 1));
    Confusion sum = evaluation.byFold().values().stream().reduce(Confusion::plus).orElseThrow();
    assertThat(sum).isEqualTo(evaluation.pooled());
  }

  @Test
  void namesAMissingPrediction() {
    List<Prediction> predictions = predictions();
    predictions.remove(3);
    assertThatThrownBy(() -> Evaluation.of(LOSO, CLIPS, predictions))
        .isInstanceOfSatisfying(
            MismatchException.class, e -> assertThat(e.clip()).isEqualTo(Clips.id("s1", "c1")))
        .hasMessage("Clip lab/s1/c1 has no prediction.");
  }

  @Test
  void evaluatesWhatIsThereAndListsWhatIsMissing() throws MismatchException {
    List<Prediction> predictions = predictions();
    predictions.removeIf(p -> p.clip().equals(Clips.id("s1", "c1")));
    predictions.removeIf(p -> p.clip().equals(Clips.id("s2", "c0")));
    Evaluation evaluation = Evaluation.ofPartial(LOSO, CLIPS, predictions);
    assertThat(evaluation.missing())
        .extracting(MissingPrediction::clip)
        .containsExactly(Clips.id("s1", "c1"), Clips.id("s2", "c0"));
    Evaluation explained =
        evaluation.withReasons(
            Map.of(Clips.id("s2", "c0"), "It is dark.", Clips.id("s9", "c9"), "unused"));
    assertThat(explained.missing())
        .extracting(MissingPrediction::words)
        .containsExactly(Clips.id("s1", "c1").toString(), Clips.id("s2", "c0") + " (It is dark)");
    assertThat(RecognitionAudit.of(explained))
        .filteredOn(finding -> finding.check() == Check.MISSING_PREDICTIONS)
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("(It is dark)"));
    assertThatThrownBy(
            () ->
                evaluation.withMissing(
                    List.of(
                        new MissingPrediction(evaluation.clips().get(0).clip(), Optional.empty()))))
        .hasMessageContaining("has a prediction and cannot be missing");
    assertThat(evaluation.accuracy()).hasValue(2 / 3.0);
    assertThat(evaluation.byFold().keySet()).containsExactly("lab/s0", "lab/s1");
    assertThat(Evaluation.ofPartial(LOSO, CLIPS, predictions()).missing()).isEmpty();
    assertThatThrownBy(() -> Evaluation.ofPartial(LOSO, CLIPS, List.of()))
        .hasMessage("clips must not be empty");
    Finding finding =
        RecognitionAudit.of(evaluation).stream()
            .filter(f -> f.check() == Check.MISSING_PREDICTIONS)
            .findFirst()
            .orElseThrow();
    assertThat(finding.message())
        .isEqualTo(
            "2 of 5 tested clips have no prediction and are in no metric: lab/s1/c1, lab/s2/c0."
                + " Counted as wrong they would make the accuracy 0.4000 instead of 0.6667.");
  }

  @Test
  void namesADoubledAndAnUntestedPrediction() {
    List<Prediction> doubled = predictions();
    doubled.add(says("s0", "c0", 1));
    assertThatThrownBy(() -> Evaluation.of(LOSO, CLIPS, doubled))
        .hasMessage("Clip lab/s0/c0 has two predictions.");
    List<Prediction> unknown = predictions();
    unknown.add(says("s9", "c0", 1));
    assertThatThrownBy(() -> Evaluation.of(LOSO, CLIPS, unknown))
        .hasMessage("Clip lab/s9/c0 was predicted but is not tested.");
  }

  @Test
  void refusesScoresThatDoNotFitTheLabels() {
    List<Prediction> predictions = predictions();
    predictions.set(0, Prediction.ofScores(Clips.id("s0", "c0"), List.of(1.0, 0.0)));
    assertThatThrownBy(() -> Evaluation.of(LOSO, CLIPS, predictions))
        .hasMessage("clip lab/s0/c0 must have 3 scores but has 2");
  }

  @Test
  void splitsThePooledPredictionsByCorpusAndSubject() {
    LabelSet two = new LabelSet("two", List.of("a", "b"));
    Evaluation evaluation =
        Evaluation.of(
            "loso",
            two,
            List.of(
                new EvaluatedClip(ClipId.of("x", "1", "1"), 0, 0, "x/1", List.of()),
                new EvaluatedClip(ClipId.of("y", "1", "1"), 1, 0, "y/1", List.of()),
                new EvaluatedClip(ClipId.of("x", "1", "2"), 1, 1, "x/1", List.of())));
    assertThat(evaluation.byCorpus().keySet()).containsExactly("x", "y");
    assertThat(evaluation.byCorpus().get("x").uf1()).hasValue(1);
    assertThat(evaluation.byCorpus().get("y").pooled().rows())
        .isEqualTo(confusion(row(0, 0), row(1, 0)).rows());
    Evaluation subject = evaluation.bySubject().get(new SubjectId("y", "1"));
    assertThat(subject.uar()).isEmpty();
    assertThat(subject.whyUndefined(Metric.UAR)).hasValue("class 'a' has no clip");
    assertThat(subject.metric(Metric.ACCURACY)).hasValue(0);
  }

  @Test
  void resamplesWholeSubjectsForItsIntervals() throws MismatchException {
    Evaluation evaluation = Evaluation.of(LOSO, CLIPS, predictions());
    Bootstrap bootstrap = Bootstrap.withDefaults();
    List<Confusion> subjects =
        evaluation.bySubject().values().stream().map(Evaluation::pooled).toList();
    assertThat(subjects).hasSize(3);
    assertThat(evaluation.interval(Confusion::accuracy, bootstrap))
        .isPresent()
        .isEqualTo(bootstrap.interval(subjects, s -> Confusion.sum(s).accuracy()));
  }

  @Test
  void blamesThePredictionStepForAMismatch() {
    assertThat(new MismatchException(Clips.id("a", "1"), "x").step()).isEqualTo(Step.PREDICT);
  }

  @Test
  void refusesNoClipsAndDoubledOnes() {
    EvaluatedClip clip = new EvaluatedClip(Clips.id("a", "1"), 0, 0, "f", List.of());
    assertThatThrownBy(() -> Evaluation.of("p", Clips.ABC, List.of()))
        .hasMessage("clips must not be empty");
    assertThatThrownBy(() -> Evaluation.of("p", Clips.ABC, List.of(clip, clip)))
        .hasMessage("clip lab/a/1 occurs twice");
  }
}
