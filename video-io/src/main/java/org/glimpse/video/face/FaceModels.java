package org.glimpse.video.face;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.glimpse.video.models.FaceModel;
import org.glimpse.video.models.ModelCache;

/** The neural models that face finding may use. Immutable. */
public final class FaceModels {
  private static final FaceModels NONE = new FaceModels(Optional.empty(), Optional.empty());

  private final Optional<Path> yunet;
  private final Optional<Path> mesh;

  private FaceModels(Optional<Path> yunet, Optional<Path> mesh) {
    this.yunet = yunet;
    this.mesh = mesh;
  }

  /**
   * No models: faces are found by the Haar cascades inside OpenCV.
   *
   * @return no models
   */
  public static FaceModels none() {
    return NONE;
  }

  /**
   * Whatever is installed, verified just now.
   *
   * @param cache where models lie
   * @return the models; possibly none
   * @throws IOException if an installed model cannot be read or has another hash
   */
  public static FaceModels installed(ModelCache cache) throws IOException {
    return new FaceModels(cache.find(FaceModel.YUNET_320), cache.find(FaceModel.FACE_MESH));
  }

  /**
   * What finds the faces, as it stands in a provenance.
   *
   * @return {@code "haar"}, {@code "yunet"} or {@code "yunet, face mesh"}
   */
  public String id() {
    if (yunet.isEmpty()) {
      return "haar";
    }
    return mesh.isPresent() ? "yunet, face mesh" : "yunet";
  }

  /**
   * What is lost because models are missing.
   *
   * @return one or two sentences; empty if nothing is
   */
  public Optional<String> loss() {
    if (yunet.isPresent() && mesh.isPresent()) {
      return Optional.empty();
    }
    String what =
        yunet.isPresent()
            ? "Face Mesh is not installed: eyes are placed less exactly and there are no landmarks."
            : "YuNet is not installed: faces are found by Haar cascades, which miss turned and tilted"
                + " faces, and there are no landmarks.";
    return Optional.of(what + " See 'glimpse models install --help'.");
  }

  FaceFinder finder() {
    return yunet.isPresent() ? new NeuralFaces(yunet.get(), mesh) : new HaarFaces();
  }
}
