package org.glimpse.pipeline.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.pipeline.ProcessedClip;
import org.glimpse.video.face.Point;

/**
 * The landmarks of a clip as OpenFace writes them: {@code frame} (from 1), {@code face_id} (0: one
 * face is followed), {@code timestamp} (seconds), {@code confidence}, {@code success}, then {@code
 * x_0} to {@code x_67} and {@code y_0} to {@code y_67} in pixels of the video, counted from the
 * middle of the first pixel.
 *
 * <p>Names are separated by a comma and a blank, values by a comma. A frame without landmarks has
 * success 0 and zeros. Gaze, pose, 3-D points and action units are left out.
 */
final class OpenFaceTable {
  private static final int POINTS = 68;
  private static final double MICROS = 1e6;
  private static final double PIXEL_CENTER = 0.5;

  private OpenFaceTable() {}

  static void write(ProcessedClip clip, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(String.join(", ", columns()));
      out.write("\n");
      for (int frame = 0; frame < clip.motion().length(); frame++) {
        out.write(String.join(",", row(clip, frame)));
        out.write("\n");
      }
    }
  }

  private static List<String> columns() {
    List<String> columns =
        new ArrayList<>(List.of("frame", "face_id", "timestamp", "confidence", "success"));
    for (String axis : List.of("x_", "y_")) {
      for (int i = 0; i < POINTS; i++) {
        columns.add(axis + i);
      }
    }
    return columns;
  }

  private static List<String> row(ProcessedClip clip, int frame) {
    FaceTrack track = clip.motion().track();
    Optional<List<Point>> points =
        track.found(frame) ? clip.alignment().path().landmarks(frame) : Optional.empty();
    List<String> row = new ArrayList<>();
    row.add(Integer.toString(frame + 1));
    row.add("0");
    row.add(number(clip.motion().timestampMicros(frame) / MICROS, 6));
    row.add(points.isPresent() ? number(track.confidences().get(frame), 3) : "0");
    row.add(points.isPresent() ? "1" : "0");
    List<ToDoubleFunction<Point>> axes = List.of(Point::x, Point::y);
    for (ToDoubleFunction<Point> axis : axes) {
      for (int i = 0; i < POINTS; i++) {
        int index = i;
        row.add(
            points
                .map(p -> number(axis.applyAsDouble(p.get(index)) - PIXEL_CENTER, 3))
                .orElse("0"));
      }
    }
    return row;
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
