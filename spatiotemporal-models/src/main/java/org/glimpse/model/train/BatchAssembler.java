package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.tensor.ClipTensor;

/**
 * Copies clips into batches of (N, C, T, H, W), scaled.
 *
 * @param layout what each tensor looks like
 * @param scaling the scaling of the channels
 */
record BatchAssembler(ClipLayout layout, InputScaling scaling) {
  /** Gives the tensor of a position in a batch. */
  @FunctionalInterface
  interface Clips {
    ClipTensor tensor(int position) throws ClipException;
  }

  NDArray assemble(NDManager manager, int size, Clips clips) throws ClipException {
    return array(manager, values(size, clips));
  }

  /** Values (N, C, T, H, W) as an array. */
  NDArray array(NDManager manager, float[] values) {
    return manager.create(values, layout.shape().batch(values.length / layout.shape().values()));
  }

  /** The scaled values (N, C, T, H, W). */
  float[] values(int size, Clips clips) throws ClipException {
    int perClip = layout.shape().values();
    float[] values = new float[Math.multiplyExact(size, perClip)];
    for (int i = 0; i < size; i++) {
      clips.tensor(i).copyTo(values, i * perClip);
      scaling.apply(values, i * perClip, perClip);
    }
    return values;
  }

  /** Cuts a list into batches of at most a size, whose sizes differ by at most one. */
  static <T> List<List<T>> split(List<T> values, int batchSize) {
    int batches = (values.size() + batchSize - 1) / batchSize;
    List<List<T>> cut = new ArrayList<>();
    for (int b = 0; b < batches; b++) {
      int from = (int) ((long) values.size() * b / batches);
      int to = (int) ((long) values.size() * (b + 1) / batches);
      cut.add(values.subList(from, to));
    }
    return cut;
  }
}
