package org.glimpse.keyframe.spot;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.flow.FaceFlow;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.flow.RigidMotion;
import org.glimpse.keyframe.internal.Pictures;
import org.glimpse.keyframe.internal.Resampler;

/**
 * How far the skin is displaced from where it was in the first frame, for as long as one likes:
 * flow against a reference frame that is renewed every second. Old and new reference are measured
 * side by side for 100 ms, and what they differ by on average is added from then on.
 *
 * <p>A reference that shows an expression would be wrong about the neutral face behind it by a part
 * of that expression. So a new one waits until no region but the eyes is moved by more than 0.3
 * pixels on average, four seconds at most.
 */
final class DisplacementChain {
  private static final int CELL = 4;
  private static final int SIDE = 160;
  private static final double FACE = 224;
  private static final double RENEW_MILLIS = 1000;
  private static final double LATEST_MILLIS = 4000;
  private static final double CALM = 0.3;
  private static final double OVERLAP_MILLIS = 100;
  private static final ClipId NAMELESS = ClipId.of("stream", "stream", "stream");

  private final OpticalFlow flow;
  private final Size working;
  private final Size grid;
  private final Resampler toGrid;
  private final int renewAfter;
  private final int latest;
  private final int overlap;
  private final float[] offset;
  private final float[] difference;
  private Reference reference;
  private Optional<Reference> next = Optional.empty();
  private int age;
  private int beside;

  DisplacementChain(OpticalFlow flow, FrameRate rate, Frame first) {
    this.flow = flow;
    working = working(first.size());
    grid = new Size(working.width() / CELL, working.height() / CELL);
    toGrid = new Resampler(working, grid);
    renewAfter = (int) Math.max(2, Math.round(rate.framesIn(RENEW_MILLIS)));
    latest = (int) Math.round(rate.framesIn(LATEST_MILLIS));
    overlap = (int) Math.max(1, Math.round(rate.framesIn(OVERLAP_MILLIS)));
    offset = new float[2 * grid.area()];
    difference = new float[2 * grid.area()];
    reference = against(first);
  }

  private static Size working(Size size) {
    int longer = Math.max(size.width(), size.height());
    double factor = Math.min(1, (double) SIDE / longer);
    return new Size(
        (int) Math.max(CELL, Math.round(size.width() * factor)),
        (int) Math.max(CELL, Math.round(size.height() * factor)));
  }

  /** The grid on which displacements are given. */
  Size grid() {
    return grid;
  }

  /** Strain is displacement over distance: what a difference of neighboring cells is divided by. */
  double cell() {
    return FACE / grid.width();
  }

  private Reference against(Frame frame) {
    FaceTrack track = new FaceTrack(Collections.nCopies(1, 1.0));
    AlignedClip clip = AlignedClip.of(NAMELESS, FrameRate.of(1), List.of(frame.at(0, 0)), track);
    return new Reference(new FaceFlow(flow, clip, 0, working));
  }

  /** A frame to measure against, and where the head was against it last. */
  private static final class Reference {
    private final FaceFlow flow;
    private RigidMotion head = new RigidMotion(0, 0, 0, 0);

    Reference(FaceFlow flow) {
      this.flow = flow;
    }

    FlowField of(Frame frame) {
      FaceFlow.Motion motion = flow.of(frame, head);
      head = motion.head();
      return motion.field();
    }
  }

  /**
   * The displacements of the next frame: u of every cell, then v, in pixels of a 224-pixel face.
   */
  float[] add(Frame frame) {
    float[] now = measure(reference, frame);
    age++;
    if (next.isEmpty() && age >= renewAfter && (age >= latest || isCalm(now))) {
      next = Optional.of(against(frame));
      beside = 0;
      Arrays.fill(difference, 0);
    }
    for (int i = 0; i < now.length; i++) {
      now[i] += offset[i];
    }
    next.ifPresent(anew -> compare(now, measure(anew, frame)));
    return now;
  }

  /** Whether the face looks much as in the reference: no region but the eyes has moved far. */
  private boolean isCalm(float[] displacements) {
    float[] lengths = new float[grid.area()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (float) Math.hypot(displacements[i], displacements[lengths.length + i]);
    }
    return Arrays.stream(Region.values())
        .filter(region -> !region.isEye())
        .allMatch(
            region -> Pictures.mean(lengths, grid.width(), FaceLayout.box(region, grid)) < CALM);
  }

  /** Measures the old and the new reference side by side, and in the end takes the new one. */
  private void compare(float[] now, float[] anew) {
    for (int i = 0; i < now.length; i++) {
      difference[i] += (now[i] - anew[i]) / overlap;
    }
    beside++;
    if (beside == overlap) {
      reference = next.orElseThrow();
      next = Optional.empty();
      System.arraycopy(difference, 0, offset, 0, offset.length);
      age = 0;
    }
  }

  private float[] measure(Reference from, Frame frame) {
    FlowField field = from.of(frame);
    float[] u = toGrid.resize(field.u());
    float[] v = toGrid.resize(field.v());
    float[] both = new float[2 * grid.area()];
    float scale = (float) (FACE / working.width());
    for (int i = 0; i < u.length; i++) {
      both[i] = scale * u[i];
      both[u.length + i] = scale * v[i];
    }
    return both;
  }
}
