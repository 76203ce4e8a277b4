package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.model.Device;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that {@code train} wrote, used on clips that have no labels. */
final class TrainedModelIT {
  private static final int LABEL = 17;

  @TempDir static Path folder;
  private static Path corpus;
  private static Path model;
  private static Path videos;

  @BeforeAll
  static void trainsATinyModel() throws Exception {
    corpus = folder.resolve("corpus");
    synth(corpus, 2, "happiness:2,surprise:2");
    Path trained = folder.resolve("trained");
    CliRun run =
        CliRun.of(
            "train",
            corpus,
            "--out",
            trained,
            "--epochs",
            1,
            "--device",
            "cpu",
            "--sampler",
            "uniform:4",
            "--input",
            "gray",
            "--size",
            20);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    model = trained.resolve("model.safetensors");
    Path made = folder.resolve("made");
    synth(made, 1, "happiness:2", "--layout", "video", "--codec", "mjpeg");
    videos = Files.createDirectories(folder.resolve("videos"));
    try (var files = Files.walk(made)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".csv") && !name.endsWith(".json")) {
          Files.copy(file, videos.resolve(name));
        }
      }
    }
    Files.writeString(videos.resolve("broken.mp4"), "not a video");
  }

  private static void synth(Path out, int subjects, String counts, Object... more) {
    List<Object> args =
        new ArrayList<>(
            List.of("synth", "--out", out, "--subjects", subjects, "--counts", counts, "--gray"));
    args.addAll(List.of("--fps", 100, "--frames", "26:30"));
    args.addAll(List.of(more));
    CliRun run = CliRun.of(args.toArray());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
  }

  private static List<List<String>> table(Path file) throws Exception {
    return Files.readAllLines(file).stream().map(line -> List.of(line.split(",", -1))).toList();
  }

  private static void assertProbabilities(List<String> scores) {
    assertThat(scores.stream().mapToDouble(Double::parseDouble).sum())
        .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
  }

  @Test
  void theFileStatesEncoderSamplerAndLabels() throws Exception {
    try (NetworkClassifier classifier = ModelZoo.load(model, Device.cpu())) {
      assertThat(classifier.input()).contains(new InputRecipe("gray@20", "uniform:4"));
      assertThat(classifier.labels().labels()).contains("happiness", "surprise");
    }
  }

  @Test
  void saysThatFiguresOfSubjectsWhomTheModelHasSeenAreNoResult() throws Exception {
    Path out = folder.resolve("remembered");
    CliRun run = CliRun.of("predict", corpus, "--model", model, "--device", "cpu", "--out", out);
    assertThat(run.err()).contains("not valid").contains("trained on 2 of the 2 subjects");
    CliRun refused = CliRun.of("evaluate", corpus, "--weights", model, "--size", 20, "--out", out);
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("was trained on 2 of the subjects");
  }

  @Test
  void analyzeWritesLabelAndScoresOfEveryClip() throws Exception {
    Path out = folder.resolve("analysis");
    CliRun run = CliRun.of("analyze", videos, "--model", model, "--device", "cpu", "--out", out);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.SOME_FAILED);
    List<List<String>> clips = table(out.resolve("clips.csv"));
    List<String> columns = clips.get(0);
    assertThat(columns.get(LABEL)).isEqualTo("label");
    int from = columns.indexOf("score_anger");
    assertThat(from).isEqualTo(LABEL + 1);
    int to = columns.indexOf("step");
    int predicted = 0;
    for (List<String> row : clips.subList(1, clips.size())) {
      if (row.get(8).equals("ok")) {
        predicted++;
        assertThat(columns).contains("score_" + row.get(LABEL));
        assertProbabilities(row.subList(from, to));
        assertThat(Files.readString(out.resolve("report.html"))).contains(row.get(LABEL));
      } else {
        assertThat(row.get(LABEL)).isEmpty();
      }
    }
    assertThat(predicted).isEqualTo(2);
    assertThat(Files.readString(out.resolve("failures.csv"))).contains(",broken,");
    JsonNode manifest = new ObjectMapper().readTree(out.resolve("run.json").toFile());
    JsonNode settings = manifest.path("provenance").path("settings");
    assertThat(settings.path("model").asText()).isEqualTo("model.safetensors");
    assertThat(settings.path("samplers").asText()).isEqualTo("uniform:4");

    Files.delete(out.resolve("report.html"));
    assertThat(CliRun.of("report", out).code()).isEqualTo(ExitCode.DONE);
    String label = clips.stream().filter(row -> row.get(8).equals("ok")).toList().get(0).get(LABEL);
    assertThat(Files.readString(out.resolve("report.html"))).contains(">" + label + "<");
  }

  @Test
  void predictTellsTheLabelsOfVideosWithoutLabels() throws Exception {
    Path out = folder.resolve("predicted");
    CliRun run = CliRun.of("predict", videos, "--model", model, "--device", "cpu", "--out", out);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(run.err()).contains("broken");
    assertThat(run.out()).contains("2 of 3 clips predicted");
    List<List<String>> rows = table(out.resolve("predictions.csv"));
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0)).startsWith("corpus", "subject", "clip", "label", "fold", "score_anger");
    for (List<String> row : rows.subList(1, rows.size())) {
      assertThat(rows.get(0)).contains("score_" + row.get(3));
      assertProbabilities(row.subList(5, row.size()));
      assertThat(run.out()).contains(row.get(2)).contains(row.get(3));
    }
    assertThat(Files.readString(out.resolve("failures.csv"))).contains(",broken,decode,");
    assertThat(out.resolve("metrics.json")).doesNotExist();
    assertThat(out.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void predictPrintsJsonOfAFolderOfFrames() throws Exception {
    CliRun run =
        CliRun.of(
            "predict",
            corpus.resolve("sub0001_01"),
            "--fps",
            100,
            "--model",
            model,
            "--device",
            "cpu",
            "--json",
            "--out",
            folder.resolve("frames"));
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    JsonNode clip = new ObjectMapper().readTree(run.out()).path(0);
    assertThat(clip.path("clip").asText()).isEqualTo("sub0001_01");
    assertThat(clip.path("scores").has(clip.path("label").asText())).isTrue();
  }

  @Test
  void aNetworkThatPyTorchSavedPredictsAndIsTrainedFurther() throws Exception {
    String script =
        "torchscript:../spatiotemporal-models/src/test/resources/golden/torch/script.pt";
    List<Object> sees = List.of("--size", 16, "--sampler", "uniform:4", "--device", "cpu");
    List<Object> predict = new ArrayList<>(List.of("predict", corpus, "--model", script));
    predict.addAll(sees);
    predict.addAll(List.of("--out", folder.resolve("scripted")));
    CliRun nameless = CliRun.of(predict.toArray());
    assertThat(nameless.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nameless.err()).contains("needs --classes A,B,…");
    predict.addAll(List.of("--classes", "anger,happiness,sadness,surprise"));
    CliRun run = CliRun.of(predict.toArray());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    List<List<String>> rows = table(folder.resolve("scripted").resolve("predictions.csv"));
    assertThat(rows).hasSize(5);
    assertProbabilities(rows.get(1).subList(5, 9));

    Path further = folder.resolve("further");
    List<Object> train = new ArrayList<>(List.of("train", corpus, "--epochs", 1));
    train.addAll(sees);
    train.addAll(List.of("--out", further, "--model"));
    List<Object> itsOwnHead = new ArrayList<>(train);
    itsOwnHead.add(script);
    CliRun few = CliRun.of(itsOwnHead.toArray());
    assertThat(few.err()).contains("7 classes; use a new head (torchscript+head)");
    assertThat(few.code()).isEqualTo(ExitCode.USAGE);
    train.add(script.replace("torchscript:", "torchscript+head:"));
    assertThat(CliRun.of(train.toArray()).code()).isEqualTo(ExitCode.DONE);
    CliRun again =
        CliRun.of(
            "predict",
            corpus,
            "--model",
            further.resolve("model.safetensors"),
            "--device",
            "cpu",
            "--out",
            folder.resolve("again"));
    assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void clipsWithoutLabelsAmongOthersAreToldApart() throws Exception {
    Path mixed = Files.createDirectories(folder.resolve("mixed"));
    List<Path> files;
    try (var all = Files.list(videos)) {
      files = all.filter(file -> file.toString().endsWith(".avi")).sorted().toList();
    }
    assertThat(files).hasSize(2);
    for (Path file : files) {
      Files.copy(file, mixed.resolve(file.getFileName()));
    }
    String name = files.get(0).getFileName().toString();
    String other = files.get(1).getFileName().toString();
    Files.writeString(
        mixed.resolve("clips.csv"),
        "path,subject,label\n" + name + ",1,happiness\n" + other + ",2,\n");
    Path out = folder.resolve("told");
    CliRun run = CliRun.of("predict", mixed, "--model", model, "--device", "cpu", "--out", out);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(table(out.resolve("predictions.csv"))).hasSize(2);
    assertThat(table(out.resolve("truth.csv"))).hasSize(2);
    List<List<String>> others = table(out.resolve("unlabelled").resolve("predictions.csv"));
    assertThat(others).hasSize(2);
    assertThat(other).startsWith(others.get(1).get(2));
    assertProbabilities(others.get(1).subList(5, others.get(1).size()));
  }

  @Test
  void saysWhatIsWrongWithAModel() throws Exception {
    Path out = folder.resolve("wrong");
    Path text = Files.writeString(folder.resolve("text.safetensors"), "no model at all");
    CliRun damaged = CliRun.of("analyze", videos, "--model", text, "--out", out);
    assertThat(damaged.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(damaged.err()).contains("text.safetensors").hasLineCount(1);
    CliRun missing = CliRun.of("analyze", videos, "--model", folder.resolve("none"), "--out", out);
    assertThat(missing.code()).isEqualTo(ExitCode.UNREADABLE);
    Path ofMaps = folder.resolve("maps.safetensors");
    try (NetworkClassifier classifier = ModelZoo.load(model, Device.cpu())) {
      classifier.save(ofMaps, ModelInput.maps());
    }
    CliRun maps = CliRun.of("analyze", videos, "--model", ofMaps, "--out", out);
    assertThat(maps.code()).isEqualTo(ExitCode.USAGE);
    assertThat(maps.err()).contains("predict --maps DIR");
    assertThat(out).doesNotExist();
  }
}
