package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;

/**
 * {@code motion/<clip>.csv}: {@code frame,time_ms,face_found,confidence}, then {@code
 * <region>_magnitude} (px) and {@code <region>_strain} for each region.
 */
final class MotionFiles {
  private static final String OCCLUDED = "occluded";
  private static final double DECIMALS = 1e6;
  private static final double MICROS_A_MILLI = 1000.0;

  private MotionFiles() {}

  static Path file(Path folder, String name) {
    return folder.resolve("motion").resolve(name + ".csv");
  }

  static double round(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }

  static double millis(MotionCurve motion, int frame) {
    return motion.timestampMicros(frame) / MICROS_A_MILLI;
  }

  static void write(Path file, MotionCurve motion) throws IOException {
    List<String> columns = new ArrayList<>(fixed());
    List<double[]> curves = new ArrayList<>();
    for (Region region : Region.values()) {
      columns.add(region.id() + "_magnitude");
      curves.add(motion.magnitude(region));
      columns.add(region.id() + "_strain");
      curves.add(motion.strain(region));
    }
    columns.add(OCCLUDED);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < motion.length(); i++) {
      List<Object> row = new ArrayList<>();
      row.add(i);
      row.add(millis(motion, i));
      row.add(motion.track().found(i) ? 1 : 0);
      row.add(round(motion.track().confidences().get(i)));
      for (double[] curve : curves) {
        row.add(round(curve[i]));
      }
      row.add(motion.track().occluded().contains(i) ? 1 : 0);
      rows.add(row);
    }
    CsvTable.write(file, columns, rows);
  }

  static MotionCurve read(Path file, ClipId id) throws FileFormatException {
    CsvTable table = CsvTable.read(file, fixed());
    int length = table.rows().size();
    long[] times = new long[length];
    List<Double> confidences = new ArrayList<>();
    Set<Integer> occluded = new HashSet<>();
    for (int i = 0; i < length; i++) {
      CsvTable.Row row = table.rows().get(i);
      times[i] = Math.round(row.number("time_ms") * MICROS_A_MILLI);
      confidences.add(row.number("confidence"));
      if ("1".equals(row.optional(OCCLUDED).orElse("0"))) {
        occluded.add(i);
      }
    }
    try {
      return MotionCurve.of(
          id,
          times,
          new FaceTrack(confidences, occluded),
          curves(table, "_magnitude"),
          curves(table, "_strain"));
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(file, e.getMessage() + ".");
    }
  }

  private static Map<Region, double[]> curves(CsvTable table, String suffix)
      throws FileFormatException {
    Map<Region, double[]> curves = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      double[] curve = new double[table.rows().size()];
      for (int i = 0; i < curve.length; i++) {
        curve[i] = table.rows().get(i).number(region.id() + suffix);
      }
      curves.put(region, curve);
    }
    return curves;
  }

  private static List<String> fixed() {
    return List.of("frame", "time_ms", "face_found", "confidence");
  }
}
