package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.model.ClipClassifier;
import org.glimpse.model.Device;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The field's benchmark: maps in the layout of MEGC 2019. */
final class MapsTest {
  private static final Path WEIGHTS =
      Path.of("..", "spatiotemporal-models", "src", "test", "resources", "golden", "torch")
          .resolve("ststnet.pth");
  private static final List<String> SUBJECTS = List.of("006", "s01", "sub02");
  private static final List<Channel> CHANNELS =
      List.of(Channel.FLOW_U, Channel.FLOW_V, Channel.STRAIN);
  private static final int SIDE = 28;
  private static final int CLIPS = 4;

  @TempDir Path folder;
  private Path maps;
  private final List<String> expected = new ArrayList<>();

  /** Every other file has a blank at the end of its stem; every subject has weights. */
  @BeforeEach
  void writeMaps() throws Exception {
    maps = folder.resolve("maps");
    Files.createDirectories(folder.resolve("weights"));
    Random random = new Random(1);
    try (ClipClassifier model =
        ModelZoo.ststnet(WEIGHTS, LabelSet.megc3(), CHANNELS, Device.cpu())) {
      for (String subject : SUBJECTS) {
        Files.copy(WEIGHTS, folder.resolve("weights").resolve(subject + ".pth"));
        for (int i = 0; i < CLIPS; i++) {
          ClipTensor tensor = write(subject, "c" + i, i % 3, random);
          Prediction prediction = model.predict(ClipId.of("maps", subject, "c" + i), tensor);
          expected.add("maps," + subject + ",c" + i + "," + prediction.decided());
        }
      }
    }
  }

  private ClipTensor write(String subject, String clip, int label, Random random) throws Exception {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    float[] values = new float[3 * SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      int band = i / (SIDE * SIDE);
      int place = i % (SIDE * SIDE);
      values[i] = (random.nextInt(128) + 64 * (place % SIDE > 7 * label ? band : 0)) % 256;
      image.getRaster().setSample(place % SIDE, place / SIDE, band, values[i]);
    }
    Path file =
        maps.resolve(subject)
            .resolve("u_test/" + label)
            .resolve(clip + (label == 1 ? " " : "") + ".png");
    Files.createDirectories(file.getParent());
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    return ClipTensor.wrap(CHANNELS, 1, Size.square(SIDE), new ValueRange(0, 255), values);
  }

  private static List<String> predictions(Path out) throws Exception {
    List<String> lines = Files.readAllLines(out.resolve("predictions.csv"));
    return lines.subList(1, lines.size()).stream()
        .map(line -> line.substring(0, line.indexOf(',', line.indexOf(",c") + 4)))
        .toList();
  }

  @Test
  void predictsEveryClipWithTheWeightsOfItsSubject() throws Exception {
    Path out = folder.resolve("out");
    CliRun run =
        CliRun.of(
            "predict",
            "--maps",
            maps,
            "--model",
            "ststnet",
            "--weights",
            folder.resolve("weights"),
            "--out",
            out,
            "--json");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(predictions(out)).containsExactlyElementsOf(expected);
    assertThat(run.out())
        .contains("\"uf1\"")
        .isEqualTo(Files.readString(out.resolve("metrics.json")));
    assertThat(out.resolve("report.html")).exists();
  }

  @Test
  void goesOnWithoutTheWeightsOfASubject() throws Exception {
    Files.delete(folder.resolve("weights/s01.pth"));
    Path out = folder.resolve("out");
    CliRun run =
        CliRun.of(
            "predict",
            "--maps",
            maps,
            "--model",
            "ststnet",
            "--weights",
            folder.resolve("weights"),
            "--out",
            out);
    assertThat(run.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(predictions(out)).hasSize(2 * CLIPS).noneMatch(line -> line.contains(",s01,"));
    assertThat(run.err().lines().filter(line -> line.contains("s01.pth for this subject")))
        .hasSize(CLIPS);
  }

  @Test
  void leavesOneSubjectOutOnMaps() throws Exception {
    Path out = folder.resolve("out");
    CliRun run =
        CliRun.of(
            "evaluate",
            "--maps",
            maps,
            "--labels",
            "negative,positive,surprise",
            "--model",
            "ststnet",
            "--protocol",
            "loso",
            "--epochs",
            2,
            "--out",
            out);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    List<String> lines = Files.readAllLines(out.resolve("predictions.csv"));
    assertThat(lines).hasSize(1 + SUBJECTS.size() * CLIPS);
    assertThat(lines.get(0))
        .isEqualTo("corpus,subject,clip,label,fold,score_negative,score_positive,score_surprise");
    assertThat(lines.get(1)).startsWith("maps,006,c0,").contains(",maps/006,");
    assertThat(Files.readString(out.resolve("truth.csv"))).contains("maps,s01,c1,positive");
  }

  @Test
  void givesTheSameInProcessesSideBySideAndGoesOnFromThem() throws Exception {
    List<Object> command =
        List.of("evaluate", "--maps", maps, "--model", "ststnet", "--epochs", 2, "--out");
    Path alone = folder.resolve("alone");
    Path beside = folder.resolve("beside");
    assertThat(CliRun.of(with(command, alone)).code()).isEqualTo(ExitCode.DONE);
    assertThat(CliRun.of(with(command, beside, "--jobs", 2)).code()).isEqualTo(ExitCode.DONE);
    String predictions = Files.readString(alone.resolve("predictions.csv"));
    assertThat(Files.readString(beside.resolve("predictions.csv"))).isEqualTo(predictions);
    assertThat(Files.readString(beside.resolve("learning.csv")))
        .isEqualTo(Files.readString(alone.resolve("learning.csv")));
    Files.delete(beside.resolve("predictions.csv"));
    assertThat(CliRun.of(with(command, beside, "--resume")).code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(beside.resolve("predictions.csv"))).isEqualTo(predictions);
    CliRun other = CliRun.of(with(command, beside, "--resume", "--seed", 9));
    assertThat(other.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(other.err()).contains("leave --resume away");
  }

  private static Object[] with(List<Object> command, Object... more) {
    List<Object> all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Test
  void predictsWithTheModelThatItTrained() throws Exception {
    Path trained = folder.resolve("trained");
    CliRun train =
        CliRun.of("train", "--maps", maps, "--model", "ststnet", "--epochs", 3, "--out", trained);
    assertThat(train.code()).isEqualTo(ExitCode.DONE);
    assertThat(train.out()).startsWith("Trained on 12 clips. Model: ");
    assertThat(Files.readAllLines(trained.resolve("learning.csv"))).hasSize(1 + 3);
    assertThat(trained.resolve("training.safetensors")).doesNotExist();
    Path out = folder.resolve("predicted");
    Path model = trained.resolve("model.safetensors");
    CliRun predict = CliRun.of("predict", "--maps", maps, "--model", model, "--out", out);
    assertThat(predict.code()).isEqualTo(ExitCode.DONE);
    assertThat(predictions(out)).hasSize(SUBJECTS.size() * CLIPS);
    CliRun corpus = CliRun.of("predict", folder, "--model", model, "--out", out);
    assertThat(corpus.code()).isEqualTo(ExitCode.USAGE);
    assertThat(corpus.err()).contains("the model sees maps; give --maps DIR.");
  }

  @Test
  void callsPeekingByItsName() throws Exception {
    Path out = folder.resolve("peeked");
    CliRun run =
        CliRun.of(
            "evaluate",
            "--maps",
            maps,
            "--model",
            "ststnet",
            "--epochs",
            2,
            "--protocol",
            "peek-best-test-epoch",
            "--out",
            out);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains("peek");
    assertThat(Files.readString(out.resolve("run.json")))
        .contains("\"protocol\" : \"peek-best-test-epoch:loso\"");
  }

  @Test
  void saysHowToCallIt() {
    CliRun both = CliRun.of("evaluate", "somewhere", "--maps", maps, "--out", folder);
    assertThat(both.code()).isEqualTo(ExitCode.USAGE);
    assertThat(both.err()).contains("give a corpus or --maps, not both.");
    CliRun none = CliRun.of("evaluate", "--out", folder);
    assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("give a corpus, or --maps DIR.");
    CliRun weights =
        CliRun.of(
            "predict", "--maps", maps, "--model", "ststnet", "--weights", "none", "--out", folder);
    assertThat(weights.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(weights.err()).contains("There is no file or folder none.");
  }
}
