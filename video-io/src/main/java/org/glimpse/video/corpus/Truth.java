package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.Occluder;

/** The table of what is true, and the cells that it shares with the other layouts. */
final class Truth implements AutoCloseable {
  static final String FILE = "truth.csv";
  private static final String[] COLUMNS = {
    "subject",
    "clip",
    "onset",
    "apex",
    "offset",
    "emotion",
    "au",
    "fps",
    "valence",
    "arousal",
    "occluder",
    "occluder_x",
    "occluder_y",
    "occluder_width",
    "occluder_height"
  };

  private final CSVPrinter csv;

  private Truth(CSVPrinter csv) {
    this.csv = csv;
  }

  static Truth open(Path root) throws IOException {
    return new Truth(printer(root.resolve(FILE), COLUMNS));
  }

  static CSVPrinter printer(Path file, String... columns) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader(columns).get();
    return new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), format);
  }

  void add(ClipRecording clip) throws IOException {
    add(clip.id(), clip);
  }

  /** The truth of a clip that the layout names in its own way. */
  void add(ClipId id, ClipRecording clip) throws IOException {
    add(id, clip, 0);
  }

  /** The truth of a clip that begins so many frames after the first of an untrimmed video. */
  void add(ClipId id, ClipRecording clip, int before) throws IOException {
    List<Object> cells = new ArrayList<>();
    cells.add(id.subject().subject());
    cells.add(id.clip());
    Annotation truth = clip.truth().annotation();
    cells.addAll(keyFrames(shifted(truth, before)));
    cells.add(truth.emotion().orElse(""));
    cells.add(actionUnits(truth));
    cells.add(clip.frameRate().toString());
    cells.addAll(feeling(truth));
    cells.addAll(occluder(clip.truth().occluder()));
    csv.printRecord(cells);
  }

  /** An annotation whose key frames are so many frames later. */
  static Annotation shifted(Annotation annotation, int by) {
    return annotation.withKeyFrames(
        annotation
            .keyFrames()
            .map(k -> new KeyFrames(k.onset() + by, k.apex() + by, k.offset() + by, k.source())));
  }

  /** Onset, apex and offset, blank where they are not known. */
  static List<String> keyFrames(Annotation annotation) {
    return List.of(
        frame(annotation, KeyFrames::onset),
        frame(annotation, KeyFrames::apex),
        frame(annotation, KeyFrames::offset));
  }

  private static String frame(Annotation annotation, ToIntFunction<KeyFrames> which) {
    Optional<KeyFrames> keyFrames = annotation.keyFrames();
    return keyFrames.map(k -> Integer.toString(which.applyAsInt(k))).orElse("");
  }

  static String actionUnits(Annotation annotation) {
    return annotation.actionUnits().stream().map(String::valueOf).collect(Collectors.joining("+"));
  }

  /** Valence and arousal to a thousandth, blank where they are not known. */
  static List<String> feeling(Annotation annotation) {
    return annotation
        .feeling()
        .map(f -> List.of(thousandths(f.valence()), thousandths(f.arousal())))
        .orElse(List.of("", ""));
  }

  private static List<Object> occluder(Optional<Occluder> occluder) {
    return occluder
        .map(
            o ->
                List.<Object>of(
                    o.kind().name().toLowerCase(Locale.ROOT),
                    o.box().x(),
                    o.box().y(),
                    o.box().width(),
                    o.box().height()))
        .orElse(List.of("none", "", "", "", ""));
  }

  private static String thousandths(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
