package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.imbalance.ClassificationLoss;
import org.glimpse.imbalance.Mixer;
import org.glimpse.model.block.ClipShape;

/**
 * The mixing of one batch: each clip gets a partner, and both labels a share.
 *
 * @param first the classes of the clips
 * @param second the classes of their partners
 * @param share how much the first label of each counts
 */
record ClipMixing(List<Integer> first, List<Integer> second, List<Float> share) {

  /** Mixes the values (N, C, T, H, W) of a batch in place. */
  static ClipMixing apply(
      Mixer mixer, List<Integer> classes, float[] values, ClipShape shape, RandomGenerator random) {
    List<Integer> partners = mixer.drawPartners(classes, random);
    double drawn = mixer.drawShare(random);
    float[] before = values.clone();
    double share =
        switch (mixer.kind()) {
          case CUT -> cut(values, before, partners, shape, Box.draw(shape, 1 - drawn, random));
          case PHASES ->
              phases(values, before, partners, shape, new Phases(drawn, mixer.drawShare(random)));
          case BLEND, NONE -> blend(values, before, partners, shape, drawn);
        };
    List<Integer> second = partners.stream().map(classes::get).toList();
    List<Float> shares =
        java.util.stream.IntStream.range(0, classes.size())
            .mapToObj(i -> (float) mixer.labels().of(share, classes.get(i), second.get(i)))
            .toList();
    return new ClipMixing(List.copyOf(classes), second, shares);
  }

  private static double blend(
      float[] values, float[] before, List<Integer> partners, ClipShape shape, double share) {
    int size = shape.values();
    for (int i = 0; i < partners.size(); i++) {
      int own = i * size;
      int other = partners.get(i) * size;
      for (int k = 0; k < size; k++) {
        values[own + k] = (float) (share * before[own + k] + (1 - share) * before[other + k]);
      }
    }
    return share;
  }

  private static double phases(
      float[] values, float[] before, List<Integer> partners, ClipShape shape, Phases phases) {
    int size = shape.values();
    int rising = shape.frames() / 2;
    int perFrame = shape.height() * shape.width();
    for (int i = 0; i < partners.size(); i++) {
      int own = i * size;
      int other = partners.get(i) * size;
      for (int k = 0; k < size; k++) {
        double share = k / perFrame % shape.frames() < rising ? phases.rise : phases.fall;
        values[own + k] = (float) (share * before[own + k] + (1 - share) * before[other + k]);
      }
    }
    return (rising * phases.rise + (shape.frames() - rising) * phases.fall) / shape.frames();
  }

  private static double cut(
      float[] values, float[] before, List<Integer> partners, ClipShape shape, Box box) {
    int size = shape.values();
    for (int i = 0; i < partners.size(); i++) {
      for (int c = 0; c < shape.channels(); c++) {
        for (int t = box.time.from; t < box.time.to; t++) {
          for (int y = box.rows.from; y < box.rows.to; y++) {
            int row = ((c * shape.frames() + t) * shape.height() + y) * shape.width();
            System.arraycopy(
                before,
                partners.get(i) * size + row + box.columns.from,
                values,
                i * size + row + box.columns.from,
                box.columns.length());
          }
        }
      }
    }
    return 1 - box.voxels() / ((double) shape.frames() * shape.height() * shape.width());
  }

  /** The loss of the logits of the mixed clips. */
  NDArray loss(ClassificationLoss loss, NDArray logits) {
    NDManager manager = logits.getManager();
    float[] shares = new float[share.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = share.get(i);
    }
    return loss.evaluateMixed(
        manager.create(first.stream().mapToInt(Integer::intValue).toArray()),
        manager.create(second.stream().mapToInt(Integer::intValue).toArray()),
        manager.create(shares),
        logits);
  }

  /** The share of the first clip while the movement rises and while it falls. */
  private record Phases(double rise, double fall) {}

  /** Positions along an axis, from (included) to (excluded). */
  private record Span(int from, int to) {
    static Span draw(int size, double part, RandomGenerator random) {
      int length = (int) Math.round(part * size);
      int start = random.nextInt(size) - length / 2;
      return new Span(Math.max(0, start), Math.min(size, start + length));
    }

    int length() {
      return Math.max(0, to - from);
    }
  }

  /** A box in a clip. */
  private record Box(Span time, Span rows, Span columns) {
    static Box draw(ClipShape shape, double volume, RandomGenerator random) {
      double side = Math.cbrt(volume);
      return new Box(
          Span.draw(shape.frames(), side, random),
          Span.draw(shape.height(), side, random),
          Span.draw(shape.width(), side, random));
    }

    double voxels() {
      return (double) time.length() * rows.length() * columns.length();
    }
  }
}
