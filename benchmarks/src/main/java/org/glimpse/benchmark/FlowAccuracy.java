package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.files.PictureFiles;
import org.glimpse.video.FlowFile;

/** Optical flow between two frames of a real face, beside the fields that other programs found. */
final class FlowAccuracy implements Measurement {
  private static final Map<String, String> REFERENCES =
      Map.of("tvl1", "tvl1_ipol", "dis", "dis_medium_opencv46", "farneback", "farneback_opencv46");

  @Override
  public String name() {
    return "flow-accuracy";
  }

  @Override
  public String summary() {
    return "End-point error and time of each optical flow against the field another program found.";
  }

  @Override
  public Map<String, String> defaults() {
    return Map.of("repeats", "5");
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
    List<List<Object>> rows = new ArrayList<>();
    for (String id : List.of("tvl1", "dis", "farneback")) {
      OpticalFlow method = OpticalFlows.parse(id);
      FlowField field = method.flow(onset, apex);
      FlowField reference =
          FlowFile.read(folder.resolve("pyfeat_single_" + REFERENCES.get(id) + ".flo"));
      rows.add(
          List.of(
              id,
              field.size().width() + "x" + field.size().height(),
              meanEndPointError(field, reference),
              medianMillis(method, onset, apex, settings.integer("repeats"))));
    }
    return Measured.of(
        new Measured.Table(
            "Optical flow of one pair of real frames, one thread",
            List.of("method", "size, px", "mean end-point error, px", "median time, ms"),
            rows));
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

  private static double medianMillis(OpticalFlow method, Frame a, Frame b, int repeats) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < repeats; i++) {
      long start = System.nanoTime();
      FlowField field = method.flow(a, b);
      millis.add((System.nanoTime() - start) / 1e6);
      if (field.size().area() == 0) {
        throw new IllegalStateException("An empty field");
      }
    }
    return Spread.median(millis);
  }
}
