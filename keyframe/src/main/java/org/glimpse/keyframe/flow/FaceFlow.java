package org.glimpse.keyframe.flow;

import java.util.EnumMap;
import java.util.Map;
import org.glimpse.core.Size;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.internal.Pictures;
import org.glimpse.keyframe.internal.Resampler;

/**
 * Flow of an aligned face against one reference frame, with what is no expression taken out: the
 * frame's brightness is scaled to the reference's (mean over the face's regions), and the head's
 * own motion ({@link RigidMotion}) is subtracted.
 *
 * <p>Where the head moved by more than 0.25 pixels, the frame is brought back and its flow computed
 * anew: flow in skin with little texture falls short of the head's motion, and what is missing
 * would look like an expression.
 *
 * <p>The head's motion is asked of the nose, the cheeks and the brows; the eyes, the mouth and the
 * chin move too much to be asked. Not for use by several threads at once.
 *
 * <p>Source: equalized brightness and the subtraction of the head's motion as in the public apex
 * spotting code of MEA-LAB-421, which takes the mean flow of a patch of 8 by 8 pixels on the nose;
 * a robust similarity also removes rotation and is less noisy.
 */
public final class FaceFlow {
  private static final double STILL = 0.25;
  private static final double NEAR = 0.1;

  private final OpticalFlow method;
  private final Size size;
  private final Resampler resampler;
  private final Map<Region, Box> regions;
  private final float[] trust;
  private final Frame reference;
  private final double brightness;

  /**
   * Flows against one frame of a clip.
   *
   * @param method the flow method
   * @param clip the clip
   * @param reference the 0-based index of the reference frame
   * @param size the size at which the flow is computed
   * @throws IndexOutOfBoundsException if there is no such frame
   * @throws IllegalArgumentException if the size is too small for the method
   */
  public FaceFlow(OpticalFlow method, AlignedClip clip, int reference, Size size) {
    this.method = method;
    this.size = size;
    this.resampler = new Resampler(clip.size(), size);
    this.regions = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      regions.put(region, Pictures.scale(clip.region(region), clip.size(), size));
    }
    this.trust = trust();
    float[] gray = resampler.resize(Pictures.gray(clip.frame(reference)));
    this.brightness = brightness(gray);
    this.reference = Pictures.frame(clip.frame(reference), size, gray, 1);
  }

  /**
   * The flow of a frame.
   *
   * @param frame a frame of the clip
   * @return the field from the reference to the frame, in pixels of the size at which it is
   *     computed
   */
  public FlowField of(Frame frame) {
    return of(frame, RigidMotion.NONE).field();
  }

  /**
   * What moved in a frame.
   *
   * @param field the face's own motion from the reference to the frame, in pixels of the size at
   *     which it is computed
   * @param head the head's motion, in the same pixels
   */
  public record Motion(FlowField field, RigidMotion head) {}

  /**
   * The flow of a frame whose head is about where that of a frame before was: one computation of
   * flow serves where otherwise two are needed.
   *
   * @param frame a frame of the clip
   * @param guess the head's motion in a frame shortly before or behind
   * @return the field and the head's motion
   */
  public Motion of(Frame frame, RigidMotion guess) {
    float[] gray = resampler.resize(Pictures.gray(frame));
    double now = brightness(gray);
    double gain = now > 0 ? brightness / now : 1;
    RigidMotion taken = guess.reach(size) > STILL ? guess : RigidMotion.NONE;
    FlowField flow = flow(frame, gray, gain, taken);
    RigidMotion left = RigidMotion.fit(flow, trust);
    if (left.reach(size) > (taken.equals(RigidMotion.NONE) ? STILL : NEAR)) {
      taken = taken.and(left);
      flow = flow(frame, gray, gain, taken);
      left = RigidMotion.fit(flow, trust);
    }
    return new Motion(left.removeFrom(flow), taken.and(left));
  }

  private FlowField flow(Frame frame, float[] gray, double gain, RigidMotion taken) {
    float[] back = taken.equals(RigidMotion.NONE) ? gray : taken.bringBack(size, gray);
    return method.flow(reference, Pictures.frame(frame, size, back, gain));
  }

  private double brightness(float[] gray) {
    double sum = 0;
    long pixels = 0;
    for (Box box : regions.values()) {
      sum += Pictures.mean(gray, size.width(), box) * box.area();
      pixels += box.area();
    }
    return sum / pixels;
  }

  private float[] trust() {
    float[] weights = new float[size.area()];
    for (Region region : Region.values()) {
      float weight = trusted(region);
      Box box = java.util.Objects.requireNonNull(regions.get(region));
      for (int y = box.y(); y < box.y() + box.height(); y++) {
        for (int x = box.x(); x < box.x() + box.width(); x++) {
          weights[y * size.width() + x] = weight;
        }
      }
    }
    return weights;
  }

  private static float trusted(Region region) {
    return switch (region) {
      case NOSE -> 2;
      case RIGHT_CHEEK, LEFT_CHEEK, RIGHT_BROW, LEFT_BROW -> 1;
      case RIGHT_EYE, LEFT_EYE, MOUTH, CHIN -> 0;
    };
  }
}
