package org.glimpse.video.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {
  @TempDir Path folder;

  private static Path sharedModels() {
    Path models = Path.of(System.getProperty("glimpse.shared", "none"), "models");
    assumeThat(Files.isDirectory(models)).as("needs the shared folder of models").isTrue();
    return models;
  }

  private ModelCache cache() {
    return ModelCache.at(folder.resolve("cache"));
  }

  @Test
  void aFolderOfModelsIsInstalledWhole() throws Exception {
    assertThat(cache().installFrom(sharedModels())).isEqualTo(FaceModel.all());
    for (FaceModel model : FaceModel.all()) {
      assertThat(cache().find(model))
          .hasValueSatisfying(file -> assertThat(file).hasSize(model.bytes()));
    }
    try (var files = Files.list(cache().folder())) {
      assertThat(files).hasSize(FaceModel.all().size());
    }
  }

  @Test
  void aFileIsKnownByItsHashWhateverItsName() throws Exception {
    Path other = folder.resolve("download (1)");
    Files.copy(sharedModels().resolve(FaceModel.FACE_MESH.name()), other);
    assertThat(cache().installFrom(other)).containsExactly(FaceModel.FACE_MESH);
    assertThat(cache().find(FaceModel.FACE_MESH)).isPresent();
    assertThat(cache().find(FaceModel.YUNET_320)).isEmpty();
  }

  @Test
  void nothingIsInstalledAtFirst() throws Exception {
    for (FaceModel model : FaceModel.all()) {
      assertThat(cache().find(model)).isEmpty();
    }
  }

  @Test
  void refusesAFileWithAnotherHash() throws Exception {
    Path wrong = Files.writeString(folder.resolve(FaceModel.YUNET_320.name()), "no model");
    assertThatThrownBy(() -> cache().install(FaceModel.YUNET_320, wrong))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("is not yunet_n_320_320.onnx")
        .hasMessageContaining("81dbde155e98");
    assertThatThrownBy(() -> cache().installFrom(wrong))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("none of the known models");
    assertThatThrownBy(() -> cache().installFrom(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("is not yunet_n_320_320.onnx");
    assertThat(cache().find(FaceModel.YUNET_320)).isEmpty();
    assertThat(cache().folder()).isEmptyDirectory();
  }

  @Test
  void refusesAnInstalledFileThatHasChanged() throws Exception {
    Files.createDirectories(cache().folder());
    Files.writeString(cache().folder().resolve(FaceModel.FACE_MESH.name()), "changed");
    assertThatThrownBy(() -> cache().find(FaceModel.FACE_MESH))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("install the model again");
  }

  @Test
  void refusesAFolderWithoutModels() {
    assertThatThrownBy(() -> cache().installFrom(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("holds no model");
  }

  @Test
  void modelsAreKnownByName() throws Exception {
    assertThat(FaceModel.named("Face_Landmark.tflite")).isEqualTo(FaceModel.FACE_MESH);
    assertThatThrownBy(() -> FaceModel.named("other.onnx"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("other.onnx")
        .hasMessageContaining("yunet_n_640_640.onnx");
  }

  @Test
  void refusesNamesThatAreNoPlainFiles() {
    FaceModel model = FaceModel.FACE_MESH;
    assertThatThrownBy(() -> new FaceModel("../x", "MIT", 1, model.sha256(), model.address()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../x");
    assertThatThrownBy(() -> new FaceModel("x", "MIT", 1, "ABC", model.address()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ABC");
  }
}
