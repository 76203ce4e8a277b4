package org.glimpse.benchmark;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.glimpse.core.Seeds;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.glimpse.imbalance.ClassWeighting;
import org.glimpse.imbalance.ClassWeights;
import org.glimpse.imbalance.ClassificationLoss;
import org.glimpse.imbalance.CouplingRegulation;
import org.glimpse.imbalance.LogitLoss;
import org.glimpse.imbalance.Truncation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a loss costs in one training step: its value and its gradient for 16 clips of 7 classes with
 * the class counts of DFME's training part, on one thread. The cost over plain cross entropy is the
 * difference to the row {@code cross-entropy}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(jvmArgsAppend = "-Dai.djl.pytorch.num_threads=1")
public class LossBenchmark {
  private static final int CLIPS = 16;
  private static final LabelCounts COUNTS =
      new LabelCounts(LabelSet.dfme7(), List.of(161, 100, 548, 265, 206, 278, 298));

  /** Which loss. */
  @Param({
    "cross-entropy",
    "cross-entropy-weighted",
    "label-smoothing",
    "focal",
    "ldam",
    "balanced-softmax",
    "logit-adjustment",
    "seesaw",
    "asymmetric-focal",
    "mwnl",
    "cri",
    "cri-weighted"
  })
  public String loss = "cross-entropy";

  private NDManager manager = NDManager.newBaseManager();
  private ClassificationLoss measured = weighted(LogitLoss.crossEntropy(), 0);
  private final float[] logits = new float[CLIPS * COUNTS.size()];
  private final int[] labels = IntStream.range(0, CLIPS).map(i -> i % COUNTS.size()).toArray();

  /** Makes the benchmark. */
  public LossBenchmark() {}

  private static ClassificationLoss weighted(LogitLoss perSample, double power) {
    ClassWeights weights = ClassWeighting.power(power).weights(COUNTS);
    return ClassificationLoss.of(perSample, weights);
  }

  private static ClassificationLoss named(String name) {
    CouplingRegulation cri = CouplingRegulation.withDefaults();
    return switch (name) {
      case "cross-entropy" -> weighted(LogitLoss.crossEntropy(), 0);
      case "cross-entropy-weighted" -> weighted(LogitLoss.crossEntropy(), 1);
      case "label-smoothing" -> weighted(LogitLoss.labelSmoothing(0.05), 0);
      case "focal" -> weighted(LogitLoss.focal(1), 0);
      case "ldam" -> weighted(LogitLoss.ldam(COUNTS, 0.5, 30), 0);
      case "balanced-softmax" -> weighted(LogitLoss.balancedSoftmax(COUNTS), 0);
      case "logit-adjustment" -> weighted(LogitLoss.logitAdjustment(COUNTS, 1), 0);
      case "seesaw" -> weighted(LogitLoss.seesaw(COUNTS, 0.8, 2), 0);
      case "asymmetric-focal" -> weighted(LogitLoss.asymmetricFocal(1, 4, 0.05), 0);
      case "mwnl" ->
          weighted(LogitLoss.multiWeighted(1, new Truncation(Truncation.Kind.DECREASE, 0.1)), 1);
      case "cri" -> weighted(LogitLoss.couplingRegulation(COUNTS, cri), 0);
      case "cri-weighted" -> weighted(LogitLoss.couplingRegulation(COUNTS, cri), 1);
      default -> throw new IllegalArgumentException("There is no loss " + name);
    };
  }

  /**
   * Makes logits and labels, and checks the gradient: it sums to 0 where the softmax decides.
   *
   * @throws IllegalStateException if the value is no positive number or the gradient does not
   */
  @Setup(Level.Trial)
  public void prepare() {
    manager.close();
    manager = NDManager.newBaseManager();
    measured = named(loss);
    RandomGenerator random = Seeds.generator(1, "logits");
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) random.nextGaussian();
    }
    try (NDManager step = manager.newSubManager()) {
      NDArray own = step.create(logits, new Shape(CLIPS, COUNTS.size()));
      own.setRequiresGradient(true);
      float value = value(step, own);
      double sum = own.getGradient().sum().getFloat();
      boolean softmax = !loss.equals("asymmetric-focal") && !loss.equals("mwnl");
      if (!Float.isFinite(value) || value <= 0 || (softmax && Math.abs(sum) > 1e-4)) {
        throw new IllegalStateException(loss + " is " + value + " with gradient sum " + sum);
      }
    }
  }

  /** Frees native memory. */
  @TearDown(Level.Trial)
  public void close() {
    manager.close();
  }

  /**
   * Value and gradient, read back.
   *
   * @return the value plus the first entry of the gradient
   */
  @Benchmark
  public float step() {
    try (NDManager step = manager.newSubManager()) {
      NDArray own = step.create(logits, new Shape(CLIPS, COUNTS.size()));
      own.setRequiresGradient(true);
      float value = value(step, own);
      return value + own.getGradient().toFloatArray()[0];
    }
  }

  private float value(NDManager step, NDArray own) {
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray value = measured.evaluate(new NDList(step.create(labels)), new NDList(own));
      collector.backward(value);
      return value.getFloat();
    }
  }
}
