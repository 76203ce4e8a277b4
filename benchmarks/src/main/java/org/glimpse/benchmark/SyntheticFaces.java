package org.glimpse.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.frame.Frame;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.files.PictureFiles;
import org.glimpse.report.chart.Chart;
import org.glimpse.report.chart.ChartTheme;
import org.glimpse.report.chart.RatioBars;
import org.glimpse.synthetic.FacePhoto;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.Nuisance;
import org.glimpse.video.face.PictureLandmarks;

/** The grid of conditions under which detectors and spotters are measured. */
final class SyntheticFaces {
  /**
   * The side of the face in the picture; it is aligned at 224 pixels, to which amplitudes refer.
   */
  static final int FACE = 160;

  /** A head in the middle of a picture. */
  static final FaceView VIEW = FaceView.portrait(new Size(280, 320), FACE);

  /** What a reader must know about the faces and movements. */
  static final String SUBJECTS =
      "Drawn subjects and all movements come from the seed above and from the generator that the"
          + " defaults were also tuned with; which seeds that took is not recorded, so this is no"
          + " test on unseen kinds of data. The photograph is one person.";

  private SyntheticFaces() {}

  /**
   * One condition.
   *
   * @param face "procedural" or "photo"
   * @param amplitude pixels of the aligned face
   * @param nuisance whether the head drifts, eyes blink, light flickers and the camera is noisy
   * @param rate frames per second
   */
  record Condition(String face, double amplitude, boolean nuisance, int rate) {
    static final List<String> COLUMNS = List.of("face", "nuisance", "frames/s", "amplitude, px");

    Nuisance nuisances() {
      return nuisance ? Nuisance.realistic() : Nuisance.none();
    }

    List<Object> cells() {
      return List.of(face, nuisance ? "on" : "off", rate, amplitude);
    }
  }

  /** The settings of the grid and their defaults. */
  static Map<String, String> defaults(Map<String, String> more) {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("faces", "procedural,photo");
    defaults.put("nuisance", "off,on");
    defaults.put("rates", "100,200,500");
    defaults.put("amplitudes", "0.3,0.5,1,2");
    defaults.put("seed", "4711");
    defaults.putAll(more);
    return defaults;
  }

  /** Every condition that is asked for. */
  static List<Condition> grid(MeasurementSettings settings) {
    List<Condition> grid = new ArrayList<>();
    for (String face : settings.texts("faces")) {
      for (String nuisance : settings.texts("nuisance")) {
        for (int rate : settings.integers("rates")) {
          for (double amplitude : settings.decimals("amplitudes")) {
            grid.add(new Condition(face, amplitude, nuisance.equals("on"), rate));
          }
        }
      }
    }
    return grid;
  }

  /**
   * Bars by amplitude, two amplitudes a chart: as many as a reader tells apart.
   *
   * @param share a value in [0, 1] of a method at an amplitude
   */
  static Chart[] charts(
      String name,
      String measure,
      List<String> methods,
      List<Double> amplitudes,
      BiFunction<String, Double, OptionalDouble> share) {
    List<RatioBars.Category> categories = new ArrayList<>();
    for (String id : methods) {
      categories.add(new RatioBars.Category(id, ChartTheme.color(categories.size())));
    }
    List<Chart> charts = new ArrayList<>();
    for (int from = 0; from < amplitudes.size(); from += 2) {
      List<Double> some = amplitudes.subList(from, Math.min(from + 2, amplitudes.size()));
      List<RatioBars.Measure> measures = new ArrayList<>();
      for (double amplitude : some) {
        measures.add(
            new RatioBars.Measure(
                measure + ", " + amplitude + " px",
                methods.stream().map(id -> share.apply(id, amplitude)).toList()));
      }
      charts.add(RatioBars.of(name + " " + some.get(0) + " px", categories, measures));
    }
    return charts.toArray(Chart[]::new);
  }

  /** The photographs of a condition: one, or none for procedural faces. */
  static List<FacePhoto> photos(Condition condition)
      throws IOException, ClipException, FileFormatException {
    if (condition.face().equals("procedural")) {
      return List.of();
    }
    String name = "single_face.jpg";
    Frame picture = PictureFiles.read(FaceFinders.file(name));
    List<FacePhoto.Mark> marks =
        PictureLandmarks.in(name, picture, FaceFinders.withLandmarks()).stream()
            .map(point -> new FacePhoto.Mark(point.x(), point.y()))
            .toList();
    return List.of(new FacePhoto(picture, marks));
  }
}
