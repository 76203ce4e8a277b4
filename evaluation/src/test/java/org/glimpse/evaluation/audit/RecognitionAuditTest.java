package org.glimpse.evaluation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.ClipLabel;
import org.glimpse.evaluation.EarlierModel;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.MismatchException;
import org.glimpse.evaluation.RecognitionScore;
import org.junit.jupiter.api.Test;

class RecognitionAuditTest {
  private static final LabelSet TWO = new LabelSet("two", List.of("a", "b"));

  private static ClipId id(String subject, String clip) {
    return ClipId.of("lab", subject, clip);
  }

  private static EvaluatedClip clip(String subject, String clip, int truth, int said, String fold) {
    return new EvaluatedClip(id(subject, clip), truth, said, fold, List.of());
  }

  /** Two subjects with an a and a b each; one b is taken for an a. */
  private static List<EvaluatedClip> clips() {
    return new ArrayList<>(
        List.of(
            clip("1", "x", 0, 0, "1"),
            clip("1", "y", 1, 1, "1"),
            clip("2", "x", 0, 0, "2"),
            clip("2", "y", 1, 0, "2")));
  }

  private static Evaluation evaluation(List<EvaluatedClip> clips) {
    return Evaluation.of("loso", TWO, clips);
  }

  private static Provenance provenance(
      String protocol, Map<ApexSource, Integer> apexes, List<String> failed) {
    return new Provenance(
        new Provenance.Software("1", "c", "cpu", Map.of()),
        new TreeMap<>(Map.of("protocol", protocol)),
        new Provenance.Data("lab", "00", List.of(), apexes, failed));
  }

  private static Finding find(Check check, List<Finding> findings) {
    return findings.stream().filter(f -> f.check() == check).findFirst().orElseThrow();
  }

  @Test
  void passesASoundResultAndSaysHowItWasMade() {
    Evaluation sound =
        evaluation(clips())
            .withProvenance(provenance("loso", Map.of(ApexSource.ANNOTATED, 4), List.of()));
    List<Finding> findings = RecognitionAudit.of(sound);
    assertThat(findings)
        .filteredOn(finding -> finding.check() != Check.AGGREGATION)
        .extracting(Finding::severity)
        .containsOnly(Severity.PASSED);
    assertThat(find(Check.AGGREGATION, findings).severity()).isEqualTo(Severity.NOTE);
    assertThat(find(Check.SUBJECT_LEAK, findings).message())
        .isEqualTo("Each of 2 subjects is tested in one fold only.");
    // pooled F1: 4/5 and 2/3; folds: 1 and (2/3 + 0) / 2
    assertThat(find(Check.AGGREGATION, findings).message())
        .isEqualTo(
            "Metrics come from counts summed over 2 folds. Averaging the F1 of folds would give"
                + " 0.6667 instead of 0.7333 (-6.7 points).");
    assertThat(find(Check.TRIVIAL_BASELINE, findings).message())
        .isEqualTo(
            "Always predicting the most frequent class has accuracy 0.5000 (this result: 0.7500)"
                + " and UF1 0.3333 (0.7333).");
    assertThat(find(Check.INVENTED_APEX, findings).message())
        .isEqualTo(
            "Of 4 apex frames 0 are the middle of onset and offset for want of a coded one, and 0"
                + " were detected.");
    assertThat(find(Check.MISSING_PREDICTIONS, findings).message())
        .isEqualTo("Each of 4 tested clips has a prediction.");
  }

  @Test
  void findsASubjectThatIsTestedInTwoFolds() {
    List<EvaluatedClip> clips = clips();
    clips.add(clip("1", "z", 0, 0, "2"));
    Finding finding = find(Check.SUBJECT_LEAK, RecognitionAudit.of(evaluation(clips)));
    assertThat(finding.severity()).isEqualTo(Severity.INVALID);
    assertThat(finding.alarming()).isTrue();
    assertThat(finding.message())
        .isEqualTo(
            "Tested in several folds and so trained on as well: lab/1. The result is not"
                + " subject-independent.");
  }

  @Test
  void callsWhatAModelRemembersNoResult() {
    Set<SubjectId> tested = Set.of(new SubjectId("lab", "1"), new SubjectId("lab", "2"));
    SubjectId other = new SubjectId("lab", "9");
    String seen = EarlierModel.protocol(List.of(other, new SubjectId("lab", "2")), tested);
    Finding remembered =
        find(Check.SUBJECT_LEAK, RecognitionAudit.of(Evaluation.of(seen, TWO, clips())));
    assertThat(remembered.severity()).isEqualTo(Severity.INVALID);
    assertThat(remembered.message()).startsWith("The model was trained on 1 of the 2 subjects");
    String others = EarlierModel.protocol(List.of(other), tested);
    List<Finding> fine = RecognitionAudit.of(Evaluation.of(others, TWO, clips()));
    assertThat(find(Check.SUBJECT_LEAK, fine).severity()).isEqualTo(Severity.PASSED);
    String unknown = EarlierModel.protocol(List.of(), tested);
    List<Finding> open =
        RecognitionAudit.of(
            Evaluation.of(unknown, TWO, clips())
                .withProvenance(provenance(unknown, Map.of(), List.of())));
    assertThat(find(Check.SUBJECT_LEAK, open).severity()).isEqualTo(Severity.NOTE);
    assertThat(find(Check.TEST_EPOCH, open).severity()).isEqualTo(Severity.NOTE);
  }

  @Test
  void saysWhatItCannotKnowOfAnybodysPredictions() throws MismatchException {
    List<ClipLabel> rows =
        List.of(new ClipLabel(id("1", "x"), "a"), new ClipLabel(id("2", "x"), "b"));
    List<Finding> findings = RecognitionAudit.of(RecognitionScore.of(rows, rows));
    assertThat(find(Check.SUBJECT_LEAK, findings).severity()).isEqualTo(Severity.NOTE);
    assertThat(find(Check.TEST_EPOCH, findings).severity()).isEqualTo(Severity.NOTE);
    assertThat(find(Check.AGGREGATION, findings).message())
        .isEqualTo("Metrics come from counts summed over 1 fold.");
    assertThat(findings).noneMatch(Finding::alarming);
  }

  @Test
  void callsPeekingWhatItIs() {
    Finding byName =
        find(
            Check.TEST_EPOCH,
            RecognitionAudit.of(Evaluation.of("peek-best-test-epoch", TWO, clips())));
    Finding bySetting =
        find(
            Check.TEST_EPOCH,
            RecognitionAudit.of(
                evaluation(clips())
                    .withProvenance(provenance("peek-best-test-epoch", Map.of(), List.of()))));
    assertThat(List.of(byName, bySetting))
        .extracting(Finding::severity)
        .containsOnly(Severity.INVALID);
  }

  @Test
  void countsInventedApexesAndFailedClips() {
    List<Finding> findings =
        RecognitionAudit.of(
            evaluation(clips())
                .withProvenance(
                    provenance(
                        "loso",
                        Map.of(ApexSource.MIDPOINT, 3, ApexSource.DETECTED, 1),
                        List.of("c1: no face", "c2: no face", "c3: no face", "c4: no face"))));
    assertThat(find(Check.INVENTED_APEX, findings).severity()).isEqualTo(Severity.WARNING);
    assertThat(find(Check.INVENTED_APEX, findings).message())
        .startsWith("Of 4 apex frames 3 are the middle");
    assertThat(find(Check.FAILED_CLIPS, findings).message())
        .isEqualTo(
            "4 clips failed on the way and were neither trained on nor tested: c1: no face, c2: no face, c3: no face and 1"
                + " more.");
  }

  @Test
  void warnsOfLabelsThatOneSideLacks() {
    LabelSet four = new LabelSet("four", List.of("a", "b", "c", "d"));
    Evaluation evaluation =
        Evaluation.of("loso", four, List.of(clip("1", "x", 0, 2, "1"), clip("2", "y", 1, 1, "2")));
    List<Finding> findings = RecognitionAudit.of(evaluation);
    assertThat(find(Check.LABEL_SETS, findings).message())
        .isEqualTo("No clip is truly 'c', 'd'. Never predicted: 'a'.");
    assertThat(find(Check.UNDEFINED_METRIC, findings).message())
        .isEqualTo(
            "UF1 is undefined: class 'd' has neither a clip nor a prediction. UAR is undefined:"
                + " class 'c', 'd' has no clip.");
    assertThat(find(Check.LABEL_SETS, findings).alarming()).isTrue();
  }

  @Test
  void warnsOfAResultThatOneClassWouldReach() {
    Finding finding =
        find(
            Check.TRIVIAL_BASELINE,
            RecognitionAudit.of(
                evaluation(List.of(clip("1", "x", 0, 0, "1"), clip("2", "y", 1, 0, "2")))));
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void findsEqualContentAcrossAndWithinFolds() {
    Evaluation evaluation = evaluation(clips());
    Finding across =
        RecognitionAudit.duplicates(
            evaluation, Map.of(id("1", "x"), "h", id("2", "x"), "h", id("1", "y"), "i"));
    assertThat(across.severity()).isEqualTo(Severity.INVALID);
    assertThat(across.message())
        .isEqualTo(
            "The same content is trained on in one fold and tested in another: lab/1/x ="
                + " lab/2/x.");
    Finding within =
        RecognitionAudit.duplicates(evaluation, Map.of(id("1", "x"), "h", id("1", "y"), "h"));
    assertThat(within.severity()).isEqualTo(Severity.WARNING);
    assertThat(within.message())
        .isEqualTo("The same content counts more than once: lab/1/x = lab/1/y.");
    Finding none =
        RecognitionAudit.duplicates(evaluation, Map.of(id("1", "x"), "h", id("2", "x"), "i"));
    assertThat(none.severity()).isEqualTo(Severity.PASSED);
    assertThat(none.message())
        .isEqualTo("No two of 2 clips with a content hash hold the same content.");
  }

  @Test
  void listsEverythingThatKeepsListsFromBeingJoined() {
    ClipLabel x = new ClipLabel(id("1", "x"), "a");
    ClipLabel y = new ClipLabel(id("1", "y"), "a");
    ClipLabel z = new ClipLabel(id("1", "z"), "a");
    Finding finding = RecognitionAudit.join(List.of(x, y), List.of(x, x, z));
    assertThat(finding.severity()).isEqualTo(Severity.INVALID);
    assertThat(finding.message())
        .isEqualTo(
            "Without a prediction: lab/1/y. Predicted but not in the truth: lab/1/z. More than"
                + " once in a list: lab/1/x.");
    assertThat(RecognitionAudit.join(List.of(x), List.of(x)).message())
        .isEqualTo("Each of 1 clip has exactly one prediction.");
  }

  @Test
  void namesChecksAndSeveritiesForFiles() {
    assertThat(Check.SUBJECT_LEAK.id()).isEqualTo("subject-leak");
    assertThat(Check.SUBJECT_LEAK.title()).isEqualTo("Subjects kept apart");
    assertThat(Severity.WARNING.id()).isEqualTo("warning");
    assertThat(new Finding(Check.IOU_RULE, Severity.NOTE, "x").alarming()).isFalse();
    assertThatThrownBy(() -> new Finding(Check.IOU_RULE, Severity.NOTE, " "))
        .hasMessage("message must not be blank");
  }
}
