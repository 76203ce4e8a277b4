package org.glimpse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.glimpse.report.Samples;
import org.glimpse.report.section.AnalysisSection;
import org.glimpse.report.section.EvaluationSection;
import org.glimpse.report.section.ProvenanceSection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every format keeps. */
public abstract class ReportRendererContract {
  @TempDir Path directory;

  /** The format. */
  protected abstract ReportRenderer renderer();

  /** A document with every kind of block. */
  protected static ReportDocument document() {
    return ReportDocument.titled("A report")
        .withLead("What it says.")
        .with(EvaluationSection.of("Model", Samples.evaluation(0.6)))
        .with(AnalysisSection.of("Clips", Samples.outcomes().subList(11, 14)))
        .with(ProvenanceSection.of(Map.of("run", Samples.provenance())));
  }

  /** Renders into a fresh folder below one that does not exist yet. */
  protected final Path render(String name, ReportDocument document) throws IOException {
    return renderer().render(document, directory.resolve("new").resolve(name));
  }

  private Map<String, List<Byte>> files(String name) throws IOException {
    Map<String, List<Byte>> files = new TreeMap<>();
    Path root = directory.resolve("new").resolve(name);
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(path);
        List<Byte> list = new java.util.ArrayList<>(bytes.length);
        for (byte b : bytes) {
          list.add(b);
        }
        files.put(root.relativize(path).toString(), list);
      }
    }
    return files;
  }

  @Test
  void makesTheFolderAndReturnsWhatToOpenFirst() throws IOException {
    assertThat(render("a", document())).exists();
  }

  @Test
  void writesTheSameBytesEachTime() throws IOException {
    render("a", document());
    render("b", document());
    assertThat(files("a")).isNotEmpty().isEqualTo(files("b"));
  }

  @Test
  void writesOverAnEarlierReport() throws IOException {
    render(
        "a",
        ReportDocument.titled("Old").with(EvaluationSection.of("Model", Samples.evaluation(0.3))));
    render("a", document());
    render("b", document());
    assertThat(files("a")).containsAllEntriesOf(files("b"));
  }

  @Test
  void writesAnEmptyDocument() throws IOException {
    assertThat(render("empty", ReportDocument.titled("Nothing yet"))).exists();
  }
}
