package org.glimpse.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FrameRecorder;
import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.internal.Natives;

/**
 * Writes frames into one video file of constant rate.
 *
 * <p>FFV1 keeps every value. MJPEG is written at its best quality, H.264 at a bit rate of one bit a
 * pixel. The same frames give the same bytes. Not for use by several threads at once.
 */
public final class VideoWriter implements AutoCloseable {
  private static final int MAX_BIT_RATE = 200_000_000;

  private final Path file;
  private final Size size;
  private final FFmpegFrameRecorder recorder;
  private boolean closed;

  private VideoWriter(Path file, Size size, FFmpegFrameRecorder recorder) {
    this.file = file;
    this.size = size;
    this.recorder = recorder;
  }

  /**
   * Starts a file; its folder must exist, an old file is overwritten.
   *
   * @param file the file; its name should end as {@link VideoFormat#extension} says
   * @param format container and codec
   * @param size width and height of all frames, both even
   * @param rate the constant frame rate
   * @return the writer
   * @throws IOException if the file cannot be written
   * @throws IllegalArgumentException if a side is odd
   */
  public static VideoWriter open(Path file, VideoFormat format, Size size, FrameRate rate)
      throws IOException {
    Checks.argument(
        size.width() % 2 == 0 && size.height() % 2 == 0,
        "width and height of a video must be even but are " + size);
    Natives.load();
    FFmpegFrameRecorder recorder =
        new FFmpegFrameRecorder(file.toFile(), size.width(), size.height(), 0);
    recorder.setFrameRate(rate.perSecond());
    recorder.setOption("fflags", "+bitexact");
    recorder.setVideoOption("flags", "+bitexact");
    switch (format) {
      case FFV1 -> {
        recorder.setFormat("matroska");
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_FFV1);
        recorder.setPixelFormat(avutil.AV_PIX_FMT_BGR0);
        recorder.setVideoOption("level", "3");
        recorder.setVideoOption("slicecrc", "1");
      }
      case MJPEG -> {
        recorder.setFormat("avi");
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_MJPEG);
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUVJ444P);
        recorder.setVideoQuality(2);
      }
      case H264 -> {
        recorder.setFormat("mp4");
        recorder.setVideoCodecName("libopenh264");
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        double bits = size.area() * rate.perSecond();
        recorder.setVideoBitrate((int) Math.min(MAX_BIT_RATE, bits));
        recorder.setVideoOption("allow_skip_frames", "0");
      }
    }
    try {
      recorder.start();
    } catch (FrameRecorder.Exception e) {
      throw new IOException(
          "'" + file + "' cannot be written. Check that its folder exists and has room.", e);
    }
    return new VideoWriter(file, size, recorder);
  }

  /**
   * Appends a frame; its index and time are ignored.
   *
   * @param frame a gray or BGR frame of the writer's size
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if the frame has another size
   */
  public void write(Frame frame) throws IOException {
    Checks.argument(
        frame.size().equals(size), "frames must be " + size + " but one is " + frame.size());
    int channels = frame.channels();
    int format = channels == 1 ? avutil.AV_PIX_FMT_GRAY8 : avutil.AV_PIX_FMT_BGR24;
    byte[] pixels = frame.pixels();
    ByteBuffer buffer = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
    try {
      recorder.recordImage(
          size.width(),
          size.height(),
          org.bytedeco.javacv.Frame.DEPTH_UBYTE,
          channels,
          size.width() * channels,
          format,
          buffer);
    } catch (FrameRecorder.Exception e) {
      throw new IOException(
          "'" + file + "' cannot be written. Check that its folder exists and has room.", e);
    }
  }

  /**
   * Finishes the file; later calls do nothing.
   *
   * @throws IOException if the end of the file cannot be written
   */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      recorder.close();
    } catch (FrameRecorder.Exception e) {
      throw new IOException(
          "'" + file + "' cannot be finished. Check that its folder has room.", e);
    }
  }
}
