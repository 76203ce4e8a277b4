package org.glimpse.video.internal;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded pictures into gray or BGR bytes.
 *
 * <p>Gray of a YUV or gray picture of {@code d} bits is its luma, without any color conversion:
 * {@code round(255 Y / (2^d - 1))} for full range, {@code round(255 (Y - 16 s) / (219 s))} with
 * {@code s = 2^(d-8)}, clamped to 0…255, for limited range. Everything else is weighed as by {@link
 * Frame#toGray}.
 */
public final class Pictures implements AutoCloseable {
  private static final int BLACK = 16;
  private static final int LUMA_STEPS = 219;
  private static final long NOT_PLAIN_LUMA =
      avutil.AV_PIX_FMT_FLAG_RGB
          | avutil.AV_PIX_FMT_FLAG_PAL
          | avutil.AV_PIX_FMT_FLAG_BITSTREAM
          | avutil.AV_PIX_FMT_FLAG_HWACCEL
          | avutil.AV_PIX_FMT_FLAG_BAYER
          | avutil.AV_PIX_FMT_FLAG_FLOAT
          | avutil.AV_PIX_FMT_FLAG_XYZ;

  private @Nullable SwsContext scaler;
  private int scalerFormat = -1;
  private int scalerTarget = -1;
  private byte[] levels = new byte[0];
  private int levelsDepth = -1;
  private boolean levelsFull;

  /** A converter without any native memory yet. */
  public Pictures() {}

  /**
   * The gray values of a picture.
   *
   * @param picture a decoded picture
   * @return width × height values, row by row
   */
  public byte[] gray(AVFrame picture) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(picture.format());
    int width = picture.width();
    int height = picture.height();
    int depth = format.comp(0).depth();
    if ((format.flags() & NOT_PLAIN_LUMA) != 0) {
      // Deep colors are weighed before they are rounded to 8 bits, not after.
      Size size = new Size(width, height);
      return depth > Byte.SIZE
          ? scaled(picture, avutil.AV_PIX_FMT_GRAY8, 1)
          : Frame.wrap(0, 0, size, 3, bgr(picture)).toGray().pixels();
    }
    int step = format.comp(0).step();
    int offset = format.comp(0).offset();
    boolean full = isFullRange(picture, format);
    byte[] gray = new byte[width * height];
    try (BytePointer plane = new BytePointer(picture.data(format.comp(0).plane()))) {
      int stride = picture.linesize(format.comp(0).plane());
      if (depth == Byte.SIZE && step == 1) {
        if (stride >= width) {
          // One view and no call into native code for each row.
          ByteBuffer rows = plane.capacity((long) stride * (height - 1) + width).asBuffer();
          for (int y = 0; y < height; y++) {
            rows.get(y * stride, gray, y * width, width);
          }
        } else {
          // Rows from the bottom up have a negative stride.
          for (int y = 0; y < height; y++) {
            plane.position((long) y * stride).get(gray, y * width, width);
          }
        }
        return full ? gray : mapped(gray, levels(depth, false));
      }
      byte[] row = new byte[(width - 1) * step + offset + (depth > Byte.SIZE ? 2 : 1)];
      byte[] table = levels(depth, full);
      boolean bigEndian = (format.flags() & avutil.AV_PIX_FMT_FLAG_BE) != 0;
      int shift = format.comp(0).shift();
      for (int y = 0; y < height; y++) {
        plane.position((long) y * stride).get(row, 0, row.length);
        for (int x = 0; x < width; x++) {
          int at = x * step + offset;
          int value = row[at] & 0xff;
          if (depth > Byte.SIZE) {
            int next = row[at + 1] & 0xff;
            value = bigEndian ? value << Byte.SIZE | next : next << Byte.SIZE | value;
          }
          gray[y * width + x] = table[(value >> shift) & (table.length - 1)];
        }
      }
    }
    return gray;
  }

  private static byte[] mapped(byte[] values, byte[] table) {
    for (int i = 0; i < values.length; i++) {
      values[i] = table[values[i] & 0xff];
    }
    return values;
  }

  private byte[] levels(int depth, boolean full) {
    if (levelsDepth != depth || levelsFull != full) {
      levels = new byte[1 << depth];
      double scale = Math.scalb(1.0, depth - Byte.SIZE);
      for (int value = 0; value < levels.length; value++) {
        double gray =
            full
                ? 255.0 * value / (levels.length - 1)
                : 255.0 * (value - BLACK * scale) / (LUMA_STEPS * scale);
        levels[value] = (byte) Math.max(0, Math.min(255, Math.round(gray)));
      }
      levelsDepth = depth;
      levelsFull = full;
    }
    return levels;
  }

  private static boolean isFullRange(AVFrame picture, AVPixFmtDescriptor format) {
    if (picture.color_range() != avutil.AVCOL_RANGE_UNSPECIFIED) {
      return picture.color_range() == avutil.AVCOL_RANGE_JPEG;
    }
    return format.nb_components() <= 2 || format.name().getString().startsWith("yuvj");
  }

  /**
   * The BGR values of a picture.
   *
   * @param picture a decoded picture
   * @return width × height × 3 values, row by row, blue first
   */
  public byte[] bgr(AVFrame picture) {
    return scaled(picture, avutil.AV_PIX_FMT_BGR24, 3);
  }

  private byte[] scaled(AVFrame picture, int target, int channels) {
    int width = picture.width();
    int height = picture.height();
    SwsContext context = scaler(picture, target);
    byte[] pixels = new byte[width * height * channels];
    try (BytePointer out = new BytePointer(pixels.length);
        PointerPointer<BytePointer> targets = new PointerPointer<>(1);
        IntPointer stride = new IntPointer(1)) {
      targets.put(0, out);
      stride.put(0, width * channels);
      swscale.sws_scale(context, picture.data(), picture.linesize(), 0, height, targets, stride);
      out.get(pixels);
    }
    return pixels;
  }

  private SwsContext scaler(AVFrame picture, int target) {
    SwsContext present = scaler;
    if (present != null && scalerFormat == picture.format() && scalerTarget == target) {
      return present;
    }
    close();
    int width = picture.width();
    int height = picture.height();
    SwsContext context =
        swscale.sws_getContext(
            width,
            height,
            picture.format(),
            width,
            height,
            target,
            swscale.SWS_BILINEAR | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT,
            null,
            null,
            (DoublePointer) null);
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(picture.format());
    IntPointer matrix = swscale.sws_getCoefficients(picture.colorspace());
    int full = isFullRange(picture, format) ? 1 : 0;
    swscale.sws_setColorspaceDetails(context, matrix, full, matrix, 1, 0, 1 << 16, 1 << 16);
    scaler = context;
    scalerFormat = picture.format();
    scalerTarget = target;
    return context;
  }

  /**
   * Turns a picture clockwise.
   *
   * @param pixels the picture, row by row
   * @param size its width and height before the turn
   * @param channels values a pixel
   * @param quarterTurns 0 to 3
   * @return the turned picture; the same array for 0
   */
  public static byte[] rotate(byte[] pixels, Size size, int channels, int quarterTurns) {
    if (quarterTurns == 0) {
      return pixels;
    }
    int width = size.width();
    int height = size.height();
    int newWidth = quarterTurns == 2 ? width : height;
    byte[] turned = new byte[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int newX = quarterTurns == 1 ? height - 1 - y : quarterTurns == 2 ? width - 1 - x : y;
        int newY = quarterTurns == 1 ? x : quarterTurns == 2 ? height - 1 - y : width - 1 - x;
        System.arraycopy(
            pixels,
            (y * width + x) * channels,
            turned,
            (newY * newWidth + newX) * channels,
            channels);
      }
    }
    return turned;
  }

  @Override
  public void close() {
    if (scaler != null) {
      swscale.sws_freeContext(scaler);
      scaler = null;
    }
  }
}
