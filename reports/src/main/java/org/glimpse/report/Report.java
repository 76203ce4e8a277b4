package org.glimpse.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.glimpse.core.Checks;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.audit.RecognitionAudit;
import org.glimpse.report.document.ReportDocument;
import org.glimpse.report.section.EvaluationSection;
import org.glimpse.report.section.ProvenanceSection;

/**
 * The report of one evaluation; documents of other makeup are put together from sections with
 * {@link ReportDocument}.
 */
public final class Report {
  private static final String RESULT = "Result";

  private final String title;
  private final EvaluationSection section;
  private final Evaluation evaluation;

  private Report(String title, EvaluationSection section, Evaluation evaluation) {
    this.title = title;
    this.section = section;
    this.evaluation = evaluation;
  }

  /**
   * A report titled "Evaluation".
   *
   * @param evaluation the evaluation
   * @return the report
   */
  public static Report of(Evaluation evaluation) {
    return new Report("Evaluation", EvaluationSection.of(RESULT, evaluation), evaluation);
  }

  /**
   * This report with another title.
   *
   * @param newTitle plain text, not blank
   * @return a copy
   * @throws IllegalArgumentException if the title is blank
   */
  public Report withTitle(String newTitle) {
    return new Report(Checks.notBlank("title", newTitle), section, evaluation);
  }

  /**
   * This report with one more baseline; the first stands beside each of the main numbers.
   *
   * @param name what it does, for example {@code "majority class"}
   * @param baseline its evaluation over the same clips
   * @return a copy
   */
  public Report withBaseline(String name, Evaluation baseline) {
    return new Report(title, section.withBaseline(name, baseline), evaluation);
  }

  /**
   * This report with what clips look like, so that the surest mistakes can be shown.
   *
   * @param analyses what was found in clips
   * @return a copy
   */
  public Report withLooks(Collection<ClipAnalysis> analyses) {
    return new Report(title, section.withLooks(analyses), evaluation);
  }

  /**
   * The report as a document, to which sections can be added.
   *
   * @return the document
   */
  public ReportDocument document() {
    return ReportDocument.titled(title)
        .with(section)
        .with(
            ProvenanceSection.of(
                    evaluation.provenance().map(p -> Map.of(RESULT, p)).orElse(Map.of()))
                .withAudit(RESULT, RecognitionAudit.of(evaluation)));
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
