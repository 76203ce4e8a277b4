package org.glimpse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.glimpse.core.label.LabelSet;
import org.glimpse.report.document.HtmlRenderer;
import org.glimpse.report.document.ReportDocument;
import org.glimpse.report.section.AnalysisSection;
import org.glimpse.report.section.ComparisonSection;
import org.glimpse.report.section.EvaluationSection;
import org.glimpse.report.section.NamedEvaluation;
import org.glimpse.report.section.ProvenanceSection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser; skipped where Chromium is not installed. */
class ReportPageIT {
  @TempDir private static Path directory;
  private static String chromium = "";
  private static Path page = Path.of("");

  @BeforeAll
  static void render() throws IOException {
    Optional<Path> found =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "Chromium is not installed, so no page is opened");
    chromium = found.orElseThrow().toString();
    ReportDocument document =
        ReportDocument.titled("Everything")
            .withLead("A report with every section.")
            .with(
                ComparisonSection.of(
                    "Models",
                    "model",
                    List.of(
                        new NamedEvaluation("poor", Samples.evaluation(0.2)),
                        new NamedEvaluation("good", Samples.evaluation(0.9)),
                        new NamedEvaluation("fair", Samples.evaluation(0.5)))))
            .with(EvaluationSection.of("good", Samples.evaluation(0.9)))
            .with(
                AnalysisSection.of("Clips", Samples.outcomes().subList(9, 14))
                    .withLabels(LabelSet.dfme7()))
            .with(ProvenanceSection.of(Map.of("run", Samples.provenance())));
    page = new HtmlRenderer().render(document, directory);
  }

  /** Opens a page and gives what the browser says and the document as it stands at the end. */
  private String open(Path file, int width) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--user-data-dir=" + directory.resolve("profile"),
                "--window-size=" + width + ",900",
                "--dump-dom",
                file.toUri().toString()));
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("Chromium ends within a minute").isTrue();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /** The page without its policy and with a script of the test at its end. */
  private Path probed(String script) throws IOException {
    String html = Files.readString(page);
    String free = html.replaceAll("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
    Path probed = directory.resolve("probed.html");
    Files.writeString(probed, free.replace("</body>", "<script>" + script + "</script></body>"));
    return probed;
  }

  @Test
  void opensWithoutAWordOnTheConsole() throws Exception {
    assertThat(open(page, 1280)).contains("Everything").doesNotContain("CONSOLE");
  }

  @Test
  void neverScrollsSidewaysOnAPhone() throws Exception {
    String script =
        "document.title = 'w' + document.documentElement.scrollWidth + 'of' + innerWidth;";
    String dom = open(probed(script), 390);
    String title = dom.replaceAll("(?s).*<title>w(\\d+of\\d+)</title>.*", "$1");
    String[] widths = title.split("of", -1);
    assertThat(Integer.parseInt(widths[0])).isLessThanOrEqualTo(Integer.parseInt(widths[1]));
  }

  @Test
  void sortsATableWhenAHeadingIsPressed() throws Exception {
    String script =
        "const t = document.querySelector('#models table');"
            + "const names = () => [...t.tBodies[0].rows].map(r => r.cells[0].textContent).join();"
            + "const press = () => t.tHead.rows[0].cells[3].querySelector('button').click();"
            + "const seen = [names()];"
            + "for (let i = 0; i < 3; i++) { press(); seen.push(names()); }"
            + "document.title = seen.join(' ');";
    assertThat(open(probed(script), 1280))
        .contains("<title>poor,good,fair poor,fair,good good,fair,poor poor,good,fair</title>");
  }
}
