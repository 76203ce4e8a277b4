package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_optflow.DualTVL1OpticalFlow;
import org.glimpse.core.Checks;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.files.PictureFiles;
import org.glimpse.video.FlowFile;

/**
 * Optical flow between two frames of a real face, beside the fields that other programs found, and
 * TV-L1's time beside that of OpenCV's DualTVL1, which solves the same problem.
 */
final class FlowAccuracy implements Measurement {
  private static final String RIVAL = "OpenCV DualTVL1, its defaults";
  private static final Map<String, String> REFERENCES =
      Map.of(
          "tvl1",
          "tvl1_ipol",
          RIVAL,
          "tvl1_opencv46",
          "dis",
          "dis_medium_opencv46",
          "farneback",
          "farneback_opencv46");

  @Override
  public String name() {
    return "flow-accuracy";
  }

  @Override
  public String summary() {
    return "End-point error of each optical flow against the field another program found, and its"
        + " time beside OpenCV's DualTVL1.";
  }

  @Override
  public Map<String, String> defaults() {
    return Map.of("repeats", "7");
  }

  @Override
  public Measured run(MeasurementSettings settings) throws IOException, FileFormatException {
    Path folder =
        MeasurementSettings.sharedData()
            .map(shared -> shared.resolve("data").resolve("flow"))
            .filter(Files::isDirectory)
            .orElseThrow(
                () ->
                    new IOException(
                        "The reference fields are not here: set -Dglimpse.shared to the folder"
                            + " that holds data/flow."));
    Frame onset = PictureFiles.readGray(folder.resolve("pyfeat_single_onset.png"));
    Frame apex = PictureFiles.readGray(folder.resolve("pyfeat_single_apex.png"));
    opencv_core.setNumThreads(1);
    Map<String, OpticalFlow> methods = new LinkedHashMap<>();
    for (String id : List.of("tvl1", "dis", "farneback")) {
      methods.put(id, OpticalFlows.parse(id));
    }
    methods.put(RIVAL, new DualTvL1());
    Map<String, List<Double>> millis = millis(methods, onset, apex, settings.integer("repeats"));
    double rival = Spread.median(millis.getOrDefault(RIVAL, List.of()));
    List<List<Object>> rows = new ArrayList<>();
    for (Map.Entry<String, OpticalFlow> entry : methods.entrySet()) {
      String reference = "pyfeat_single_" + REFERENCES.get(entry.getKey()) + ".flo";
      FlowField field = entry.getValue().flow(onset, apex);
      double median = Spread.median(millis.getOrDefault(entry.getKey(), List.of()));
      rows.add(
          List.of(
              entry.getKey(),
              field.size().width() + "x" + field.size().height(),
              reference,
              meanEndPointError(field, FlowFile.read(folder.resolve(reference))),
              median,
              rival / median));
    }
    return Measured.of(
            new Measured.Table(
                "Optical flow of one pair of real frames, one thread",
                List.of(
                    "method",
                    "size, px",
                    "beside",
                    "mean end-point error, px",
                    "median time, ms",
                    "times as fast as DualTVL1"),
                rows))
        .withRemarks(
            "The methods take turns; before them each runs twice untimed. Goals of tvl1: an error"
                + " of at most 0.05 px against the reference program of Image Processing On Line"
                + " (better 0.01), and twice DualTVL1's speed.",
            "The fields that the others are held against were made by OpenCV 4.6; here runs "
                + opencv_core.getVersionString().getString().strip()
                + ".");
  }

  /** Times of each method, which take turns so that a slow moment meets them all. */
  private static Map<String, List<Double>> millis(
      Map<String, OpticalFlow> methods, Frame a, Frame b, int repeats) {
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    for (int i = -2; i < repeats; i++) {
      for (Map.Entry<String, OpticalFlow> entry : methods.entrySet()) {
        long start = System.nanoTime();
        FlowField field = entry.getValue().flow(a, b);
        double took = (System.nanoTime() - start) / 1e6;
        Checks.argument(field.size().equals(a.size()), "the field must be of the pictures' size");
        if (i >= 0) {
          millis.computeIfAbsent(entry.getKey(), id -> new ArrayList<>()).add(took);
        }
      }
    }
    return millis;
  }

  /** OpenCV's own TV-L1. */
  private static final class DualTvL1 implements OpticalFlow {
    private final DualTVL1OpticalFlow engine = DualTVL1OpticalFlow.create();

    @Override
    public FlowField flow(Frame from, Frame to) {
      try (Mat first = gray(from);
          Mat second = gray(to);
          Mat field = new Mat()) {
        engine.calc(first, second, field);
        float[] uv = new float[2 * from.size().area()];
        FloatBuffer values = field.createBuffer();
        values.get(uv);
        float[] u = new float[from.size().area()];
        float[] v = new float[from.size().area()];
        for (int i = 0; i < u.length; i++) {
          u[i] = uv[2 * i];
          v[i] = uv[2 * i + 1];
        }
        return FlowField.wrap(from.size(), u, v);
      }
    }

    private static Mat gray(Frame frame) {
      Mat mat = new Mat(frame.size().height(), frame.size().width(), opencv_core.CV_8UC1);
      mat.data().put(frame.toGray().pixels());
      return mat;
    }

    @Override
    public int minimumSide() {
      return 16;
    }

    @Override
    public String id() {
      return "dual-tvl1";
    }
  }

  private static double meanEndPointError(FlowField found, FlowField reference) {
    float[] u = found.u();
    float[] v = found.v();
    float[] otherU = reference.u();
    float[] otherV = reference.v();
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum += Math.hypot(u[i] - otherU[i], v[i] - otherV[i]);
    }
    return sum / u.length;
  }
}
