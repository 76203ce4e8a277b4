package org.glimpse.video.face;

import java.util.List;
import java.util.OptionalInt;
import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.AlignmentException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.VideoInfo;

/** The landmarks of the face in a single picture. */
public final class PictureLandmarks {
  private static final Size ALIGNED = Size.square(224);

  private PictureLandmarks() {}

  /**
   * Finds the largest face of a picture and its parts.
   *
   * @param name what the picture is called in messages
   * @param picture the picture, gray or BGR
   * @param models what finds faces, with landmarks
   * @return the 68 points of the iBUG scheme in pixels of the picture
   * @throws IllegalArgumentException if the models have no landmarks
   * @throws AlignmentException if no face with landmarks is found
   * @throws DecodeException never: the picture is in memory
   */
  public static List<Point> in(String name, Frame picture, FaceModels models)
      throws AlignmentException, DecodeException {
    Checks.argument(models.hasLandmarks(), "models must have landmarks but are " + models.id());
    VideoInfo info = new VideoInfo(picture.size(), FrameRate.of(1), OptionalInt.of(1));
    ClipId id = ClipId.of("picture", "picture", name);
    return FaceAligner.eyeCentred(ALIGNED)
        .withModels(models)
        .alignment(id, () -> new HeldFrames(info, List.of(picture.at(0, 0))))
        .path()
        .landmarks(0)
        .orElseThrow(
            () ->
                new AlignmentException(
                    id,
                    "A face was found, but not its landmarks. Take a picture in which it is seen"
                        + " from the front."));
  }
}
