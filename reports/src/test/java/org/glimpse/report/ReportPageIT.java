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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glimpse.report.document.HtmlRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every report in a browser; skipped where Chromium is not installed. */
class ReportPageIT {
  private static final Path AXE = Path.of("target/axe/node_modules/axe-core/axe.min.js");
  private static final Pattern FOUND = Pattern.compile("(?s)<pre id=\"found\">(.*?)</pre>");

  @TempDir private static Path directory;
  private static String chromium = "";

  @BeforeAll
  static void render() throws IOException {
    Optional<Path> found =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "Chromium is not installed, so no page is opened");
    chromium = found.orElseThrow().toString();
    for (Map.Entry<String, org.glimpse.report.document.ReportDocument> report :
        SampleReports.all().entrySet()) {
      new HtmlRenderer().render(report.getValue(), directory.resolve(report.getKey()));
    }
  }

  static Stream<String> reports() {
    return SampleReports.all().keySet().stream();
  }

  private static Path page(String report) {
    return directory.resolve(report).resolve(HtmlRenderer.FILE);
  }

  /** Opens a page and gives what the browser says and the document as it stands at the end. */
  private static String open(Path file, int width) throws IOException, InterruptedException {
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
                "--virtual-time-budget=20000",
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

  /** What a script finds in a page that, for once, lets a script of the test in. */
  private static String probe(String report, int width, String script)
      throws IOException, InterruptedException {
    String html = Files.readString(page(report));
    String free = html.replaceAll("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
    Path probed = page(report).resolveSibling("probed.html");
    String tell =
        "const tell = (text) => { const pre = document.createElement('pre'); pre.id = 'found';"
            + " pre.textContent = text; document.body.append(pre); };";
    Files.writeString(
        probed, free.replace("</body>", "<script>" + tell + script + "</script></body>"));
    String dom = open(probed, width);
    Matcher found = FOUND.matcher(dom);
    assertThat(found.find()).as("the script of the test ends").isTrue();
    return found.group(1);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void opensWithoutAWordOnTheConsole(String report) throws Exception {
    assertThat(open(page(report), 1280)).contains("<h1>").doesNotContain("CONSOLE");
  }

  /** One visit at the width of a phone; axe-core is the one part that may be missing. */
  @ParameterizedTest
  @MethodSource("reports")
  void neverScrollsSidewaysAsksForNothingAndIsAccessible(String report) throws Exception {
    assertThat(visit(report, "")).isEqualTo("wide: false, asked: , faults: ");
    assumeTrue(
        Files.exists(AXE),
        "axe-core is not installed, so accessibility is not tested; see .ci/run");
  }

  /** Planted faults: the visit above would see them. */
  @Test
  void noticesWhatIsWideAndWhatIsAskedForAndWhatCannotBeSeenByAll() throws Exception {
    String wide = "document.body.insertAdjacentHTML('beforeend', '<p style=width:900px>x</p>');";
    assertThat(visit("long", wide)).startsWith("wide: true");
    String asking =
        "await new Promise((r) => { const i = new Image(); i.onload = i.onerror = r;"
            + " i.src = 'http://127.0.0.1:9/x.png'; });";
    assertThat(visit("long", asking)).contains("asked: http://127.0.0.1:9/x.png");
    assumeTrue(
        Files.exists(AXE),
        "axe-core is not installed, so accessibility is not tested; see .ci/run");
    String mute =
        "const image = new Image(9, 9); image.src = 'data:image/gif;base64,"
            + "R0lGODlhAQABAAAAACwAAAAAAQABAAA='; document.querySelector('main').append(image);";
    assertThat(visit("long", mute)).contains("faults: image-alt ");
  }

  /** What a visit at the width of a phone finds, after a fault was planted. */
  private static String visit(String report, String fault)
      throws IOException, InterruptedException {
    String axe = Files.exists(AXE) ? Files.readString(AXE) + ";" : "";
    String visit =
        "(async () => {"
            + fault
            + "const asked = performance.getEntriesByType('resource').map(e => e.name)"
            + ".filter(n => !n.startsWith('data:'));"
            + "const wide = document.documentElement.scrollWidth > innerWidth;"
            + "const result = window.axe ? await axe.run(document, {resultTypes: ['violations']})"
            + " : {violations: []};"
            + "const faults = result.violations"
            + ".filter(v => ['serious', 'critical'].includes(v.impact))"
            + ".map(v => v.id + ' ' + v.nodes.slice(0, 3).map(n => n.html).join(' ')).join('; ');"
            + "tell('wide: ' + wide + ', asked: ' + asked + ', faults: ' + faults);"
            + "})();";
    return probe(report, 390, axe + visit);
  }

  @Test
  void turnsSortsAndFiltersALongTable() throws Exception {
    String script =
        "const t = document.querySelector('table'); const rows = () => t.tBodies[0].rows;"
            + "const [back, on] = document.querySelectorAll('.filter button');"
            + "const field = document.querySelector('.filter input');"
            + "const status = document.querySelector('.filter [role=status]');"
            + "const seen = []; const see = () => seen.push([rows().length,"
            + " rows()[0].cells[0].textContent, status.textContent].join(' '));"
            + "see(); on.click(); see(); for (let i = 0; i < 9; i++) on.click(); see();"
            + "const sort = t.tHead.rows[0].cells[1].querySelector('button');"
            + "sort.click(); see(); sort.click(); see();"
            + "field.value = 'clip61'; field.dispatchEvent(new Event('input')); see();"
            + "tell(seen.join('; ') + '; ' + back.disabled + on.disabled"
            + " + document.querySelector('.rows').hidden);";
    assertThat(probe("long", 1280, script))
        .isEqualTo(
            "100 clip1 rows 1 to 100 of 620; 100 clip101 rows 101 to 200 of 620;"
                + " 20 clip601 rows 601 to 620 of 620; 100 clip620 rows 1 to 100 of 620;"
                + " 100 clip177 rows 1 to 100 of 620; 11 clip619 rows 1 to 11 of 11 found;"
                + " truetruetrue");
  }

  @Test
  void stepsThroughAFilmAndTellsTheValuesUnderThePointer() throws Exception {
    String script =
        "const film = document.querySelector('.film');"
            + "const seen = () => [...film.querySelectorAll('li')]"
            + ".map(li => getComputedStyle(li).display === 'none' ? 0 : 1).join('');"
            + "const before = seen();"
            + "const buttons = film.querySelectorAll('.steps button');"
            + "buttons[2].click(); const first = seen(); buttons[1].click();"
            + "const figure = document.querySelector('figure[data-readings]');"
            + "const svg = figure.querySelector('svg'); const box = svg.getBoundingClientRect();"
            + "svg.dispatchEvent(new PointerEvent('pointermove', {clientX: box.left}));"
            + "tell([before, first, seen(), figure.querySelector('.reading').textContent]"
            + ".join(' '));";
    assertThat(probe("analysis", 1280, script))
        .matches("1+ 10+ 010+ 0 ms \\(frame 0\\): whole face [0-9.]+ px; brows .*");
  }
}
