package org.glimpse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.ClipMap;
import org.glimpse.evaluation.Confusion;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Metric;
import org.glimpse.evaluation.ModelInsight;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.evaluation.SpaceTimeMap;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Interval;
import org.glimpse.report.section.EvaluationSection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path directory;

  private String page(Report report) throws IOException {
    return Files.readString(report.renderTo(directory));
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  @Test
  void showsTheEvaluationsOwnNumbers() throws IOException {
    Evaluation evaluation = Samples.evaluation(0.6);
    String page = page(Report.of(evaluation).withTitle("DFME, 7 classes, LOSO"));
    assertThat(page).contains("<h1>DFME, 7 classes, LOSO</h1>", "<title>DFME, 7 classes, LOSO<");
    for (Metric metric : Metric.values()) {
      assertThat(page)
          .contains(
              metric.title()
                  + "</th>\n<td class=\"number\" data-value=\""
                  + evaluation.metric(metric).orElseThrow()
                  + "\">");
    }
    for (Metric metric : List.of(Metric.UF1, Metric.UAR, Metric.ACCURACY)) {
      assertThat(page)
          .contains(
              "<dt>"
                  + metric.title()
                  + "</dt>\n<dd class=\"value\">"
                  + three(evaluation.metric(metric).orElseThrow()));
    }
    Confusion pooled = evaluation.pooled();
    for (int c = 0; c < pooled.size(); c++) {
      assertThat(page)
          .contains(
              pooled.labels().label(c)
                  + "</th>\n"
                  + number(pooled.support(c), "" + pooled.support(c))
                  + number(pooled.predicted(c), "" + pooled.predicted(c))
                  + number(pooled.count(c, c), "" + pooled.count(c, c))
                  + cell(pooled.precision(c).orElseThrow()),
              cell(pooled.recall(c).orElseThrow()),
              cell(pooled.f1(c).orElseThrow()));
    }
  }

  /** A cell with a value, as far as the interval behind it. */
  private static String cell(double value) {
    return "<td class=\"number\" data-value=\"" + value + "\">" + three(value) + "<small> ";
  }

  private static String number(double value, String text) {
    return "<td class=\"number\" data-value=\"" + value + "\">" + text + "</td>\n";
  }

  @Test
  void writesPageAndCharts() throws IOException {
    Path page = Report.of(Samples.evaluation(0.6)).renderTo(directory.resolve("out"));
    assertThat(page).isEqualTo(directory.resolve("out/report.html"));
    assertThat(directory.resolve("out/charts").toFile().list())
        .containsExactlyInAnyOrder(
            "result-classes.svg",
            "result-classes.png",
            "result-confusion.svg",
            "result-confusion.png",
            "result-reliability.svg",
            "result-reliability.png",
            "result-subjects.svg",
            "result-subjects.png",
            "result-support.svg",
            "result-support.png");
  }

  /** Three clips of a, one of b: always "a" has UF1 (6/7 + 0) / 2, UAR 1/2, accuracy 3/4. */
  @Test
  void putsTheMostFrequentClassBesideTheNumbersWhereNoBaselineIsGiven() throws IOException {
    assertThat(page(Report.of(tiny(0, 0, 1, 1))))
        .contains("4 clips of 4 subjects were sorted into 2 classes, tested in 4 folds, each")
        .contains(
            "the baseline (always &quot;a&quot;) has UF1 0.429, UAR 0.500 and accuracy 0.750");
  }

  @Test
  void putsTheGivenBaselineBesideTheNumbers() throws IOException {
    assertThat(page(Report.of(tiny(0, 0, 1, 1)).withBaseline("all b", tiny(1, 1, 1, 1))))
        .contains("the baseline (all b) has UF1 0.200, UAR 0.500 and accuracy 0.250")
        .doesNotContain("(always ");
  }

  @Test
  void putsTheIntervalBesideEachMainNumber() throws IOException {
    Evaluation evaluation = Samples.evaluation(0.6);
    Interval interval = evaluation.interval(Metric.UF1::of, Bootstrap.withDefaults()).orElseThrow();
    assertThat(page(Report.of(evaluation)))
        .contains(
            "95% interval "
                + three(interval.lower())
                + " to "
                + three(interval.upper())
                + ", baseline 0.052");
  }

  @Test
  void saysWhyAMetricIsUndefined() throws IOException {
    Evaluation evaluation =
        Evaluation.of(
            "loso",
            new LabelSet("x", List.of("a", "b")),
            List.of(new EvaluatedClip(ClipId.of("c", "s", "1"), 0, 0, "s", List.of())));
    assertThat(page(Report.of(evaluation)))
        .contains("UF1 is undefined: class &#39;b&#39; has neither a clip nor a prediction.")
        .contains("it is 1.000 (F1 over present classes); baseline 1.000.")
        .contains("<dt>UF1</dt>\n<dd class=\"value\">–</dd>")
        .contains("Nothing is known about how these numbers came about");
  }

  @Test
  void saysHowTheNumbersWereMade() throws IOException {
    assertThat(page(Report.of(Samples.evaluation(0.6))))
        .contains("How these numbers were made")
        .contains("<dt>imbalance</dt>\n<dd>class-weighted cross entropy</dd>")
        .contains("<dd>DFME/sub5/clip99: no face was found in any frame</dd>")
        .contains("<dd>midpoint: 4</dd>", "0123456789abcdef", "<dt>OpenCV</dt>\n<dd>4.13.0</dd>");
  }

  @Test
  void saysWhatWasLookedForAndFound() throws IOException {
    assertThat(page(Report.of(Samples.evaluation(0.6))))
        .contains("<h3>Checks</h3>")
        .containsSubsequence(
            "<li class=\"warning\">",
            "<strong>Apex coded, not invented</strong>",
            "Of 153 apex frames 4 are the middle of onset and offset",
            "<li class=\"passed\">",
            "<strong>Subjects kept apart</strong>",
            "Each of 9 subjects is tested in one fold only.");
  }

  @Test
  void saysInRedThatAChosenTestEpochIsNoResult() throws IOException {
    Evaluation evaluation = Samples.evaluation(0.6);
    Provenance peeked = Samples.provenance().withSetting("protocol", "peek-best-test-epoch");
    assertThat(page(Report.of(evaluation.withProvenance(peeked))))
        .containsOnlyOnce("<p class=\"alarm\">Not valid. Epoch chosen without the test fold:")
        .contains("<li class=\"invalid\">");
    assertThat(page(Report.of(evaluation))).doesNotContain("class=\"alarm\"");
  }

  /** Clip 1 is wrong with score 0.9 and clip 3 with 0.6; clip 2 is right. */
  @Test
  void listsTheMistakesThatTheModelWasSurestOf() throws IOException {
    LabelSet labels = new LabelSet("x", List.of("a", "b"));
    String page =
        page(
            Report.of(
                Evaluation.of(
                    "loso",
                    labels,
                    List.of(
                        new EvaluatedClip(
                            ClipId.of("c", "s", "third"), 1, 0, "s", List.of(0.6, 0.4)),
                        new EvaluatedClip(
                            ClipId.of("c", "s", "second"), 0, 0, "s", List.of(0.99, 0.01)),
                        new EvaluatedClip(
                            ClipId.of("c", "t", "first"), 0, 1, "t", List.of(0.1, 0.9))))));
    assertThat(page).contains("The mistakes with the highest scores, 2 of 2.");
    assertThat(page)
        .containsSubsequence(">first</th>", ">0.900</td>", ">third</th>", ">0.600</td>");
    assertThat(page).doesNotContain(">second<");
  }

  @Test
  void showsHowMistakenClipsLookWhereThatIsKnown() throws IOException {
    Evaluation evaluation = Samples.evaluation(0.6);
    List<ClipId> surest = EvaluationSection.surestMistakes(evaluation);
    assertThat(surest).hasSize(10);
    ClipAnalysis known = Samples.analyzed("sub1", "clip1", 1).analysis();
    ClipAnalysis look =
        new ClipAnalysis(
            new ClipSource(surest.get(1), Path.of("x.mp4"), known.source().annotation()),
            known.video(),
            known.keyFrames(),
            known.motion(),
            known.filmstrip());
    String page = page(Report.of(evaluation).withLooks(List.of(look)));
    assertThat(page)
        .contains("<a href=\"#result-mistake-2\">" + surest.get(1).clip() + "</a>")
        .contains("id=\"result-mistake-2\"", "<strong>apex</strong>")
        .doesNotContain("result-mistake-1\"");
  }

  @Test
  void drawsLearningCurvesAndAMapWhereTheyAreKnown() throws IOException {
    Evaluation evaluation =
        Samples.evaluation(0.6)
            .withDetails(
                new RunDetails(
                    Map.of(),
                    List.of(
                        new RunDetails.LearningCurve(
                            "sub1",
                            List.of(
                                new RunDetails.Point(0, 2, OptionalDouble.of(0.2), false),
                                new RunDetails.Point(1, 1, OptionalDouble.of(0.6), true)))),
                    Optional.of(
                        new RunDetails.Embedding(
                            "sub1",
                            List.of(
                                new RunDetails.EmbeddedClip(
                                    ClipId.of("c", "s", "1"), 0, true, List.of(1.0, 0.0)),
                                new RunDetails.EmbeddedClip(
                                    ClipId.of("c", "s", "2"), 1, false, List.of(0.0, 1.0)))))));
    assertThat(page(Report.of(evaluation)))
        .contains("the dot marks the epoch whose weights were kept")
        .contains("Where the model of fold sub1 puts clips");
  }

  @Test
  void tellsWhatTrainingsMadeOfTheirClips() throws IOException {
    Evaluation evaluation = Samples.evaluation(0.6);
    evaluation = evaluation.withDetails(evaluation.details().with(Samples.insight(evaluation)));
    List<ClipId> shown = EvaluationSection.shownClips(evaluation);
    assertThat(shown).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    assertThat(page(Report.of(evaluation)))
        .contains("How far training clips were trusted", "of them re-labelled")
        .contains("labels of tested clips never change", "Every single change is in relabelled.csv")
        .contains("The learned tree of the face", "Trees of 3 folds")
        .containsPattern("valence and arousal(?s:.{0,90})>81<(?s:.{0,90})>35<(?s:.{0,90})>9<")
        .contains("The training changed labels of its own clips");
  }

  @Test
  void saysWhereNothingWasDecidedWrongly() throws IOException {
    String none = "There are none: every clip was decided rightly";
    assertThat(page(Report.of(Samples.evaluation(1)))).contains("Surest mistakes", none);
    assertThat(page(Report.of(Samples.evaluation(0.6)))).doesNotContain(none);
  }

  @Test
  void saysWhyThereAreNoActivationMaps() throws IOException {
    Evaluation evaluation = Samples.evaluation(0.6);
    ClipAnalysis known = Samples.analyzed("sub1", "clip1", 1).analysis();
    ClipAnalysis look =
        new ClipAnalysis(
            new ClipSource(
                EvaluationSection.surestMistakes(evaluation).get(0),
                Path.of("x.mp4"),
                known.source().annotation()),
            known.video(),
            known.keyFrames(),
            known.motion(),
            known.filmstrip());
    assertThat(page(Report.of(evaluation).withLooks(List.of(look))))
        .contains("There are no activation maps: the run kept none.");
    ClipMap map = Samples.map(look.source().id());
    ClipMap alike =
        new ClipMap(
            map.clip(),
            ClipMap.Kind.ATTENTION,
            1,
            SpaceTimeMap.ofLevels(1, 1, 2, new int[] {250, 255}),
            List.of(30));
    Evaluation seen =
        evaluation.withDetails(
            evaluation.details().with(ModelInsight.none().withMaps(List.of(map, alike))));
    assertThat(page(Report.of(seen).withLooks(List.of(look))))
        .contains("attended to all places and moments nearly alike: the least has 0.98")
        .contains("What spoke for", "Legend of the activation maps", ", activation up to ")
        .doesNotContain("There are no activation maps");
    ClipMap choosy =
        new ClipMap(
            map.clip(),
            ClipMap.Kind.ATTENTION,
            1,
            SpaceTimeMap.ofLevels(1, 1, 2, new int[] {51, 255}),
            List.of(30));
    Evaluation chosen =
        evaluation.withDetails(
            evaluation.details().with(ModelInsight.none().withMaps(List.of(choosy))));
    assertThat(page(Report.of(chosen).withLooks(List.of(look))))
        .contains("The least attended place and moment of the clip has 0.20 of the weight")
        .doesNotContain("nearly alike");
  }

  @Test
  void refusesABlankTitle() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Report.of(tiny(0, 0, 0, 0)).withTitle(" "))
        .withMessage("title must not be blank");
  }

  /** Truth a, a, a, b. */
  private static Evaluation tiny(int... predicted) {
    List<EvaluatedClip> clips = new java.util.ArrayList<>();
    for (int i = 0; i < predicted.length; i++) {
      clips.add(
          new EvaluatedClip(
              ClipId.of("c", "s" + i, "k"), i == 3 ? 1 : 0, predicted[i], "s" + i, List.of()));
    }
    return Evaluation.of("loso", new LabelSet("x", List.of("a", "b")), clips);
  }
}
