package org.glimpse.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.label.LabelSet;
import org.glimpse.report.document.ReportDocument;
import org.glimpse.report.section.AnalysisSection;
import org.glimpse.report.section.ApexMotionSource;
import org.glimpse.report.section.ProvenanceSection;

/** The report of a batch analysis; no labels are needed. */
public final class AnalysisReport {
  private final String title;
  private final AnalysisSection section;
  private final Optional<Provenance> provenance;

  private AnalysisReport(String title, AnalysisSection section, Optional<Provenance> provenance) {
    this.title = title;
    this.section = section;
    this.provenance = provenance;
  }

  /**
   * A report titled "Analysis".
   *
   * @param outcomes what became of each clip, in the order in which they are shown
   * @return the report
   */
  public static AnalysisReport of(List<ClipOutcome> outcomes) {
    return new AnalysisReport("Analysis", AnalysisSection.of("Clips", outcomes), Optional.empty());
  }

  /**
   * This report with another title.
   *
   * @param newTitle plain text, not blank
   * @return a copy
   * @throws IllegalArgumentException if the title is blank
   */
  public AnalysisReport withTitle(String newTitle) {
    return new AnalysisReport(Checks.notBlank("title", newTitle), section, provenance);
  }

  /**
   * This report with names for the classes that a model predicted.
   *
   * @param labels the label set of the model
   * @return a copy
   */
  public AnalysisReport withLabels(LabelSet labels) {
    return new AnalysisReport(title, section.withLabels(labels), provenance);
  }

  /**
   * This report with maps of flow and strain at the apex of each clip.
   *
   * @param source measures the motion of a clip when its details are written
   * @return a copy
   */
  public AnalysisReport withApexMotion(ApexMotionSource source) {
    return new AnalysisReport(title, section.withApexMotion(source), provenance);
  }

  /**
   * This report with word of how it came about.
   *
   * @param run the provenance of the batch
   * @return a copy
   */
  public AnalysisReport withProvenance(Provenance run) {
    return new AnalysisReport(title, section, Optional.of(run));
  }

  /**
   * The report as a document, to which sections can be added.
   *
   * @return the document
   */
  public ReportDocument document() {
    return ReportDocument.titled(title)
        .with(section)
        .with(ProvenanceSection.of(provenance.map(p -> Map.of("analysis", p)).orElse(Map.of())));
  }

  /**
   * Writes {@code report.html}, which needs no other file, and every chart as SVG and PNG into the
   * folder {@code charts}.
   *
   * @param directory where to; made where it does not exist
   * @return the path of {@code report.html}
   * @throws IOException if a file cannot be written
   */
  public Path renderTo(Path directory) throws IOException {
    return document().renderTo(directory);
  }
}
