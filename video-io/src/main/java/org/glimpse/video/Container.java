package org.glimpse.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.video.internal.Natives;

/** A video file that has been opened and found to hold a video; says what it announces. */
final class Container {
  /** Containers that name no other files and in which a file that was cut off shows. */
  private static final String DEMUXERS = "mov,mp4,avi,matroska,webm,flv,mpeg,mpegts,ogg";

  private static final double MICROS_A_SECOND = 1e6;

  /** In a steady video no step is longer, in steps of its rate; a dropped frame is a step of 2. */
  private static final double STEADY = 2.5;

  /** Lengths are rounded, and not all writers count the last frame. */
  private static final int CLOSE_STEPS = 2;

  private final ClipId clip;
  private final Path file;
  private final AVFormatContext format;
  private final AVStream stream;
  private final long missingBytes;
  private final int quarterTurns;
  private final VideoInfo info;

  private Container(
      ClipId clip, Path file, AVFormatContext format, MediaLimits limits, long missingBytes)
      throws DecodeException {
    this.clip = clip;
    this.file = file;
    this.format = format;
    this.missingBytes = missingBytes;
    int index =
        avformat.av_find_best_stream(format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (index < 0) {
      throw new DecodeException(clip, "'" + file + "' holds no video. Give a file with pictures.");
    }
    stream = format.streams(index);
    quarterTurns = Containers.clockwiseQuarterTurns(stream);
    info = readInfo();
    checkLimits(limits);
  }

  static Container open(ClipId clip, Path file, MediaLimits limits) throws DecodeException {
    Natives.load();
    long missingBytes = checkedLength(clip, file);
    AVFormatContext format = new AVFormatContext(null);
    AVDictionary settings = new AVDictionary(null);
    avutil.av_dict_set(settings, "protocol_whitelist", "file", 0);
    avutil.av_dict_set(settings, "format_whitelist", DEMUXERS, 0);
    String url = "file:" + file.toAbsolutePath();
    int code = avformat.avformat_open_input(format, url, null, settings);
    avutil.av_dict_free(settings);
    try {
      if (code >= 0) {
        code = avformat.avformat_find_stream_info(format, (AVDictionary) null);
      }
      if (code < 0) {
        throw unreadable(clip, file, code);
      }
      return new Container(clip, file, format, limits, missingBytes);
    } catch (DecodeException e) {
      avformat.avformat_close_input(format);
      throw e;
    }
  }

  private static long checkedLength(ClipId clip, Path file) throws DecodeException {
    try {
      if (Files.size(file) == 0) {
        throw new DecodeException(
            clip, "The file '" + file + "' is empty (0 bytes). Copy it again.");
      }
      return FileLength.missing(file);
    } catch (IOException e) {
      throw cannotBeRead(clip, file, e);
    }
  }

  private static DecodeException unreadable(ClipId clip, Path file, int code) {
    String hint =
        Containers.looksLikeMp4(file)
            ? "It begins like an mp4 but has no index, so it was probably cut off. Copy it again."
            : "Give an mp4, mov, avi, mkv or webm file, or a folder of frames.";
    return new DecodeException(
        clip, "'" + file + "' is not a readable video (" + Natives.errorText(code) + "). " + hint);
  }

  private VideoInfo readInfo() throws DecodeException {
    int width = stream.codecpar().width();
    int height = stream.codecpar().height();
    if (width < 1 || height < 1) {
      throw new DecodeException(
          clip, "'" + file + "' states no picture size; it is damaged. Copy it again.");
    }
    Size shown = quarterTurns % 2 == 0 ? new Size(width, height) : new Size(height, width);
    return new VideoInfo(
        shown,
        Containers.rate(format, stream)
            .orElseThrow(
                () ->
                    new DecodeException(
                        clip,
                        "'" + file + "' states no frame rate; it is damaged. Convert it again.")),
        Containers.frameCount(format, stream));
  }

  private void checkLimits(MediaLimits limits) throws DecodeException {
    Optional<String> size = limits.refusal(info.size()).map(text -> "has pictures of " + text);
    long announced = Containers.announcedPackets(format, stream);
    Optional<String> length =
        limits
            .refusal(announced, Math.max(0, Containers.durationMicros(format)))
            .map(text -> "is " + text);
    Optional<String> refusal = size.or(() -> length);
    if (refusal.isPresent()) {
      throw tooLarge(refusal.get());
    }
  }

  DecodeException tooLarge(String refusal) {
    return new DecodeException(clip, "'" + file + "' " + refusal);
  }

  /** The decoder, which closes the container when it is closed. */
  VideoStream decoder(DecodeOptions options) throws DecodeException {
    try {
      return new VideoStream(format, stream, options);
    } catch (IllegalArgumentException e) {
      avformat.avformat_close_input(format);
      throw new DecodeException(
          clip,
          "'"
              + file
              + "' is coded as '"
              + e.getMessage()
              + "', which cannot be decoded. Convert it to H.264.");
    }
  }

  Path file() {
    return file;
  }

  VideoInfo info() {
    return info;
  }

  /** By how many quarter turns clockwise the coded pictures have to be turned to stand upright. */
  int quarterTurns() {
    return quarterTurns;
  }

  /** Fails unless a clip that ends here has as many frames as were announced. */
  void checkComplete(int frames, long packets) throws DecodeException {
    long announced = Containers.announcedPackets(format, stream);
    if (packets < announced) {
      throw truncated(frames, announced + " frames", packets + " of them");
    }
    if (missingBytes > 0) {
      throw broken(frames, endsEarly(), 0);
    }
    OptionalLong damage = structureDamage();
    if (damage.isPresent()) {
      throw broken(frames, "the file's structure is damaged at byte " + damage.getAsLong(), 0);
    }
    if (info.frameCount().orElse(frames) > frames) {
      throw truncated(
          frames, info.frameCount().getAsInt() + " frames", "only " + frames + " decodable ones");
    }
  }

  private OptionalLong structureDamage() throws DecodeException {
    try {
      return MatroskaStructure.damage(file);
    } catch (IOException e) {
      throw cannotBeRead(clip, file, e);
    }
  }

  private static DecodeException cannotBeRead(ClipId clip, Path file, IOException cause) {
    return new DecodeException(
        clip, "The file '" + file + "' cannot be read: " + cause.getMessage() + ".");
  }

  /** How many frames a clip that ends here should have had. */
  long expectedFrames(int frames, long packets) throws DecodeException {
    if (info.frameCount().isPresent()) {
      return info.frameCount().getAsInt();
    }
    if (missingBytes == 0) {
      return frames + Math.max(0, Containers.announcedPackets(format, stream) - packets);
    }
    long micros = Containers.durationMicros(format);
    if (micros <= 0) {
      throw broken(frames, endsEarly() + " and does not say how many frames it lacks", 0);
    }
    long byTime = Math.round(micros * info.frameRate().perSecond() / MICROS_A_SECOND);
    return Math.max(frames + 1L, byTime);
  }

  /**
   * How many frames the announced length lets expect after the last one. Known only of a Matroska
   * or WebM file with nothing but a steady video; there the last frame ends where the file does.
   *
   * @param longestStep the longest time between two frames, in microseconds
   * @param lastMicros the time of the last frame
   * @return 0 if it is not known or within {@link #CLOSE_STEPS} frames
   */
  long lackingFrames(long longestStep, long lastMicros) {
    double step = MICROS_A_SECOND / info.frameRate().perSecond();
    long announced = Containers.statedDurationMicros(format);
    if (announced <= 0 || format.nb_streams() != 1 || longestStep > STEADY * step) {
      return 0;
    }
    long lacking = Math.round((announced - lastMicros) / step) - 1;
    return lacking > CLOSE_STEPS ? lacking : 0;
  }

  /** Refuses a clip that ends earlier than its container says, if that is known. */
  void checkLength(int frames, long longestStep, long lastMicros) throws DecodeException {
    long lacking = lackingFrames(longestStep, lastMicros);
    if (lacking > 0) {
      throw truncated(frames, frames + lacking + " frames by its length", frames + " of them");
    }
  }

  private String endsEarly() {
    return "the file ends " + missingBytes + " bytes too early";
  }

  private DecodeException truncated(int frames, String announced, String held) {
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

  /** The failure at a frame; if gaps are tolerated, there were too many. */
  DecodeException broken(int frame, String reason, int toleratedGaps) {
    String more =
        toleratedGaps == 0
            ? ""
            : "More than the " + toleratedGaps + " tolerated frames are missing. ";
    return new DecodeException(
        clip,
        frame,
        "Frame "
            + frame
            + " of '"
            + file
            + "' cannot be decoded: "
            + reason
            + ". "
            + more
            + "The file is cut off or damaged; copy it again.");
  }

  DecodeException empty() {
    return new DecodeException(clip, "'" + file + "' holds no frame. Copy it again.");
  }
}
