package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.glimpse.video.models.FaceModel;
import org.glimpse.video.models.ModelCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class ModelsCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void useAFolderOfItsOwn() {
    System.setProperty(ModelCache.PROPERTY, folder.resolve("cache").toString());
  }

  @AfterEach
  void forgetTheFolder() {
    System.clearProperty(ModelCache.PROPERTY);
  }

  @Test
  void listsEveryModelWithItsHash() {
    CliRun run = CliRun.of("models", "list");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    for (FaceModel model : FaceModel.all()) {
      assertThat(run.out())
          .contains(model.name(), model.sha256(), model.address().toString(), "Apache-2.0");
    }
    assertThat(run.out()).contains("not installed").contains(folder.resolve("cache").toString());
    assertThat(CliRun.of("models", "list", "--json").out())
        .contains("\"installed\" : false", FaceModel.FACE_MESH.sha256());
  }

  @Test
  void listsTheModelsThatCanBeTrainedWithTheirSizes() {
    CliRun run = CliRun.of("models", "zoo", "ststnet", "p3d");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    // 1,683 parameters as published weights have with 3 classes; 400 weights and a bias for each
    // of 4 more; 16 filters of 27 weights at 30×30 places, and 400 weights for each of 7 classes.
    assertThat(run.out()).contains("3×1×28×28", "3,287", "0.4  Liong et al. 2019");
    assertThat(run.out()).contains("3×16×160×160", "layers=63").doesNotContain("rcn");
    assertThat(CliRun.of("models", "zoo", "ststnet", "--json").out())
        .contains("\"name\" : \"ststnet\"", "\"multiplyAdds\" : " + (16 * 27 * 900 + 2800));
    CliRun unknown = CliRun.of("models", "zoo", "vgg");
    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("there is no model 'vgg'; there are cnn3d-small, cnn-lstm");
  }

  @Test
  void installsFromAFolder() {
    Path models = Path.of(System.getProperty("glimpse.shared", "none"), "models");
    assumeThat(Files.isDirectory(models)).as("needs the shared folder of models").isTrue();
    CliRun run = CliRun.of("models", "install", "--from", models);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("face_landmark.tflite");
    assertThat(CliRun.of("models", "list").out()).doesNotContain("not installed");
  }

  @Test
  void refusesAFileThatIsNoModel() throws Exception {
    Path wrong = Files.writeString(folder.resolve("face_landmark.tflite"), "no model");
    CliRun run = CliRun.of("models", "install", "--from", wrong);
    assertThat(run.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(run.err()).contains("none of the known models").doesNotContain("bug");
  }

  @Test
  void refusesNamesTogetherWithAFile() {
    CliRun run = CliRun.of("models", "install", "yunet_n_320_320.onnx", "--from", folder);
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("not both");
  }

  @Test
  void asksWhatToDo() {
    CliRun run = CliRun.of("models");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("list").contains("install");
  }
}
