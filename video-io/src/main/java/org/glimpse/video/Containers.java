package org.glimpse.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.glimpse.core.FrameRate;

/** What containers say about a stream before it is decoded. */
final class Containers {
  private static final int QUARTER_TURN = 90;
  private static final int MATRIX_INTS = 9;
  private static final double SAME_RATE = 2e-3;

  private Containers() {}

  /** Whether the file begins with an mp4 or mov box. */
  static boolean looksLikeMp4(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
      return head.startsWith("ftyp", 4) || head.startsWith("moov", 4) || head.startsWith("mdat", 4);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isMov(AVFormatContext format) {
    return format.iformat().name().getString().contains("mov");
  }

  /**
   * How many packets the container announces: of an mp4 or mov the entries of its index, which at
   * the end of a fragmented file are those of all fragments; else the count in the stream's header,
   * 0 where it has none.
   */
  static long announcedPackets(AVFormatContext format, AVStream stream) {
    return isMov(format) ? avformat.avformat_index_get_entries_count(stream) : stream.nb_frames();
  }

  /** The number of frames that are shown, known before decoding for an unfragmented mp4 or mov. */
  static OptionalInt frameCount(AVFormatContext format, AVStream stream) {
    int entries = indexed(format, stream);
    int hidden = 0;
    for (int i = 0; i < entries; i++) {
      int flags = avformat.avformat_index_get_entry(stream, i).flags();
      hidden += (flags & AVIndexEntry.AVINDEX_DISCARD_FRAME) != 0 ? 1 : 0;
    }
    return entries == 0 ? OptionalInt.empty() : OptionalInt.of(entries - hidden);
  }

  /** The number of samples of an unfragmented mp4 or mov; 0 for all other files. */
  private static int indexed(AVFormatContext format, AVStream stream) {
    int entries = avformat.avformat_index_get_entries_count(stream);
    return !isMov(format) || stream.nb_frames() < entries ? 0 : entries;
  }

  /** How long the container says that it lasts, in microseconds; 0 or less if it does not say. */
  static long durationMicros(AVFormatContext format) {
    return format.duration() == avutil.AV_NOPTS_VALUE ? 0 : format.duration();
  }

  /** The length in the head of a Matroska or WebM file, in microseconds; 0 or less if unknown. */
  static long statedDurationMicros(AVFormatContext format) {
    boolean matroska = format.iformat().name().getString().contains("matroska");
    return matroska && format.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_STREAM
        ? durationMicros(format)
        : 0;
  }

  /**
   * The rate: the nominal one if the frames keep it on average, else the average, which FFmpeg
   * miscounts where an mp4 has frames that are not shown.
   */
  static Optional<FrameRate> rate(AVFormatContext format, AVStream stream) {
    Optional<FrameRate> nominal = rate(stream.r_frame_rate());
    Optional<FrameRate> average = rate(stream.avg_frame_rate());
    int entries = indexed(format, stream);
    if (entries > 1) {
      AVRational unit = stream.time_base();
      long ticks =
          avformat.avformat_index_get_entry(stream, entries - 1).timestamp()
              - avformat.avformat_index_get_entry(stream, 0).timestamp();
      long frames = Math.multiplyExact(entries - 1L, unit.den());
      average =
          ticks > 0
              ? Optional.of(new FrameRate(frames, Math.multiplyExact(ticks, unit.num())))
              : average;
    }
    if (nominal.isEmpty() || average.isEmpty()) {
      return nominal.isPresent() ? nominal : average;
    }
    double ratio = average.get().perSecond() / nominal.get().perSecond();
    return Math.abs(ratio - 1) < SAME_RATE ? nominal : average;
  }

  private static Optional<FrameRate> rate(AVRational rate) {
    return rate.num() > 0 && rate.den() > 0
        ? Optional.of(new FrameRate(rate.num(), rate.den()))
        : Optional.empty();
  }

  /** By how many quarter turns clockwise the coded pictures have to be turned to stand upright. */
  static int clockwiseQuarterTurns(AVStream stream) {
    AVPacketSideData data =
        avcodec.av_packet_side_data_get(
            stream.codecpar().coded_side_data(),
            stream.codecpar().nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (data == null || data.isNull() || data.size() < MATRIX_INTS * (long) Integer.BYTES) {
      return 0;
    }
    double counterClockwise = avutil.av_display_rotation_get(new IntPointer(data.data()));
    if (Double.isNaN(counterClockwise)) {
      return 0;
    }
    return Math.floorMod(Math.round(-counterClockwise / QUARTER_TURN), 4);
  }
}
