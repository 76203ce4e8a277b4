package org.glimpse.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code glimpse compare-models} on corpora that differ in frame rate, size and label noise. */
final class ModelStudy implements Measurement {
  /** Name and options of {@code synth} of each corpus. */
  private static final Map<String, List<String>> CORPORA = new LinkedHashMap<>();

  static {
    CORPORA.put("large-200-fps", options(8, "200", "40:60", "2:3", "320x240", "0"));
    CORPORA.put("small-100-fps", options(6, "100", "24:36", "1.5:2.5", "240x180", "0"));
    CORPORA.put("noisy-400-fps", options(6, "400", "80:110", "2:3", "320x240", "0.1"));
  }

  private static List<String> options(
      int subjects, String rate, String frames, String amplitude, String size, String noise) {
    return List.of(
        "--subjects",
        Integer.toString(subjects),
        "--clips-per-subject",
        "7",
        "--fps",
        rate,
        "--frames",
        frames,
        "--amplitude",
        amplitude,
        "--size",
        size,
        "--label-noise",
        noise);
  }

  @Override
  public String name() {
    return "compare-models";
  }

  @Override
  public String summary() {
    return "Models under one protocol on three synthetic corpora of different frame rate, size and"
        + " label noise, and whether the corpora agree.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("models", "cnn3d-small,cnn3d-small:cbam,cnn-lstm,apvit");
    defaults.put("protocol", "kfold:3");
    defaults.put("seeds", "3");
    defaults.put("program", "./glimpse");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings) throws IOException, InterruptedException {
    String program = settings.text("program");
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      List<String> compare =
          new ArrayList<>(
              List.of(
                  program,
                  "compare-models",
                  "--models",
                  settings.text("models"),
                  "--protocol",
                  settings.text("protocol"),
                  "--seeds",
                  settings.text("seeds"),
                  "--jobs",
                  "1"));
      for (Map.Entry<String, List<String>> corpus : CORPORA.entrySet()) {
        String place = folder.resolve(corpus.getKey()).toString();
        List<String> synth = new ArrayList<>(List.of(program, "synth", "--gray", "--out", place));
        synth.addAll(corpus.getValue());
        said(synth);
        compare.add(place);
      }
      Path out = folder.resolve("out");
      compare.addAll(List.of("--out", out.toString()));
      List<String> sentences = said(compare).stream().filter(line -> line.endsWith(".")).toList();
      List<Measured.Table> tables = new ArrayList<>();
      for (Map.Entry<String, List<String>> corpus : CORPORA.entrySet()) {
        tables.add(table(corpus.getKey(), corpus.getValue(), out.resolve(corpus.getKey())));
      }
      return new Measured(tables, List.of(), sentences);
    }
  }

  /** What a command prints; it has to succeed. */
  private static List<String> said(List<String> command) throws IOException, InterruptedException {
    Path text = Files.createTempFile("glimpse", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(text.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (process.waitFor() != 0) {
        throw new IOException(
            String.join(" ", command) + " ended with " + process.exitValue() + ".");
      }
      return Files.readAllLines(text, StandardCharsets.UTF_8);
    } finally {
      Files.delete(text);
    }
  }

  private static Measured.Table table(String corpus, List<String> synth, Path folder)
      throws IOException {
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path metrics : files.filter(f -> f.endsWith("metrics.json")).sorted().toList()) {
        Path run = metrics.resolveSibling("");
        String name = String.valueOf(run.getFileName()).replaceFirst("_seed-[0-9]+$", "");
        runs.computeIfAbsent(name, key -> new ArrayList<>()).add(Run.read(run));
      }
    }
    List<String> heads = new ArrayList<>(List.of("model", "UF1, %", "UAR, %"));
    runs.values()
        .iterator()
        .next()
        .get(0)
        .recall()
        .keySet()
        .forEach(k -> heads.add(k + ", recall"));
    heads.addAll(List.of("parameters", "seconds a run"));
    List<List<Object>> rows = new ArrayList<>();
    runs.forEach((name, all) -> rows.add(row(name, all)));
    return new Measured.Table(corpus + ": synth " + String.join(" ", synth), heads, rows);
  }

  private static List<Object> row(String name, List<Run> runs) {
    List<Object> row = new ArrayList<>(List.of(name));
    row.add(Spread.of(runs.stream().map(Run::uf1).toList()));
    row.add(Spread.of(runs.stream().map(Run::uar).toList()));
    for (String label : runs.get(0).recall().keySet()) {
      row.add(Spread.of(List.of(recall(runs, label))));
    }
    row.add(runs.get(0).parameters());
    row.add(runs.stream().mapToDouble(Run::seconds).average().orElseThrow());
    return row;
  }

  private static double recall(List<Run> runs, String label) {
    return runs.stream().mapToDouble(run -> run.recall().get(label)).average().orElseThrow();
  }

  /** What one run with one seed gave. */
  private record Run(
      double uf1, double uar, Map<String, Double> recall, long parameters, double seconds) {
    static Run read(Path folder) throws IOException {
      JsonNode metrics = new ObjectMapper().readTree(folder.resolve("metrics.json").toFile());
      Map<String, Double> recall = new LinkedHashMap<>();
      metrics
          .path("perClass")
          .properties()
          .forEach(
              label ->
                  recall.put(label.getKey(), label.getValue().path("recall").asDouble(Double.NaN)));
      List<String> effort = Files.readAllLines(folder.resolve("effort.csv"));
      String[] values = effort.get(1).split(",", -1);
      return new Run(
          metrics.path("uf1").asDouble(Double.NaN),
          metrics.path("uar").asDouble(Double.NaN),
          recall,
          Long.parseLong(values[0]),
          Double.parseDouble(values[1]));
    }
  }
}
