package org.glimpse.video.face;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.video.models.FaceModel;
import org.glimpse.video.models.ModelCache;

/** The neural models that face finding may use. Immutable. */
public final class FaceModels {
  private static final String HAAR = "haar";
  private static final String YUNET = "yunet";
  private static final String BLAZE_FACE = "blazeface";
  private static final FaceModels NONE =
      new FaceModels(Optional.empty(), Optional.empty(), Optional.empty());

  private final Optional<Path> yunet;
  private final Optional<Path> blaze;
  private final Optional<Path> mesh;

  private FaceModels(Optional<Path> yunet, Optional<Path> blaze, Optional<Path> mesh) {
    this.yunet = yunet;
    this.blaze = blaze;
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
    return new FaceModels(
        cache.find(FaceModel.YUNET_320),
        cache.find(FaceModel.BLAZE_FACE),
        cache.find(FaceModel.FACE_MESH));
  }

  /**
   * The same models, but faces are found by one detector and no other.
   *
   * @param detector {@code "haar"}, {@code "yunet"} or {@code "blazeface"}
   * @return the models
   * @throws IllegalArgumentException if there is no such detector or it is not installed
   */
  public FaceModels withDetector(String detector) {
    FaceModels chosen =
        switch (detector) {
          case HAAR -> NONE;
          case YUNET -> new FaceModels(yunet, Optional.empty(), mesh);
          case BLAZE_FACE -> new FaceModels(Optional.empty(), blaze, mesh);
          default ->
              throw new IllegalArgumentException(
                  "the detector must be haar, yunet or blazeface but is '" + detector + "'");
        };
    Checks.argument(
        chosen.detector().equals(detector),
        "the model of the detector " + detector + " is not installed; see 'glimpse models list'");
    return chosen;
  }

  private String detector() {
    return yunet.isPresent() ? YUNET : blaze.isPresent() ? BLAZE_FACE : HAAR;
  }

  /**
   * What finds the faces, as it stands in a provenance: YuNet where it is installed, else
   * BlazeFace, else the Haar cascades.
   *
   * @return {@code "haar"}, {@code "yunet"} or {@code "blazeface"}; with {@code ", face mesh"}
   *     behind the last two if landmarks are found too
   */
  public String id() {
    return detector() + (hasLandmarks() ? ", face mesh" : "");
  }

  /**
   * Whether landmarks are found.
   *
   * @return true with Face Mesh behind a neural detector
   */
  public boolean hasLandmarks() {
    return mesh.isPresent() && !detector().equals(HAAR);
  }

  /**
   * What is lost because models are missing.
   *
   * @return one or two sentences; empty if nothing is
   */
  public Optional<String> loss() {
    if (hasLandmarks()) {
      return Optional.empty();
    }
    String what =
        detector().equals(HAAR)
            ? "YuNet is not installed: faces are found by Haar cascades, which miss turned and tilted"
                + " faces, and there are no landmarks."
            : "Face Mesh is not installed: eyes are placed less exactly and there are no landmarks.";
    return Optional.of(what + " See 'glimpse models install --help'.");
  }

  FaceFinder finder() {
    if (yunet.isPresent()) {
      return new NeuralFaces(new YuNet(yunet.get()), mesh());
    }
    return blaze.isPresent()
        ? new NeuralFaces(new BlazeFace(blaze.get()), mesh())
        : new HaarFaces();
  }

  /** The network of landmarks; empty without it or without a detector that finds eyes for it. */
  Optional<FaceMesh> mesh() {
    return hasLandmarks() ? mesh.map(FaceMesh::new) : Optional.empty();
  }
}
