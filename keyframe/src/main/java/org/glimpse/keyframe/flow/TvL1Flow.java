package org.glimpse.keyframe.flow;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.internal.Pictures;

/** TV-L1 in the IPOL scheme: normalization, pyramid, and the levels from coarse to fine. */
final class TvL1Flow implements OpticalFlow {
  private static final double PRESMOOTHING = 0.8;
  private static final double COARSEST_DIAGONAL = 16;
  private static final int MINIMUM_SIDE = 16;
  private static final float WHITE = 255;

  @Override
  public FlowField flow(Frame from, Frame to) {
    Size size = FlowChecks.sameSize(this, from, to);
    float[] first = Pictures.gray(from);
    float[] second = Pictures.gray(to);
    stretch(first, second);
    List<Plane> firsts = pyramid(size, first);
    List<Plane> seconds = pyramid(size, second);
    Plane coarsest = firsts.get(firsts.size() - 1);
    Plane u = new Plane(coarsest.width, coarsest.height);
    Plane v = new Plane(coarsest.width, coarsest.height);
    for (int level = firsts.size() - 1; level >= 0; level--) {
      Plane at = firsts.get(level);
      if (at.width != u.width || at.height != u.height) {
        u = u.enlarged(at.width, at.height, 2);
        v = v.enlarged(at.width, at.height, 2);
      }
      TvL1Level.solve(at, seconds.get(level), u.data, v.data);
    }
    return FlowField.wrap(size, u.data, v.data);
  }

  private static List<Plane> pyramid(Size size, float[] gray) {
    double diagonal = Math.hypot(size.width(), size.height());
    int levels = Math.max(1, (int) (1 + Math.log(diagonal / COARSEST_DIAGONAL) / Math.log(2)));
    List<Plane> planes = new ArrayList<>();
    Plane plane = new Plane(size.width(), size.height(), gray).smoothed(PRESMOOTHING);
    planes.add(plane);
    for (int level = 1; level < levels; level++) {
      plane = plane.halved();
      planes.add(plane);
    }
    return planes;
  }

  /** Stretches both pictures together to 0…255; leaves them if they are one flat gray. */
  private static void stretch(float[] first, float[] second) {
    float min = first[0];
    float max = first[0];
    for (int i = 0; i < first.length; i++) {
      min = Math.min(min, Math.min(first[i], second[i]));
      max = Math.max(max, Math.max(first[i], second[i]));
    }
    if (max > min) {
      float gain = WHITE / (max - min);
      for (int i = 0; i < first.length; i++) {
        first[i] = (first[i] - min) * gain;
        second[i] = (second[i] - min) * gain;
      }
    }
  }

  @Override
  public int minimumSide() {
    return MINIMUM_SIDE;
  }

  @Override
  public String id() {
    return "tvl1";
  }
}
