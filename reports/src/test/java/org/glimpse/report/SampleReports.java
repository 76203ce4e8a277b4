package org.glimpse.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.RelabelledClips;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.evaluation.audit.RecognitionAudit;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.SpottingCounts;
import org.glimpse.evaluation.spotting.ThresholdSweep;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.report.chart.SpottingChart;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.ReportDocument;
import org.glimpse.report.document.Section;
import org.glimpse.report.document.Table;
import org.glimpse.report.section.AnalysisSection;
import org.glimpse.report.section.ComparisonSection;
import org.glimpse.report.section.CorpusSection;
import org.glimpse.report.section.EvaluationSection;
import org.glimpse.report.section.NamedEvaluation;
import org.glimpse.report.section.ProvenanceSection;
import org.glimpse.report.section.SpottingSection;
import org.glimpse.report.section.StrategiesSection;

/** A report of each kind with everything that it can show. */
public final class SampleReports {
  private SampleReports() {}

  /** The reports by the name of their folder. */
  public static Map<String, ReportDocument> all() {
    Map<String, ReportDocument> all = new LinkedHashMap<>();
    all.put("run", run());
    all.put("comparison", comparison());
    all.put("analysis", analysis());
    all.put("spotting", spotting());
    all.put("corpus", corpus());
    all.put("long", longTable());
    return all;
  }

  /** A section of blocks. */
  public static Section section(String title, Block... blocks) {
    return new Section() {
      @Override
      public String title() {
        return title;
      }

      @Override
      public List<Block> blocks() {
        return List.of(blocks);
      }
    };
  }

  /** A corpus of clips alone. */
  private record Listed(List<ClipSource> clips) implements Corpus {
    @Override
    public String name() {
      return "sample";
    }

    @Override
    public LabelSet labels() {
      return LabelSet.megc3();
    }

    @Override
    public List<ClipOutcome.Failed> problems() {
      return List.of();
    }
  }

  private static ReportDocument corpus() {
    List<ClipSource> clips = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      KeyFrames keys =
          i % 10 == 9
              ? KeyFrames.midpoint(0, 60 + i)
              : new KeyFrames(i % 4, 10 + i % 7, 40 + 2 * i, ApexSource.ANNOTATED);
      clips.add(
          new ClipSource(
              ClipId.of("sample", "subject" + (int) Math.sqrt(i), "clip" + i),
              Path.of("clip" + i),
              new Annotation(
                  Optional.of(keys),
                  Optional.of(LabelSet.megc3().label(i % 5 % 3)),
                  List.of(),
                  Optional.of(FrameRate.of(200)))));
    }
    return ReportDocument.titled("Corpus sample")
        .with(
            CorpusSection.of(
                new Listed(clips),
                List.of(
                    new CorpusSection.Inconsistency(
                        "sample/subject1/clip1", "apex", "The apex lies before the onset."))));
  }

  private static ReportDocument longTable() {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 1; i <= 620; i++) {
      rows.add(List.of(Cell.of("clip" + i), Cell.number(i * 7 % 620 / 10.0, 1), Cell.of("brows")));
    }
    List<Table.Column> columns =
        List.of(Table.Column.text("clip"), Table.Column.number("px"), Table.Column.text("where"));
    return ReportDocument.titled("Long")
        .with(section("Clips", new Table("Clips, a row each.", columns, rows)));
  }

  private static ReportDocument run() {
    Evaluation evaluation =
        Samples.evaluation(0.6)
            .withProvenance(Samples.provenance().withSetting("protocol", "peek-best-test-epoch"))
            .withDetails(details());
    List<ClipAnalysis> looks = new ArrayList<>();
    ClipAnalysis look = Samples.analyzed("sub1", "clip1", 1).analysis();
    List<ClipId> shown =
        new ArrayList<>(EvaluationSection.surestMistakes(evaluation).subList(0, 2));
    evaluation =
        evaluation.withDetails(
            evaluation
                .details()
                .with(Samples.insight(evaluation).withMaps(List.of(Samples.map(shown.get(0))))));
    shown.add(RelabelledClips.of(evaluation.details().insight().changes()).get(0).clip());
    for (ClipId clip : shown) {
      looks.add(
          new ClipAnalysis(
              new ClipSource(clip, look.source().path(), look.source().annotation()),
              look.video(),
              look.keyFrames(),
              look.motion(),
              look.filmstrip()));
    }
    return Report.of(evaluation).withTitle("A run").withLooks(looks).document();
  }

  private static RunDetails details() {
    List<RunDetails.LearningCurve> curves = new ArrayList<>();
    for (String fold : List.of("sub1", "sub2", "sub3")) {
      curves.add(
          new RunDetails.LearningCurve(
              fold,
              IntStream.range(0, 20)
                  .mapToObj(
                      i ->
                          new RunDetails.Point(
                              i,
                              2 * Math.exp(-i / 6.0) + 0.05 * fold.charAt(3) % 3,
                              OptionalDouble.of(0.7 - 0.5 * Math.exp(-i / 5.0)),
                              i == 12))
                  .toList()));
    }
    List<RunDetails.EmbeddedClip> clips = new ArrayList<>();
    for (EvaluatedClip clip : Samples.evaluation(0.6).clips()) {
      clips.add(
          new RunDetails.EmbeddedClip(
              clip.clip(),
              clip.truth(),
              clip.fold().equals("sub1"),
              List.of(
                  Math.cos(clip.truth()) + 0.1 * (clip.clip().clip().hashCode() % 5),
                  Math.sin(clip.truth()) + 0.1 * (clip.clip().clip().hashCode() % 3))));
    }
    return new RunDetails(Map.of(), curves, Optional.of(new RunDetails.Embedding("sub1", clips)));
  }

  private static ReportDocument comparison() {
    List<NamedEvaluation> models =
        List.of(
            new NamedEvaluation("poor", Samples.evaluation(0.2)),
            new NamedEvaluation("good", Samples.evaluation(0.9)),
            new NamedEvaluation("fair", Samples.evaluation(0.5)));
    Map<String, List<Evaluation>> runs = new LinkedHashMap<>();
    models.forEach(model -> runs.put(model.name(), List.of(model.evaluation())));
    return ReportDocument.titled("Comparison")
        .withLead("Three models.")
        .with(ComparisonSection.of("Models", "model", models))
        .with(StrategiesSection.of("sampler", runs))
        .with(
            ProvenanceSection.of(Map.of("run", Samples.provenance()))
                .withAudit("good", RecognitionAudit.of(Samples.evaluation(0.9))));
  }

  private static ReportDocument analysis() {
    List<ClipOutcome> outcomes = new ArrayList<>(Samples.outcomes());
    return ReportDocument.titled("Clips")
        .with(
            AnalysisSection.of("Clips", outcomes.subList(6, 14))
                .withLabels(LabelSet.dfme7())
                .withApexMotion(clip -> Optional.of(Samples.apexMotion())))
        .with(ProvenanceSection.of(Map.of()));
  }

  private static ReportDocument spotting() {
    List<VideoInterval> truth = new ArrayList<>();
    List<VideoInterval> found = new ArrayList<>();
    Map<ClipId, SpottingChart.Curve> curves = new LinkedHashMap<>();
    for (int v = 0; v < 3; v++) {
      ClipId video = ClipId.of("c", "s" + v, "video-with-a-rather-long-name-" + v);
      int middle = 100 + 40 * v;
      truth.add(VideoInterval.of(video, middle - 15, middle + 15));
      found.add(VideoInterval.of(video, middle - 12, middle + 20).withScore(0.5 + 0.1 * v));
      curves.put(
          video,
          new SpottingChart.Curve(
              5,
              IntStream.range(0, 300)
                  .mapToObj(i -> Math.exp(-Math.pow((i + 5 - middle) / 18.0, 2)))
                  .toList(),
              OptionalDouble.of(0.6)));
    }
    List<ThresholdSweep.Point> sweep =
        List.of(
            new ThresholdSweep.Point(0.2, new SpottingCounts(3, 9, 0, 3, 0)),
            new ThresholdSweep.Point(0.5, new SpottingCounts(3, 1, 0, 3, 0)),
            new ThresholdSweep.Point(0.9, new SpottingCounts(1, 0, 2, 3, 2)));
    return ReportDocument.titled("Spotting")
        .with(
            SpottingSection.of("Spotting", Set.of(), truth, found, MatchRule.megc())
                .withCurves(curves)
                .withSweep(sweep));
  }
}
