package org.glimpse.benchmark;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.zoo.ModelZoo;

/** Forward and backward of one batch, beside PyTorch on the same network, shape and threads. */
final class StepSpeedMeasurement implements Measurement {
  private static final int CLASSES = 7;
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public String name() {
    return "step-speed";
  }

  @Override
  public String summary() {
    return "Forward and backward of R3D-18, R(2+1)D-18 and CNN+LSTM beside PyTorch.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("models", "r3d-18:2x3x8x56x56,r2plus1d-18:2x3x8x56x56,cnn-lstm:16x3x8x28x28");
    defaults.put("threads", "2");
    defaults.put("repeats", "5");
    defaults.put("rounds", "2");
    defaults.put("python", "/usr/bin/python3");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings) throws IOException, InterruptedException {
    int threads = settings.integer("threads");
    int repeats = settings.integer("repeats");
    PythonScript rival = new PythonScript(settings.text("python"), "step_speed.py");
    Path nets = Path.of("spatiotemporal-models", "src", "test", "resources", "golden");
    List<List<Object>> rows = new ArrayList<>();
    for (String entry : settings.texts("models")) {
      String model = entry.substring(0, entry.indexOf(':'));
      String shape = entry.substring(entry.indexOf(':') + 1);
      double own = Double.POSITIVE_INFINITY;
      double other = Double.POSITIVE_INFINITY;
      // Alternately, and the best median of each, because the machine has other work.
      for (int round = 0; round < settings.integer("rounds"); round++) {
        own = Math.min(own, millis(model, shape, threads, repeats));
        List<String> lines =
            rival.run(model, nets.toAbsolutePath(), threads, repeats, CLASSES, shape);
        other = Math.min(other, Double.parseDouble(lines.get(lines.size() - 1)));
      }
      rows.add(
          List.of(
              model,
              shape,
              String.format(Locale.ROOT, "%.1f", own),
              String.format(Locale.ROOT, "%.1f", other),
              String.format(Locale.ROOT, "%.3f", own / other)));
    }
    return Measured.of(
        new Measured.Table(
            "Forward and backward of a batch, " + threads + " threads, median in ms",
            List.of("model", "batch", "Glimpse", "PyTorch", "ratio"),
            rows));
  }

  private static double millis(String model, String shape, int threads, int repeats) {
    List<Integer> sizes =
        java.util.Arrays.stream(shape.split("x", -1)).map(Integer::valueOf).toList();
    ClipShape clip = new ClipShape(sizes.get(1), sizes.get(2), sizes.get(3), sizes.get(4));
    ClipNetwork network = ModelZoo.architecture(model, Map.of()).build(clip, CLASSES);
    // The engine loads its library when it is first asked for.
    Engine.getInstance();
    int before = JniUtils.getNumThreads();
    JniUtils.setNumThreads(threads);
    try (NDManager manager = NDManager.newBaseManager()) {
      network.initialize(manager, DataType.FLOAT32, clip.batch(sizes.get(0)));
      NDArray clips = manager.randomNormal(clip.batch(sizes.get(0)));
      NDArray labels = manager.arange(sizes.get(0)).toType(DataType.INT64, false).mod(CLASSES);
      List<Double> times = new ArrayList<>();
      for (int i = 0; i <= repeats; i++) {
        for (Parameter parameter : network.getParameters().values()) {
          if (parameter.requiresGradient() && i > 0) {
            JniUtils.zeroGrad((PtNDArray) parameter.getArray());
          }
        }
        long start = System.nanoTime();
        step(manager, network, clips, labels);
        times.add((System.nanoTime() - start) / NANOS_PER_MILLI);
      }
      List<Double> warm = times.subList(1, times.size());
      Collections.sort(warm);
      return warm.get(repeats / 2);
    } finally {
      JniUtils.setNumThreads(before);
    }
  }

  private static void step(NDManager manager, ClipNetwork network, NDArray clips, NDArray labels) {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray own = clips.duplicate();
      own.attach(step);
      NDArray logits =
          network
              .forward(new ParameterStore(step, false), new NDList(own), true)
              .singletonOrThrow();
      NDArray loss =
          Loss.softmaxCrossEntropyLoss().evaluate(new NDList(labels), new NDList(logits));
      collector.backward(loss);
      loss.getFloat();
      loss.close();
      logits.close();
    }
  }
}
