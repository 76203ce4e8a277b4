package org.glimpse.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.video.internal.Natives;
import org.glimpse.video.internal.Pictures;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a video file with FFmpeg.
 *
 * <p>FFmpeg is called directly, because its Java grabber turns decode errors into the end of the
 * video.
 */
final class ContainerReader implements FrameReader {
  /** Containers that name no other files and in which a file that was cut off shows. */
  private static final String DEMUXERS = "mov,mp4,avi,matroska,webm,flv,mpeg,mpegts,ogg";

  private final ClipId clip;
  private final Path file;
  private final DecodeOptions options;
  private final AVFormatContext format = new AVFormatContext(null);
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame picture = avutil.av_frame_alloc();
  private final AVRational micros = new AVRational().num(1).den(1_000_000);
  private final Pictures pictures = new Pictures();

  private @Nullable AVCodecContext decoder;
  private AVStream stream = new AVStream(null);
  private VideoInfo info = new VideoInfo(Size.square(1), FrameRate.of(1), OptionalInt.empty());
  private Size codedSize = Size.square(1);
  private final long missingBytes;
  private int quarterTurns;
  private long packets;
  private int frames;
  private long lastMicros;
  private boolean flushed;
  private boolean ended;
  private boolean closed;
  private @Nullable DecodeException failure;

  private ContainerReader(ClipId clip, Path file, DecodeOptions options, long missingBytes) {
    this.missingBytes = missingBytes;
    this.clip = clip;
    this.file = file;
    this.options = options;
  }

  static ContainerReader open(ClipId clip, Path file, DecodeOptions options)
      throws DecodeException {
    Natives.load();
    long missingBytes;
    try {
      missingBytes = FileLength.missing(file);
      if (Files.size(file) == 0) {
        throw new DecodeException(
            clip, "The file '" + file + "' is empty (0 bytes). Copy it again.");
      }
    } catch (IOException e) {
      throw new DecodeException(
          clip, "The file '" + file + "' cannot be read: " + e.getMessage() + ".");
    }
    ContainerReader reader = new ContainerReader(clip, file, options, missingBytes);
    try {
      reader.openContainer();
      reader.findStream();
      reader.openDecoder();
    } catch (DecodeException e) {
      reader.close();
      throw e;
    }
    return reader;
  }

  private void openContainer() throws DecodeException {
    AVDictionary settings = new AVDictionary(null);
    avutil.av_dict_set(settings, "protocol_whitelist", "file", 0);
    avutil.av_dict_set(settings, "format_whitelist", DEMUXERS, 0);
    String url = "file:" + file.toAbsolutePath();
    int code = avformat.avformat_open_input(format, url, null, settings);
    avutil.av_dict_free(settings);
    if (code >= 0) {
      code = avformat.avformat_find_stream_info(format, (AVDictionary) null);
    }
    if (code < 0) {
      String hint =
          Containers.looksLikeMp4(file)
              ? "It begins like an mp4 but has no index, so it was probably cut off. Copy it again."
              : "Give an mp4, mov, avi, mkv or webm file, or a folder of frames.";
      throw new DecodeException(
          clip,
          "'" + file + "' is not a readable video (" + Natives.errorText(code) + "). " + hint);
    }
  }

  private void findStream() throws DecodeException {
    int index =
        avformat.av_find_best_stream(format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (index < 0) {
      throw new DecodeException(clip, "'" + file + "' holds no video. Give a file with pictures.");
    }
    stream = format.streams(index);
    readInfo();
  }

  private void openDecoder() throws DecodeException {
    AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    String name = avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString();
    if (codec == null || codec.isNull()) {
      throw unsupported(name);
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    decoder = context;
    avcodec.avcodec_parameters_to_context(context, stream.codecpar());
    context.pkt_timebase(stream.time_base());
    context.thread_count(options.threads());
    context.err_recognition(avcodec.AV_EF_CRCCHECK | avcodec.AV_EF_EXPLODE);
    context.max_pixels(options.maxPixels());
    if (avcodec.avcodec_open2(context, codec, (AVDictionary) null) < 0) {
      throw unsupported(name);
    }
  }

  private DecodeException unsupported(String codec) {
    return new DecodeException(
        clip,
        "'"
            + file
            + "' is coded as '"
            + codec
            + "', which cannot be decoded. Convert it to H.264.");
  }

  private void readInfo() throws DecodeException {
    int width = stream.codecpar().width();
    int height = stream.codecpar().height();
    if (width < 1 || height < 1) {
      throw new DecodeException(
          clip, "'" + file + "' states no picture size; it is damaged. Copy it again.");
    }
    if ((long) width * height > options.maxPixels()) {
      throw new DecodeException(
          clip,
          "'"
              + file
              + "' has pictures of "
              + width
              + "x"
              + height
              + ", more than the allowed "
              + options.maxPixels()
              + " pixels. Scale it down or raise maxPixels.");
    }
    codedSize = new Size(width, height);
    quarterTurns = Containers.clockwiseQuarterTurns(stream);
    Size shown = quarterTurns % 2 == 0 ? codedSize : new Size(height, width);
    info = new VideoInfo(shown, rate(), Containers.frameCount(format, stream));
  }

  private FrameRate rate() throws DecodeException {
    return Containers.rate(format, stream)
        .orElseThrow(
            () ->
                new DecodeException(
                    clip, "'" + file + "' states no frame rate; it is damaged. Convert it again."));
  }

  @Override
  public VideoInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() throws DecodeException {
    if (closed) {
      throw new IllegalStateException("the reader of '" + file + "' is closed");
    }
    if (failure != null) {
      throw failure;
    }
    if (ended) {
      return Optional.empty();
    }
    try {
      return decode();
    } catch (DecodeException e) {
      failure = e;
      throw e;
    }
  }

  private Optional<Frame> decode() throws DecodeException {
    while (true) {
      int code = avcodec.avcodec_receive_frame(decoder, picture);
      if (code == 0) {
        return Optional.of(frame());
      }
      if (code == avutil.AVERROR_EOF()) {
        checkComplete();
        ended = true;
        return Optional.empty();
      }
      if (code != avutil.AVERROR_EAGAIN()) {
        throw broken(Natives.errorText(code));
      }
      feed();
    }
  }

  private void feed() throws DecodeException {
    if (flushed) {
      throw broken("the decoder asks for data after the end");
    }
    int code;
    do {
      avcodec.av_packet_unref(packet);
      code = avformat.av_read_frame(format, packet);
    } while (code >= 0 && packet.stream_index() != stream.index());
    if (code == avutil.AVERROR_EOF()) {
      flushed = true;
      avcodec.avcodec_send_packet(decoder, null);
      return;
    }
    if (code < 0) {
      throw broken(Natives.errorText(code));
    }
    packets++;
    if ((packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0) {
      throw broken("its data are incomplete");
    }
    code = avcodec.avcodec_send_packet(decoder, packet);
    avcodec.av_packet_unref(packet);
    if (code < 0) {
      throw broken(Natives.errorText(code));
    }
  }

  private Frame frame() throws DecodeException {
    if (picture.decode_error_flags() != 0
        || (picture.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0) {
      throw broken("its data are damaged");
    }
    if (picture.width() != codedSize.width() || picture.height() != codedSize.height()) {
      throw broken(
          "its size is "
              + picture.width()
              + "x"
              + picture.height()
              + " instead of "
              + codedSize.width()
              + "x"
              + codedSize.height());
    }
    int channels = options.color() ? 3 : 1;
    byte[] pixels = options.color() ? pictures.bgr(picture) : pictures.gray(picture);
    byte[] upright = Pictures.rotate(pixels, codedSize, channels, quarterTurns);
    Frame frame = Frame.wrap(frames, timestamp(), info.size(), channels, upright);
    frames++;
    return frame;
  }

  private long timestamp() {
    long ticks = picture.best_effort_timestamp();
    if (ticks != avutil.AV_NOPTS_VALUE) {
      lastMicros = avutil.av_rescale_q(ticks, stream.time_base(), micros);
    } else if (frames > 0) {
      lastMicros += info.frameRate().microsAt(1);
    }
    return lastMicros;
  }

  private void checkComplete() throws DecodeException {
    long announced = Containers.announcedPackets(format, stream);
    if (packets < announced) {
      throw truncated(announced + " frames", packets + " of them");
    }
    if (missingBytes > 0) {
      throw broken("the file ends " + missingBytes + " bytes too early");
    }
    if (frames == 0) {
      throw new DecodeException(clip, "'" + file + "' holds no frame. Copy it again.");
    }
    if (info.frameCount().orElse(frames) > frames) {
      throw truncated(
          info.frameCount().getAsInt() + " frames", "only " + frames + " decodable ones");
    }
  }

  private DecodeException truncated(String announced, String held) {
    return new DecodeException(
        clip,
        frames,
        "'"
            + file
            + "' announces "
            + announced
            + " but holds "
            + held
            + "; it was cut off or is damaged. Copy it again.");
  }

  private DecodeException broken(String reason) {
    return new DecodeException(
        clip,
        frames,
        "Frame "
            + frames
            + " of '"
            + file
            + "' cannot be decoded: "
            + reason
            + ". The file is cut off or damaged; copy it again.");
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    pictures.close();
    avutil.av_frame_free(picture);
    avcodec.av_packet_free(packet);
    if (decoder != null) {
      avcodec.avcodec_free_context(decoder);
    }
    if (!format.isNull()) {
      avformat.avformat_close_input(format);
    }
    micros.close();
  }
}
