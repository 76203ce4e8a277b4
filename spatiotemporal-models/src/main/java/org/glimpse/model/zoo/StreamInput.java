package org.glimpse.model.zoo;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.model.block.ClipShape;

/**
 * A batch of clips as rows of lanes: in each row some clips lie side by side, with a border of
 * zeros, once for each horizontal shift of a 3×3 kernel, so that all taps of a convolution read the
 * same lane. A part of the batch fits the cache.
 */
final class StreamInput {
  private static final int PAD = 2;
  private static final int SHIFTS = 3;
  private static final int LANES = 512;

  private final int channels;
  private final int imageHeight;
  private final int imageWidth;
  private final int stride;
  private final int clips;
  private final int rows;
  private final List<float[][]> parts = new ArrayList<>();

  StreamInput(ClipShape shape) {
    channels = shape.channels() * shape.frames();
    imageHeight = shape.height();
    imageWidth = shape.width();
    stride = imageWidth + 2 * PAD;
    clips = Math.max(1, LANES / stride);
    rows = (imageHeight + PAD + SHIFTS - 1) / SHIFTS * SHIFTS;
  }

  int channels() {
    return channels;
  }

  /** From one clip to the next in a row. */
  int stride() {
    return stride;
  }

  /** Clips a part at most. */
  int clips() {
    return clips;
  }

  int lanes() {
    return clips * stride;
  }

  /** The rows of the output, rounded up to a multiple of 3. */
  int rows() {
    return rows;
  }

  int parts(int batch) {
    return (batch + clips - 1) / clips;
  }

  int clipsOf(int part, int batch) {
    return Math.min(clips, batch - part * clips);
  }

  /** A row of padded images, shifted to the left; rows below the images are zero. */
  float[] row(int part, int channel, int shift, int y) {
    return parts.get(part)[(channel * SHIFTS + shift) * (rows + PAD) + y];
  }

  /** Takes over a batch of (N, C, T, H, W). */
  void fill(float[] values, int batch) {
    while (parts.size() < parts(batch)) {
      parts.add(new float[channels * SHIFTS * (rows + PAD)][lanes()]);
    }
    for (int part = 0; part < parts(batch); part++) {
      int present = clipsOf(part, batch);
      for (int c = 0; c < channels; c++) {
        for (int shift = 0; shift < SHIFTS; shift++) {
          for (int y = 0; y < imageHeight; y++) {
            float[] row = row(part, c, shift, y + PAD);
            for (int clip = 0; clip < present; clip++) {
              int from = (((part * clips + clip) * channels + c) * imageHeight + y) * imageWidth;
              System.arraycopy(values, from, row, clip * stride + PAD - shift, imageWidth);
            }
          }
        }
      }
    }
  }

  /** The sum over the lanes of clips that lie within their width. */
  double sum(float[] lanes, int width, int present) {
    double sum = 0;
    for (int clip = 0; clip < present; clip++) {
      for (int x = 0; x < width; x++) {
        sum += lanes[clip * stride + x];
      }
    }
    return sum;
  }
}
