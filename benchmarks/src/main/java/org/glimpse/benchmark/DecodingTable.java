package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameReaders;

/** Number, times and gray values of the frames of every kind of clip, beside ffmpeg's. */
final class DecodingTable implements Measurement {
  private static final List<String> COLUMNS =
      List.of(
          "container",
          "codec",
          "pixels",
          "trait",
          "frames",
          "ffprobe -count_frames",
          "largest difference of times, µs",
          "largest difference of gray",
          "agrees");
  private static final String NOT_MADE = "not made";
  private static final int LEVELS = 1;
  private static final int MICROS = 1;

  @Override
  public String name() {
    return "decoding-table";
  }

  @Override
  public String summary() {
    return "Number, times and gray values of the frames of each container and codec, against the"
        + " ffmpeg program: equal count, times within 1 µs, gray within 1 level.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("encoder", "auto");
    defaults.put("reference", "bundled");
    defaults.put("only", "");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings)
      throws IOException, InterruptedException, ClipException {
    FfmpegProgram bundled = FfmpegProgram.bundled();
    FfmpegProgram encoder = FfmpegProgram.of(settings.text("encoder"));
    FfmpegProgram reference = FfmpegProgram.of(settings.text("reference"));
    String bundledEncoders = bundled.encoders();
    String encoders = encoder.encoders();
    Path folder = Files.createTempDirectory("glimpse-decoding");
    List<List<Object>> rows = new ArrayList<>();
    try {
      for (DecodingCase each : DecodingCase.all()) {
        if (!(each.codec() + " " + each.trait()).contains(settings.text("only"))) {
          continue;
        }
        String wanted = " " + each.encoder() + " ";
        boolean isBundled = bundledEncoders.contains(wanted);
        if (!isBundled && !encoders.contains(wanted)) {
          rows.add(row(each, NOT_MADE, "", "", "", "no " + each.encoder()));
          continue;
        }
        Path file = make(each, isBundled ? bundled : encoder, folder);
        rows.add(compared(each, file, reference));
        clear(folder);
      }
      rows.addAll(shared(reference, settings.text("only")));
    } finally {
      clear(folder);
      Files.delete(folder);
    }
    long made = rows.stream().filter(row -> !row.get(4).equals(NOT_MADE)).count();
    long agree = rows.stream().filter(row -> row.get(8).equals(true)).count();
    return Measured.of(new Measured.Table("Decoding beside ffmpeg", COLUMNS, rows))
        .withRemarks(
            agree + " of " + made + " kinds agree in count, times and gray.",
            "Files are made by ffmpeg "
                + bundled.version()
                + ", those that it cannot encode by ffmpeg "
                + encoder.version()
                + "; ffmpeg "
                + reference.version()
                + " judges.");
  }

  private static List<Object> row(
      DecodingCase each, Object frames, Object theirs, Object time, Object gray, Object agrees) {
    return List.of(
        each.container(),
        each.codec(),
        each.pixels(),
        each.trait(),
        frames,
        theirs,
        time,
        gray,
        agrees);
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Runs the commands of a case, each on the result of the one before. */
  private static Path make(DecodingCase each, FfmpegProgram encoder, Path folder)
      throws IOException, InterruptedException {
    String name = each.isFolder() ? "img%d." : "clip";
    Path file = folder;
    int number = 0;
    for (String command : each.arguments().split("\\|", -1)) {
      List<String> words = new ArrayList<>(List.of("-y"));
      String before = file.toString();
      String text = command.strip();
      String rate = "25";
      if (text.startsWith("rate=")) {
        rate = text.substring("rate=".length(), text.indexOf(' '));
        text = text.substring(text.indexOf(' ') + 1);
      }
      if (number == 0) {
        words.addAll(DecodingCase.source(rate, rate.equals("500") ? "0.03" : "0.6"));
      }
      for (String word : DecodingCase.words(text)) {
        words.add(word.equals("#") ? before : word);
      }
      file =
          folder.resolve(
              each.isFolder() ? name + each.container() : name + number + "." + each.container());
      words.add(file.toString());
      encoder.ffmpeg(words);
      number++;
    }
    return file;
  }

  private static List<Object> compared(DecodingCase each, Path file, FfmpegProgram reference)
      throws IOException, InterruptedException {
    Path clip = each.isFolder() ? file.resolveSibling("") : file;
    List<Frame> ours;
    try {
      ours = read(clip);
    } catch (DecodeException e) {
      return row(each, String.valueOf(e.getMessage()), "", "", "", false);
    }
    long count = Long.parseLong(reference.probe(file, "stream=nb_read_frames").get(0));
    long time = timeDifference(ours, reference.probe(file, "frame=best_effort_timestamp_time"));
    int gray = grayDifference(ours, reference.decodeGray(file));
    boolean agrees =
        ours.size() == count && time >= 0 && time <= MICROS && gray >= 0 && gray <= LEVELS;
    return row(each, ours.size(), count, time, gray, agrees);
  }

  /** Real files with variable rate, where they are at hand. */
  private static List<List<Object>> shared(FfmpegProgram reference, String only)
      throws IOException, InterruptedException {
    List<List<Object>> rows = new ArrayList<>();
    Optional<Path> faces =
        MeasurementSettings.sharedData().map(shared -> shared.resolve("data").resolve("faces"));
    for (String name : List.of("face_noface.mov", "noface_face.mov", "single_face.mp4")) {
      Optional<Path> file = faces.map(f -> f.resolve(name)).filter(Files::isRegularFile);
      if (file.isPresent() && only.isEmpty()) {
        String codec = String.join(" ", reference.probe(file.get(), "stream=codec_name"));
        String pixels = String.join(" ", reference.probe(file.get(), "stream=pix_fmt"));
        DecodingCase each =
            new DecodingCase(name.substring(name.length() - 3), codec, pixels, name, "");
        rows.add(compared(each, file.get(), reference));
      }
    }
    return rows;
  }

  private static List<Frame> read(Path clip) throws DecodeException {
    Annotation annotation =
        new Annotation(
            Optional.empty(), Optional.empty(), List.of(), Optional.of(FrameRate.of(25)));
    ClipSource source = new ClipSource(ClipId.of("decoding", "table", "clip"), clip, annotation);
    List<Frame> frames = new ArrayList<>();
    try (FrameReader reader = FrameReaders.open(source, DecodeOptions.withDefaults())) {
      for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
        frames.add(next.get());
      }
    }
    return frames;
  }

  /** In microseconds, over the frames whose time ffprobe knows; -1 if their numbers differ. */
  private static long timeDifference(List<Frame> ours, List<String> seconds) {
    if (ours.size() != seconds.size()) {
      return -1;
    }
    long largest = 0;
    for (int i = 0; i < seconds.size(); i++) {
      if (seconds.get(i).equals("n/a")) {
        continue;
      }
      long micros = Math.round(Double.parseDouble(seconds.get(i)) * 1e6);
      largest = Math.max(largest, Math.abs(ours.get(i).timestampMicros() - micros));
    }
    return largest;
  }

  /** In levels of 255; -1 if the numbers of values differ. */
  private static int grayDifference(List<Frame> ours, byte[] theirs) {
    int at = 0;
    int largest = 0;
    for (Frame frame : ours) {
      byte[] pixels = frame.pixels();
      if (at + pixels.length > theirs.length) {
        return -1;
      }
      for (byte pixel : pixels) {
        largest = Math.max(largest, Math.abs((pixel & 0xff) - (theirs[at++] & 0xff)));
      }
    }
    return at == theirs.length ? largest : -1;
  }
}
