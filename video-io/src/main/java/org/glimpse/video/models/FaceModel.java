package org.glimpse.video.models;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Checks;

/**
 * A model file as its owner published it.
 *
 * <p>Glimpse ships none of them. Without them faces are found by the Haar cascades of OpenCV.
 *
 * @param name the file's name
 * @param license its licence as an SPDX identifier
 * @param bytes the file's length
 * @param sha256 64 hexadecimal digits in lower case; a file with another hash is never used
 * @param address where its owner offers it
 */
public record FaceModel(String name, String license, long bytes, String sha256, URI address) {
  private static final String APACHE = "Apache-2.0";
  private static final String YUNET =
      "https://raw.githubusercontent.com/ShiqiYu/libfacedetection.train/"
          + "0047ac24afb1a50a0c6105001c89d1b5b805dbf1/onnx/";
  private static final String MEDIAPIPE =
      "https://storage.googleapis.com/mediapipe-assets/modules/";

  /** YuNet: faces with eyes, nose tip and mouth corners. */
  public static final FaceModel YUNET_320 =
      new FaceModel(
          "yunet_n_320_320.onnx",
          APACHE,
          317_434,
          "81dbde155e982455488235acb8ec2dec5d647edf7cf7080d33e4abb69b93a0d2",
          URI.create(YUNET + "yunet_n_320_320.onnx"));

  /** YuNet for larger pictures. */
  public static final FaceModel YUNET_640 =
      new FaceModel(
          "yunet_n_640_640.onnx",
          APACHE,
          317_466,
          "25a606a145a5b6d7271ae138fbd00eba91dad8b83222ae3f2c7ecd0f4a7b0e31",
          URI.create(YUNET + "yunet_n_640_640.onnx"));

  /** BlazeFace: faces near the camera. */
  public static final FaceModel BLAZE_FACE =
      new FaceModel(
          "face_detection_short_range.tflite",
          APACHE,
          229_032,
          "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633",
          URI.create(MEDIAPIPE + "face_detection/face_detection_short_range.tflite"));

  /** MediaPipe Face Mesh: 468 landmarks of one face. */
  public static final FaceModel FACE_MESH =
      new FaceModel(
          "face_landmark.tflite",
          APACHE,
          1_241_896,
          "c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1",
          URI.create(MEDIAPIPE + "face_landmark/face_landmark.tflite"));

  private static final List<FaceModel> ALL = List.of(YUNET_320, YUNET_640, BLAZE_FACE, FACE_MESH);

  /**
   * Checks the name, the length and the hash.
   *
   * @throws IllegalArgumentException if the name is not a plain file name, the length not positive
   *     or the hash not 64 hexadecimal digits in lower case
   */
  public FaceModel {
    Checks.argument(
        name.matches("[A-Za-z0-9_.-]+") && !name.startsWith("."),
        "a model's name must be a plain file name but is '" + name + "'");
    Checks.notBlank("license", license);
    Checks.atLeast("bytes", bytes, 1L);
    Checks.argument(
        sha256.matches("[0-9a-f]{64}"),
        "sha256 must be 64 hexadecimal digits in lower case but is '" + sha256 + "'");
  }

  /**
   * The models that can be installed.
   *
   * @return all of them, detectors first
   */
  public static List<FaceModel> all() {
    return ALL;
  }

  /**
   * The model with a name.
   *
   * @param name the file's name; case does not matter
   * @return the model
   * @throws ModelException if there is no such model; the message lists those there are
   */
  public static FaceModel named(String name) throws ModelException {
    for (FaceModel model : ALL) {
      if (model.name.equals(name.toLowerCase(Locale.ROOT))) {
        return model;
      }
    }
    throw new ModelException(
        "There is no model '"
            + name
            + "'. Known: "
            + String.join(", ", ALL.stream().map(FaceModel::name).toList())
            + ".");
  }
}
