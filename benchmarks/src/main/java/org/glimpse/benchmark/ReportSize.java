package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.flow.OpticalStrain;
import org.glimpse.pipeline.ApexFlow;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.Parallelism;
import org.glimpse.pipeline.Pipeline;
import org.glimpse.report.AnalysisReport;
import org.glimpse.report.chart.ApexMotion;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.corpus.ClipRecording;
import org.glimpse.video.corpus.Corpora;
import org.glimpse.video.corpus.CorpusWriter;

/**
 * How large the analysis report of a long corpus is, how long it takes to make and how long to
 * open. A few synthetic clips are analyzed and stand under as many names as are asked for.
 */
final class ReportSize implements Measurement {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final int OPENINGS = 3;

  @Override
  public String name() {
    return "report-size";
  }

  @Override
  public String summary() {
    return "Size, time to make and time to open of the analysis report of a long corpus.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("clips", "10000");
    defaults.put("analyzed", "12");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings)
      throws IOException, InterruptedException, CorpusException {
    Path folder = Files.createTempDirectory("glimpse-report-size");
    try {
      List<ClipAnalysis> analyses =
          analyses(folder.resolve("corpus"), settings.integer("analyzed"));
      List<ClipOutcome> outcomes = new ArrayList<>();
      for (int i = 0; i < settings.integer("clips"); i++) {
        outcomes.add(named(analyses.get(i % analyses.size()), i));
      }
      Path out = folder.resolve("report");
      long start = System.nanoTime();
      Path report =
          AnalysisReport.of(outcomes)
              .withTitle("A long corpus")
              .withApexMotion(
                  clip ->
                      ApexFlow.of(clip)
                          .map(flow -> ApexMotion.of(flow, OpticalStrain.magnitude(flow))))
              .renderTo(out);
      double seconds = (System.nanoTime() - start) / 1e9;
      return Measured.of(table(settings.integer("clips"), seconds, out, report))
          .withRemarks(
              "Opening is the time in which headless Chromium loads the file and writes its"
                  + " document, less that of an empty page; the median of "
                  + OPENINGS
                  + ".");
    } finally {
      delete(folder);
    }
  }

  private static List<ClipAnalysis> analyses(Path root, int count)
      throws IOException, InterruptedException, CorpusException {
    CorpusPlan plan =
        CorpusPlan.withDefaults().withSubjects(2).withClipsPerSubject((count + 1) / 2).withSeed(5);
    CorpusWriter.dfme()
        .write(
            root,
            () ->
                SyntheticCorpus.of(plan, ClipSettings.withDefaults()).clips().stream()
                    .map(ReportSize::recording)
                    .iterator());
    Corpus corpus = Corpora.dfme(root);
    BatchResult result = Pipeline.withDefaults().analyze(corpus, Parallelism.cores());
    return result.analyzed().stream().map(ClipOutcome.Analyzed::analysis).toList();
  }

  private static ClipRecording recording(SyntheticClip clip) {
    Iterable<Frame> frames =
        () -> IntStream.range(0, clip.length()).mapToObj(clip::frame).iterator();
    return new ClipRecording(
        clip.id(), clip.annotation(), clip.annotation(), clip.frameRate(), frames);
  }

  private static ClipOutcome named(ClipAnalysis known, int index) {
    ClipId id = ClipId.of("long", "s" + index / 20, "clip" + index);
    return new ClipOutcome.Analyzed(
        new ClipAnalysis(
            new ClipSource(id, known.source().path(), known.source().annotation()),
            known.video(),
            known.keyFrames(),
            known.motion(),
            known.filmstrip()),
        Optional.empty());
  }

  private static Measured.Table table(int clips, double seconds, Path out, Path report)
      throws IOException, InterruptedException {
    long all = 0;
    long largest = 0;
    int pages = 0;
    Path page = report;
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        long size = Files.size(file);
        all += size;
        if (file.startsWith(out.resolve("clips"))) {
          pages++;
          page = size > largest ? file : page;
          largest = Math.max(largest, size);
        }
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of("clips", clips));
    rows.add(List.of("time to make (s)", round(seconds)));
    rows.add(List.of("milliseconds a clip", round(1000 * seconds / clips)));
    rows.add(List.of("report.html (MB)", round(Files.size(report) / 1e6)));
    rows.add(List.of("pages of details", pages));
    rows.add(List.of("largest page (MB)", round(largest / 1e6)));
    rows.add(List.of("whole folder (MB)", round(all / 1e6)));
    if (Files.isExecutable(CHROMIUM)) {
      double empty = open("about:blank");
      rows.add(
          List.of("time to open report.html (s)", round(open(report.toUri().toString()) - empty)));
      rows.add(
          List.of(
              "time to open the largest page (s)", round(open(page.toUri().toString()) - empty)));
    }
    return new Measured.Table("Analysis report", List.of("measure", "value"), rows);
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static double open(String address) throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < OPENINGS; i++) {
      Path profile = Files.createTempDirectory("glimpse-chromium");
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(
                  CHROMIUM.toString(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--user-data-dir=" + profile,
                  "--dump-dom",
                  address)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.waitFor(5, TimeUnit.MINUTES);
      seconds.add((System.nanoTime() - start) / 1e9);
      delete(profile);
    }
    return seconds.stream().sorted().toList().get(OPENINGS / 2);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
