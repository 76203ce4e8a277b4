package org.glimpse.keyframe.magnify;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.flow.FaceFlow;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.internal.Resampler;

/** Warps each frame along its flow against the first frame with a face. */
final class LagrangianMagnification implements Magnification {
  private static final int CELL = 4;
  private static final int STEPS = 8;

  private final double alpha;
  private final OpticalFlow method;
  private final String id;

  LagrangianMagnification(double alpha, OpticalFlow method, String id) {
    this.alpha = alpha;
    this.method = method;
    this.id = id;
  }

  @Override
  public AlignedClip magnify(AlignedClip clip) {
    Size size = clip.size();
    int reference = 0;
    while (reference < clip.length() - 1 && !clip.track().found(reference)) {
      reference++;
    }
    FaceFlow flows = new FaceFlow(method, clip, reference, size);
    Size grid = new Size(Math.max(1, size.width() / CELL), Math.max(1, size.height() / CELL));
    Resampler toGrid = new Resampler(size, grid);
    Resampler toSize = new Resampler(grid, size);
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : clip.frames()) {
      if (frame.index() == reference || !clip.track().found(frame.index())) {
        frames.add(frame);
      } else {
        FlowField whole = method.flow(clip.frame(reference), frame);
        FlowField own = flows.of(frame);
        frames.add(
            warped(
                frame,
                whole,
                toSize.resize(toGrid.resize(own.u())),
                toSize.resize(toGrid.resize(own.v()))));
      }
    }
    return Bytes.withFrames(clip, frames);
  }

  private Frame warped(Frame frame, FlowField whole, float[] u, float[] v) {
    Size size = frame.size();
    float[] wholeU = whole.u();
    float[] wholeV = whole.v();
    float[] atX = new float[size.area()];
    float[] atY = new float[size.area()];
    for (int i = 0; i < size.area(); i++) {
      int px = i % size.width();
      int py = Math.floorDiv(i, size.width());
      // Where in the first frame is what is to be drawn here: p = x + w(x) + alpha u(x).
      double x = px;
      double y = py;
      for (int step = 0; step < STEPS; step++) {
        double nextX = px - at(wholeU, size, x, y) - alpha * at(u, size, x, y);
        y = py - at(wholeV, size, x, y) - alpha * at(v, size, x, y);
        x = nextX;
      }
      atX[i] = (float) (x + at(wholeU, size, x, y));
      atY[i] = (float) (y + at(wholeV, size, x, y));
    }
    byte[] pixels = new byte[size.area() * frame.channels()];
    for (int c = 0; c < frame.channels(); c++) {
      float[] plane = Bytes.plane(frame, c);
      float[] drawn = new float[size.area()];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = (float) at(plane, size, atX[i], atY[i]);
      }
      Bytes.put(pixels, frame.channels(), c, drawn);
    }
    return Frame.wrap(frame.index(), frame.timestampMicros(), size, frame.channels(), pixels);
  }

  /** A plane between its pixels; the border repeats beyond it. */
  private static double at(float[] plane, Size size, double x, double y) {
    double insideX = Math.max(0, Math.min(size.width() - 1.0, x));
    double insideY = Math.max(0, Math.min(size.height() - 1.0, y));
    int left = Math.min(size.width() - 2, (int) insideX);
    int top = Math.min(size.height() - 2, (int) insideY);
    double right = insideX - left;
    double below = insideY - top;
    int i = top * size.width() + left;
    double upper = plane[i] + right * (plane[i + 1] - plane[i]);
    double lower =
        plane[i + size.width()] + right * (plane[i + size.width() + 1] - plane[i + size.width()]);
    return upper + below * (lower - upper);
  }

  @Override
  public String id() {
    return id;
  }
}
