package org.glimpse.model.zoo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.DirectFeatures;
import org.glimpse.model.block.DropMask;

/**
 * The streams of {@link StstNet} as one convolution: 3×3 with padding 2, rectifier, batch
 * normalization, the maximum of 3×3, dropout, the mean of 2×2.
 *
 * <p>Why it is fast: the streams see the same input, so their filters are one set. The largest
 * normalized value of a window is the largest rectified one, or the smallest where gamma is
 * negative; so one pass computes the convolution, the batch statistics and the pooled values, and
 * no activation is kept: the backward pass computes it again while it is in the cache. The gradient
 * through the batch statistics is linear in the rectified value, so it needs no further pass.
 *
 * <p>Clips lie side by side in rows of {@link StreamInput}, whose lanes beyond an image's width
 * hold values that nothing reads.
 */
final class StreamFeatures implements DirectFeatures {
  private static final int KERNEL = 3;
  private static final int POOL = 3;
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.9;

  private final List<Stream> streams = new ArrayList<>();
  private final Filters filters;
  private final float dropout;
  private final StreamInput input;
  private final int height;
  private final int width;
  private final int pooledHeight;
  private final int pooledWidth;

  private final float[][][] pair;
  private final float[][] slopes;
  private final float[] column;
  private final float[][] gradients;
  private final float[][] lanes;
  private float[] pooled = {};
  private float[] masks = {};
  private float[] embedding = {};
  private int clips;

  /** The parameters of one stream; its filters begin at an index of all. */
  private record Stream(List<Parameter> parameters, int from, int count) {
    private static final int PARTS = 6;

    Parameter part(int index) {
      return parameters.get(index);
    }
  }

  /** Weights, batch normalization and statistics of all filters; the arrays are filled anew. */
  private static final class Filters {
    private final int count;
    private final int taps;
    private final float[] weights;
    private final float[] biases;
    private final float[] gammas;
    private final float[] betas;
    private final double[] means;
    private final double[] deviations;

    Filters(int count, int taps) {
      this.count = count;
      this.taps = taps;
      weights = new float[count * taps];
      biases = new float[count];
      gammas = new float[count];
      betas = new float[count];
      means = new double[count];
      deviations = new double[count];
    }

    boolean rising(int filter) {
      return gammas[filter] >= 0;
    }
  }

  StreamFeatures(ClipNetwork network, ClipShape shape, double dropout) {
    List<Parameter> parameters = new ArrayList<>(network.features().getParameters().values());
    int count = 0;
    for (int i = 0; i < parameters.size(); i += Stream.PARTS) {
      int own = (int) parameters.get(i).getShape().get(0);
      streams.add(new Stream(parameters.subList(i, i + Stream.PARTS), count, own));
      count += own;
    }
    this.dropout = (float) dropout;
    input = new StreamInput(shape);
    filters = new Filters(count, input.channels() * KERNEL * KERNEL);
    height = shape.height() + 2;
    width = shape.width() + 2;
    pooledHeight = (height - 1) / POOL + 1;
    pooledWidth = (width - 1) / POOL + 1;
    pair = new float[2][height][input.lanes()];
    slopes = new float[height][input.lanes()];
    column = new float[input.lanes()];
    gradients = new float[count * filters.taps + count][input.lanes()];
    lanes = new float[2][input.lanes()];
  }

  @Override
  public float[] forward(NDManager manager, float[] values, int batch) {
    clips = batch;
    int windows = filters.count * pooledHeight * pooledWidth;
    if (pooled.length < batch * windows) {
      pooled = new float[batch * windows];
      masks = new float[batch * windows];
      embedding = new float[batch * filters.count * (pooledHeight / 2) * (pooledWidth / 2)];
    }
    readParameters();
    input.fill(values, batch);
    double[] sums = new double[filters.count];
    double[] squares = new double[filters.count];
    for (int part = 0; part < input.parts(batch); part++) {
      for (int k = 0; k < filters.count; k++) {
        float[][] rows = convolved(part, k);
        Arrays.fill(lanes[0], 0);
        Arrays.fill(lanes[1], 0);
        for (float[] row : rows) {
          LaneKernels.moments(row, lanes[0], lanes[1]);
        }
        int present = input.clipsOf(part, batch);
        sums[k] += input.sum(lanes[0], width, present);
        squares[k] += input.sum(lanes[1], width, present);
        pool(rows, part, k, present);
      }
    }
    statistics(sums, squares);
    drawMasks(manager);
    return embed(batch);
  }

  private void readParameters() {
    for (Stream stream : streams) {
      float[] weights = stream.part(0).getArray().toFloatArray();
      System.arraycopy(weights, 0, filters.weights, stream.from * filters.taps, weights.length);
      copy(stream, 1, filters.biases);
      copy(stream, 2, filters.gammas);
      copy(stream, 3, filters.betas);
    }
  }

  private static void copy(Stream stream, int part, float[] to) {
    float[] values = stream.part(part).getArray().toFloatArray();
    System.arraycopy(values, 0, to, stream.from, values.length);
  }

  /**
   * Rectified outputs of a filter for all clips of a part. Filters are convolved in pairs, so that
   * what both read is read once: to be called for one after the other, from 0 on.
   */
  private float[][] convolved(int part, int k) {
    if (k % 2 == 0) {
      convolve(part, k, Math.min(k + 1, filters.count - 1));
    }
    return pair[k % 2];
  }

  private void convolve(int part, int k, int l) {
    float[] all = filters.weights;
    for (int y = 0; y < height; y++) {
      float[] a = pair[0][y];
      float[] b = pair[1][y];
      for (int c = 0; c < input.channels(); c++) {
        for (int dy = 0; dy < KERNEL; dy++) {
          int v = k * filters.taps + (c * KERNEL + dy) * KERNEL;
          int w = l * filters.taps + (c * KERNEL + dy) * KERNEL;
          float[] p0 = input.row(part, c, 0, y + dy);
          float[] p1 = input.row(part, c, 1, y + dy);
          float[] p2 = input.row(part, c, 2, y + dy);
          float v0 = all[v];
          float v1 = all[v + 1];
          float v2 = all[v + 2];
          if (c == 0 && dy == 0) {
            float first = filters.biases[k];
            float second = filters.biases[l];
            LaneKernels.start(
                a, b, first, second, v0, v1, v2, all[w], all[w + 1], all[w + 2], p0, p1, p2);
          } else {
            LaneKernels.add(a, b, v0, v1, v2, all[w], all[w + 1], all[w + 2], p0, p1, p2);
          }
        }
      }
      LaneKernels.rectify(a);
      LaneKernels.rectify(b);
    }
  }

  /** The value of each window that has the largest normalized one. */
  private void pool(float[][] rows, int part, int k, int present) {
    for (int py = 0; py < pooledHeight; py++) {
      poolRows(rows, py, k);
      for (int clip = 0; clip < present; clip++) {
        int to = window(part * input.clips() + clip, k, py);
        int lane = clip * input.stride();
        for (int px = 0; px < pooledWidth; px++) {
          int x0 = lane + first(px);
          int x2 = lane + last(px, width);
          float a = column[x0];
          float b = column[x0 + 1];
          float c = column[x2];
          pooled[to + px] =
              filters.rising(k) ? Math.max(Math.max(a, b), c) : Math.min(Math.min(a, b), c);
        }
      }
    }
  }

  private void poolRows(float[][] rows, int py, int k) {
    int y = first(py);
    float[] b = rows[Math.min(y + 1, height - 1)];
    float[] c = rows[last(py, height)];
    if (filters.rising(k)) {
      LaneKernels.largest(column, rows[y], b, c);
    } else {
      LaneKernels.smallest(column, rows[y], b, c);
    }
  }

  /** The first place of a window; windows begin one place before the image. */
  private static int first(int window) {
    return Math.max(POOL * window - 1, 0);
  }

  private static int last(int window, int size) {
    return Math.min(POOL * window + 1, size - 1);
  }

  private int window(int clip, int k, int py) {
    return ((clip * filters.count + k) * pooledHeight + py) * pooledWidth;
  }

  private void statistics(double[] sums, double[] squares) {
    double number = (double) clips * height * width;
    float[] means = new float[filters.count];
    float[] unbiased = new float[filters.count];
    for (int k = 0; k < filters.count; k++) {
      double mean = sums[k] / number;
      double variance = Math.max(0, squares[k] / number - mean * mean);
      filters.means[k] = mean;
      filters.deviations[k] = Math.sqrt(variance + EPSILON);
      means[k] = (float) mean;
      unbiased[k] = (float) (variance * number / Math.max(1, number - 1));
    }
    for (Stream stream : streams) {
      move(stream, 4, means);
      move(stream, 5, unbiased);
    }
  }

  /** Moves running statistics towards those of the batch. */
  private static void move(Stream stream, int part, float[] batch) {
    NDArray running = stream.part(part).getArray();
    float[] values = running.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (MOMENTUM * values[i] + (1 - MOMENTUM) * batch[stream.from + i]);
    }
    running.set(values);
  }

  /** What dropout multiplies each pooled value by, stream by stream as the blocks draw it. */
  private void drawMasks(NDManager manager) {
    if (dropout == 0) {
      Arrays.fill(masks, 1);
      return;
    }
    int area = pooledHeight * pooledWidth;
    for (Stream stream : streams) {
      float[] values = DropMask.draw(manager, clips * stream.count * area, dropout);
      for (int n = 0; n < clips; n++) {
        System.arraycopy(
            values,
            n * stream.count * area,
            masks,
            (n * filters.count + stream.from) * area,
            stream.count * area);
      }
    }
  }

  private float[] embed(int batch) {
    int area = pooledHeight * pooledWidth;
    int at = 0;
    for (int n = 0; n < batch; n++) {
      for (int k = 0; k < filters.count; k++) {
        float slope = (float) (filters.gammas[k] / filters.deviations[k]);
        float offset = (float) (filters.betas[k] - filters.means[k] * slope);
        int from = (n * filters.count + k) * area;
        for (int y = 0; y + 1 < pooledHeight; y += 2) {
          for (int x = 0; x + 1 < pooledWidth; x += 2) {
            int i = from + y * pooledWidth + x;
            embedding[at++] =
                (masked(i, slope, offset)
                        + masked(i + 1, slope, offset)
                        + masked(i + pooledWidth, slope, offset)
                        + masked(i + pooledWidth + 1, slope, offset))
                    / 4;
          }
        }
      }
    }
    return at == embedding.length ? embedding : Arrays.copyOf(embedding, at);
  }

  private float masked(int i, float slope, float offset) {
    return masks[i] * (slope * pooled[i] + offset);
  }

  @Override
  public Map<Parameter, float[]> backward(float[] gradient) {
    double[] betas = new double[filters.count];
    double[] gammas = new double[filters.count];
    spread(gradient, betas, gammas);
    for (float[] sum : gradients) {
      Arrays.fill(sum, 0);
    }
    double number = (double) clips * height * width;
    for (int part = 0; part < input.parts(clips); part++) {
      int present = input.clipsOf(part, clips);
      for (int k = 0; k < filters.count; k++) {
        float[][] rows = convolved(part, k);
        double deviation = filters.deviations[k];
        double slope = -filters.gammas[k] * gammas[k] / (deviation * deviation * number);
        double offset =
            -filters.gammas[k] * betas[k] / (deviation * number) - slope * filters.means[k];
        for (int y = 0; y < height; y++) {
          LaneKernels.whereActive(slopes[y], rows[y], (float) offset, (float) slope);
          Arrays.fill(slopes[y], present * input.stride(), input.lanes(), 0);
        }
        unpool(rows, part, k, present, (float) (filters.gammas[k] / deviation));
        correlate(part, k);
      }
    }
    return gather(betas, gammas);
  }

  /** The gradient by each pooled, normalized value takes the place of the masks. */
  private void spread(float[] gradient, double[] betas, double[] gammas) {
    int meanWidth = pooledWidth / 2;
    int meanHeight = pooledHeight / 2;
    int at = 0;
    for (int n = 0; n < clips; n++) {
      for (int k = 0; k < filters.count; k++) {
        double beta = 0;
        double gamma = 0;
        for (int y = 0; y < pooledHeight; y++) {
          for (int x = 0; x < pooledWidth; x++) {
            boolean inside = y / 2 < meanHeight && x / 2 < meanWidth;
            int mean = ((n * filters.count + k) * meanHeight + y / 2) * meanWidth + x / 2;
            float value = inside ? masks[at] * gradient[mean] / 4 : 0;
            beta += value;
            gamma += value * (pooled[at] - filters.means[k]);
            // Nothing flows back through a rectifier that is not active.
            masks[at] = pooled[at] > 0 ? value : 0;
            at++;
          }
        }
        betas[k] += beta;
        gammas[k] += gamma / filters.deviations[k];
      }
    }
  }

  /**
   * Adds each window's gradient at the place whose value the window has; of several such places at
   * one of them, where the input is the same but for rounding.
   */
  private void unpool(float[][] rows, int part, int k, int present, float scale) {
    for (int py = 0; py < pooledHeight; py++) {
      poolRows(rows, py, k);
      int y0 = first(py);
      int y1 = Math.min(y0 + 1, height - 1);
      for (int clip = 0; clip < present; clip++) {
        int from = window(part * input.clips() + clip, k, py);
        int lane = clip * input.stride();
        for (int px = 0; px < pooledWidth; px++) {
          int value = Float.floatToRawIntBits(pooled[from + px]);
          int x = lane + first(px);
          int right = differs(column[x], value);
          x += right + (right & differs(column[x + 1], value));
          int below = differs(rows[y0][x], value);
          int y = y0 + below + (below & differs(rows[y1][x], value));
          slopes[y][x] += scale * masks[from + px];
        }
      }
    }
  }

  /** 1 if a value differs from that of some bits, 0 if not: without a branch, hard to foresee. */
  private static int differs(float value, int bits) {
    int difference = Float.floatToRawIntBits(value) ^ bits;
    return (difference | -difference) >>> (Integer.SIZE - 1);
  }

  /** Sums over all places of gradient times input, for each tap; and of the gradient alone. */
  private void correlate(int part, int k) {
    for (int row = 0; row < input.channels() * KERNEL; row++) {
      int c = row / KERNEL;
      int dy = row % KERNEL;
      int at = k * filters.taps + row * KERNEL;
      for (int y = 0; y < height; y++) {
        LaneKernels.products(
            gradients[at],
            gradients[at + 1],
            gradients[at + 2],
            slopes[y],
            input.row(part, c, 0, y + dy),
            input.row(part, c, 1, y + dy),
            input.row(part, c, 2, y + dy));
      }
    }
    float[] sum = gradients[filters.count * filters.taps + k];
    for (int y = 0; y < height; y++) {
      LaneKernels.add(sum, slopes[y]);
    }
  }

  private Map<Parameter, float[]> gather(double[] betas, double[] gammas) {
    Map<Parameter, float[]> found = new LinkedHashMap<>();
    for (Stream stream : streams) {
      int taps = filters.taps;
      float[] weights = new float[stream.count * taps];
      float[] biases = new float[stream.count];
      float[] gamma = new float[stream.count];
      float[] beta = new float[stream.count];
      for (int k = 0; k < stream.count; k++) {
        int filter = stream.from + k;
        for (int tap = 0; tap < taps; tap++) {
          weights[k * taps + tap] = total(filter * taps + tap);
        }
        biases[k] = total(filters.count * taps + filter);
        gamma[k] = (float) gammas[filter];
        beta[k] = (float) betas[filter];
      }
      found.put(stream.part(0), weights);
      found.put(stream.part(1), biases);
      found.put(stream.part(2), gamma);
      found.put(stream.part(3), beta);
    }
    return found;
  }

  private float total(int sum) {
    return (float) input.sum(gradients[sum], width, input.clips());
  }
}
