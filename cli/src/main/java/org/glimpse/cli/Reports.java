package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.Baselines;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.evaluation.audit.Finding;
import org.glimpse.evaluation.audit.RecognitionAudit;
import org.glimpse.keyframe.flow.OpticalStrain;
import org.glimpse.pipeline.ApexFlow;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.SpottingResult;
import org.glimpse.pipeline.files.AnalysisFiles;
import org.glimpse.pipeline.files.EvaluationFiles;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.files.RunManifest;
import org.glimpse.pipeline.files.SpottingRunFiles;
import org.glimpse.report.AnalysisReport;
import org.glimpse.report.Report;
import org.glimpse.report.chart.ApexMotion;
import org.glimpse.report.document.ReportDocument;
import org.glimpse.report.document.Section;
import org.glimpse.report.section.AnalysisSection;
import org.glimpse.report.section.ComparisonSection;
import org.glimpse.report.section.EvaluationSection;
import org.glimpse.report.section.ModelsSection;
import org.glimpse.report.section.NamedEvaluation;
import org.glimpse.report.section.ProvenanceSection;
import org.glimpse.report.section.StrategiesSection;

/** Puts reports together from results in memory or from the folders of runs. */
final class Reports {
  /** What the baseline that every model must beat is called. */
  static final String MAJORITY = "most frequent class";

  private static final String MISTAKES = "mistakes";

  private Reports() {}

  /** The report of an analysis; the labels are those of the model that predicted, if one did. */
  static Path analysis(Path out, String title, BatchResult result, Optional<LabelSet> labels)
      throws IOException {
    return analysis(title, result, labels).renderTo(out);
  }

  private static ReportDocument analysis(
      String title, BatchResult result, Optional<LabelSet> labels) {
    AnalysisReport report =
        AnalysisReport.of(result.outcomes())
            .withTitle(title)
            .withApexMotion(Reports::apexMotion)
            .withProvenance(result.provenance());
    return labels.map(report::withLabels).orElse(report).document();
  }

  static Path spotting(Path out, String title, SpottingResult result) throws IOException {
    return spotting(title, result).renderTo(out);
  }

  private static ReportDocument spotting(String title, SpottingResult result) {
    return ReportDocument.titled(title)
        .with(new SpottedSection(result.videos()))
        .with(ProvenanceSection.of(Map.of("spotting", result.provenance())));
  }

  /** What must be beaten: always the most frequent class, and classes drawn by frequency. */
  static List<NamedEvaluation> baselines(FoldPlan plan, LabelledClips clips, long seed) {
    return List.of(
        new NamedEvaluation(MAJORITY, Baselines.majority(plan, clips)),
        new NamedEvaluation("class drawn by frequency", Baselines.prior(plan, clips, seed)));
  }

  /** The report of an evaluation; what the clips that it shows look like is kept beside it. */
  static Path evaluation(
      Path out,
      String title,
      Evaluation evaluation,
      List<NamedEvaluation> baselines,
      BatchResult batch)
      throws IOException {
    BatchResult mistakes = batch.only(EvaluationSection.shownClips(evaluation));
    AnalysisFiles.write(out.resolve(MISTAKES), title, mistakes, Optional.empty());
    Report report = Report.of(evaluation).withTitle(title).withLooks(looks(mistakes));
    for (NamedEvaluation baseline : baselines) {
      report = report.withBaseline(baseline.name(), baseline.evaluation());
    }
    return report.renderTo(out);
  }

  private static Optional<ApexMotion> apexMotion(ClipAnalysis analysis) {
    return ApexFlow.of(analysis).map(flow -> ApexMotion.of(flow, OpticalStrain.magnitude(flow)));
  }

  private static List<ClipAnalysis> looks(BatchResult batch) {
    return batch.analyzed().stream().map(ClipOutcome.Analyzed::analysis).toList();
  }

  private static List<ClipAnalysis> mistakes(Path run) throws FileFormatException {
    Path folder = run.resolve(MISTAKES);
    return Files.exists(folder.resolve(RunManifest.FILE))
        ? looks(AnalysisFiles.read(folder, RunManifest.read(folder)))
        : List.of();
  }

  /** One document of several evaluations, their comparison, and an analysis of the same clips. */
  static Path whole(
      Path out,
      String title,
      Optional<String> lead,
      List<ComparisonSection> comparisons,
      List<NamedEvaluation> evaluations,
      Optional<NamedEvaluation> baseline,
      Optional<BatchResult> analysis)
      throws IOException {
    return document(title, lead, comparisons, evaluations, baseline, analysis).renderTo(out);
  }

  private static ReportDocument document(
      String title,
      Optional<String> lead,
      List<ComparisonSection> comparisons,
      List<NamedEvaluation> evaluations,
      Optional<NamedEvaluation> baseline,
      Optional<BatchResult> analysis) {
    ReportDocument document = ReportDocument.titled(title);
    if (lead.isPresent()) {
      document = document.withLead(lead.get());
    }
    Map<String, Provenance> provenances = new LinkedHashMap<>();
    Map<String, List<Finding>> audits = new LinkedHashMap<>();
    for (ComparisonSection comparison : comparisons) {
      document = document.with(comparison);
    }
    for (NamedEvaluation named : evaluations) {
      EvaluationSection section = EvaluationSection.of(named.name(), named.evaluation());
      if (baseline.isPresent()) {
        section = section.withBaseline(baseline.get().name(), baseline.get().evaluation());
      }
      if (analysis.isPresent()) {
        section = section.withLooks(looks(analysis.get()));
      }
      document = document.with(section);
      named.evaluation().provenance().ifPresent(p -> provenances.put(named.name(), p));
      audits.put(named.name(), RecognitionAudit.of(named.evaluation()));
    }
    if (analysis.isPresent()) {
      document =
          document.with(
              AnalysisSection.of("Clips", analysis.get().outcomes())
                  .withApexMotion(Reports::apexMotion));
      provenances.put("analysis", analysis.get().provenance());
    }
    return document.with(provenance(provenances, audits));
  }

  private static ProvenanceSection provenance(
      Map<String, Provenance> provenances, Map<String, List<Finding>> audits) {
    ProvenanceSection section = ProvenanceSection.of(provenances);
    for (Map.Entry<String, List<Finding>> audit : audits.entrySet()) {
      section = section.withAudit(audit.getKey(), audit.getValue());
    }
    return section;
  }

  /** Strategies that ran with the same folds and seeds. */
  static Path comparison(
      Path out,
      String title,
      StrategiesSection section,
      List<Section> more,
      Map<String, List<Evaluation>> runs)
      throws IOException {
    Map<String, Provenance> provenances = new LinkedHashMap<>();
    Map<String, List<Finding>> audits = new LinkedHashMap<>();
    runs.forEach(
        (name, evaluations) -> {
          evaluations.get(0).provenance().ifPresent(p -> provenances.put(name, p));
          audits.put(name, RecognitionAudit.of(evaluations.get(0)));
        });
    List<Section> sections = new ArrayList<>(List.of(section));
    sections.addAll(more);
    return sections(out, title, sections, provenance(provenances, audits));
  }

  /** Several comparisons of the same models, one a corpus. */
  static Path models(Path out, ModelsSection section, List<CompareCommand.Compared> corpora)
      throws IOException {
    Map<String, Provenance> provenances = new LinkedHashMap<>();
    Map<String, List<Finding>> audits = new LinkedHashMap<>();
    List<Section> sections = new ArrayList<>(List.of(section));
    for (CompareCommand.Compared one : corpora) {
      sections.add(one.section());
      sections.addAll(one.more());
      one.runs()
          .forEach(
              (model, evaluations) -> {
                String name = one.corpus() + ", " + model;
                evaluations.get(0).provenance().ifPresent(p -> provenances.put(name, p));
                audits.put(name, RecognitionAudit.of(evaluations.get(0)));
              });
    }
    return sections(out, "Models compared", sections, provenance(provenances, audits));
  }

  private static Path sections(
      Path out, String title, List<Section> sections, ProvenanceSection last) throws IOException {
    ReportDocument document = ReportDocument.titled(title);
    for (Section section : sections) {
      document = document.with(section);
    }
    return document.with(last).renderTo(out);
  }

  /** The report of the runs in the given folders, one alone or several side by side. */
  static ReportDocument again(List<Path> runs, Optional<String> title) throws FileFormatException {
    if (runs.size() == 1) {
      return again(runs.get(0), title);
    }
    List<NamedEvaluation> evaluations = new ArrayList<>();
    for (Path run : runs) {
      RunManifest manifest = RunManifest.read(run);
      if (manifest.kind() != RunManifest.Kind.EVALUATION) {
        throw new FileFormatException(
            run.resolve(RunManifest.FILE),
            "only evaluations can stand side by side, and this is none; render it alone.");
      }
      evaluations.add(new NamedEvaluation(name(run), EvaluationFiles.read(run, manifest)));
    }
    return document(
        title.orElse("Runs side by side"),
        Optional.empty(),
        List.of(ComparisonSection.of("Comparison", "run", evaluations)),
        evaluations,
        Optional.empty(),
        Optional.empty());
  }

  private static ReportDocument again(Path run, Optional<String> title) throws FileFormatException {
    RunManifest manifest = RunManifest.read(run);
    String heading = title.orElse(manifest.title());
    if (manifest.kind() == RunManifest.Kind.ANALYSIS) {
      return analysis(heading, AnalysisFiles.read(run, manifest), manifest.labels());
    }
    if (manifest.kind() == RunManifest.Kind.SPOTTING) {
      return spotting(heading, SpottingRunFiles.read(run, manifest));
    }
    return Report.of(EvaluationFiles.read(run, manifest))
        .withTitle(heading)
        .withLooks(mistakes(run))
        .document();
  }

  private static String name(Path run) {
    Path file = run.toAbsolutePath().normalize().getFileName();
    return file == null ? run.toString() : file.toString();
  }
}
