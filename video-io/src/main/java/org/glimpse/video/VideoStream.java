package org.glimpse.video;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.glimpse.core.Size;
import org.glimpse.video.internal.Natives;
import org.jspecify.annotations.Nullable;

/**
 * The packets and the decoder of one video in a container; what is damaged is told, never judged.
 *
 * <p>FFmpeg is called directly, because its Java grabber turns decode errors into the end of the
 * video.
 */
final class VideoStream implements AutoCloseable {
  /** What decoding on meets. */
  enum Event {
    /** A whole {@link #picture}. */
    PICTURE,
    /** Damage, for the {@link #reason}. */
    DAMAGE,
    /** The end of the data. */
    END
  }

  private final AVFormatContext format;
  private final AVStream stream;
  private final AVCodecContext decoder;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame picture = avutil.av_frame_alloc();
  private final @Nullable Ffv1Checksums checksums;
  private final Size codedSize;
  private final NavigableSet<Long> unseen = new TreeSet<>();

  private String reason = "";
  private long packets;
  private boolean timed = true;
  private boolean atEnd;
  private boolean draining;
  private boolean discarding;
  private boolean waitingForSync;

  /**
   * Takes over an opened container.
   *
   * @throws IllegalArgumentException if the video's codec cannot be decoded; says which
   */
  VideoStream(AVFormatContext format, AVStream stream, DecodeOptions options) {
    AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    this.format = format;
    this.stream = stream;
    codedSize = new Size(stream.codecpar().width(), stream.codecpar().height());
    checksums = Ffv1Checksums.possible(stream.codecpar()) ? new Ffv1Checksums() : null;
    decoder = avcodec.avcodec_alloc_context3(codec);
    avcodec.avcodec_parameters_to_context(decoder, stream.codecpar());
    decoder.pkt_timebase(stream.time_base());
    decoder.thread_count(options.threads());
    decoder.err_recognition(avcodec.AV_EF_CRCCHECK | avcodec.AV_EF_EXPLODE);
    decoder.max_pixels(options.limits().maxPixels());
    if (codec == null
        || codec.isNull()
        || avcodec.avcodec_open2(decoder, codec, (AVDictionary) null) < 0) {
      String name = avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString();
      free();
      throw new IllegalArgumentException(name);
    }
  }

  /** Decodes on until something happens. */
  Event advance() {
    while (true) {
      int code = avcodec.avcodec_receive_frame(decoder, picture);
      if (code == 0) {
        if (discarding) {
          continue;
        }
        return isWhole() ? Event.PICTURE : Event.DAMAGE;
      }
      if (code == avutil.AVERROR_EOF()) {
        if (atEnd) {
          return Event.END;
        }
        avcodec.avcodec_flush_buffers(decoder);
        draining = false;
        discarding = false;
        waitingForSync = true;
      } else if (code != avutil.AVERROR_EAGAIN()) {
        reason = Natives.errorText(code);
        return Event.DAMAGE;
      } else if (draining) {
        reason = "the decoder asks for data after the end";
        return Event.DAMAGE;
      } else if (!feed()) {
        return Event.DAMAGE;
      }
    }
  }

  /** Gives the decoder the next packet; false if that is damaged. */
  private boolean feed() {
    int code;
    do {
      avcodec.av_packet_unref(packet);
      code = avformat.av_read_frame(format, packet);
    } while (code >= 0 && packet.stream_index() != stream.index());
    if (code == avutil.AVERROR_EOF()) {
      atEnd = true;
      drain();
      return true;
    }
    if (code < 0) {
      reason = Natives.errorText(code);
      return false;
    }
    packets++;
    note();
    if (waitingForSync && (packet.flags() & avcodec.AV_PKT_FLAG_KEY) == 0) {
      return true;
    }
    waitingForSync = false;
    if ((packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0) {
      reason = "its data are incomplete";
      return false;
    }
    if (checksums != null && checksums.isDamaged(packet)) {
      reason = "its checksum is wrong";
      return false;
    }
    code = avcodec.avcodec_send_packet(decoder, packet);
    if (code < 0) {
      reason = Natives.errorText(code);
    }
    return code >= 0;
  }

  private void note() {
    if ((packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0) {
      return;
    }
    if (packet.pts() == avutil.AV_NOPTS_VALUE) {
      timed = false;
    } else {
      unseen.add(packet.pts());
    }
  }

  private void drain() {
    if (!draining) {
      draining = true;
      avcodec.avcodec_send_packet(decoder, null);
    }
  }

  private boolean isWhole() {
    if (picture.decode_error_flags() != 0
        || (picture.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0) {
      reason = "its data are damaged";
      discarding = true;
      return false;
    }
    if (picture.width() != codedSize.width() || picture.height() != codedSize.height()) {
      Size size = new Size(picture.width(), picture.height());
      reason = "its size is " + size + " instead of " + codedSize;
      discarding = true;
      return false;
    }
    return true;
  }

  /**
   * Goes on behind damage: gives out the whole pictures that are decoded already, then leaves out
   * everything up to the next packet that stands alone, because what lies between leans on what is
   * lost.
   */
  void goOn() {
    drain();
  }

  /** What is wrong, after damage. */
  String reason() {
    return reason;
  }

  /** The picture that was decoded last; overwritten by the next. */
  AVFrame picture() {
    return picture;
  }

  /** The unit of the stream's times in seconds. */
  AVRational timeBase() {
    return stream.time_base();
  }

  /** Whether damage is being left behind, so that pictures may be lacking before the next. */
  boolean isRecovering() {
    return draining || waitingForSync;
  }

  /** How many packets of the video were read. */
  long packets() {
    return packets;
  }

  /** Whether every packet had a time. */
  boolean isTimed() {
    return timed;
  }

  /**
   * The times of packets that have been read and whose pictures have not been taken, in the
   * stream's unit; the caller removes what it takes.
   */
  NavigableSet<Long> unseen() {
    return unseen;
  }

  @Override
  public void close() {
    free();
    avformat.avformat_close_input(format);
  }

  private void free() {
    avutil.av_frame_free(picture);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(decoder);
  }
}
