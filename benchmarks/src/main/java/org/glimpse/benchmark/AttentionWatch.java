package org.glimpse.benchmark;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.imbalance.objective.AttentionObjective;
import org.glimpse.imbalance.objective.Branch;
import org.glimpse.imbalance.objective.LossTerm;
import org.glimpse.imbalance.objective.NetworkParts;
import org.glimpse.imbalance.objective.ObjectiveSession;
import org.glimpse.imbalance.objective.ObjectiveStart;
import org.glimpse.imbalance.objective.ObjectiveStep;
import org.glimpse.imbalance.objective.TrainingObjective;

/** Several attention heads whose features can be looked at after a training. */
final class AttentionWatch implements TrainingObjective {
  private final AttentionObjective inner;
  private final List<Row> rows = new ArrayList<>();

  AttentionWatch(AttentionObjective inner) {
    this.inner = inner;
  }

  /** A training clip in the last epoch: its class, mean features, and what each head made of it. */
  private record Row(int label, List<Float> mean, List<List<Float>> heads) {}

  @Override
  public String id() {
    return inner.id();
  }

  @Override
  public NetworkParts parts(int classes, int channels) {
    return inner.parts(classes, channels);
  }

  @Override
  public ObjectiveSession start(ObjectiveStart start) {
    rows.clear();
    ObjectiveSession session = inner.start(start);
    return new ObjectiveSession() {
      @Override
      public List<Branch> branches() {
        return session.branches();
      }

      @Override
      public List<LossTerm> losses(ObjectiveStep step) {
        if (step.epoch() == start.epochs() - 1) {
          keep(step);
        }
        return session.losses(step);
      }
    };
  }

  private void keep(ObjectiveStep step) {
    NDArray mean = step.pooled().get(1);
    NDArray heads = step.pooled().get(2);
    List<Float> means = floats(mean);
    List<Float> all = floats(heads);
    int width = Math.toIntExact(mean.getShape().get(1));
    int count = Math.toIntExact(heads.getShape().get(1));
    for (int i = 0; i < step.clips().size(); i++) {
      List<List<Float>> own = new ArrayList<>();
      for (int h = 0; h < count; h++) {
        own.add(all.subList((i * count + h) * width, (i * count + h + 1) * width));
      }
      int label = step.clips().get(i).label();
      rows.add(new Row(label, means.subList(i * width, (i + 1) * width), own));
    }
  }

  private static List<Float> floats(NDArray array) {
    List<Float> values = new ArrayList<>();
    for (float value : array.stopGradient().toFloatArray()) {
      values.add(value);
    }
    return values;
  }

  /** The cosine of two heads' features of a clip, over all clips and pairs. */
  double headCosine() {
    double sum = 0;
    int pairs = 0;
    for (Row row : rows) {
      for (int a = 0; a < row.heads().size(); a++) {
        for (int b = a + 1; b < row.heads().size(); b++) {
          sum += cosine(row.heads().get(a), row.heads().get(b));
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  /** The unbiased variance over heads, over all clips and features. */
  double headVariance() {
    double sum = 0;
    long count = 0;
    for (Row row : rows) {
      int heads = row.heads().size();
      for (int d = 0; d < row.mean().size(); d++) {
        int at = d;
        double mean = row.heads().stream().mapToDouble(head -> head.get(at)).sum() / heads;
        sum +=
            row.heads().stream().mapToDouble(h -> (h.get(at) - mean) * (h.get(at) - mean)).sum()
                / (heads - 1);
        count++;
      }
    }
    return sum / count;
  }

  /** The distance of clips to the mean of their class over the distance of two classes' means. */
  double spreadOfClasses() {
    List<double[]> means = new ArrayList<>();
    int width = rows.get(0).mean().size();
    int classes = rows.stream().mapToInt(Row::label).max().orElseThrow() + 1;
    for (int k = 0; k < classes; k++) {
      int label = k;
      List<Row> own = rows.stream().filter(row -> row.label() == label).toList();
      double[] mean = new double[width];
      own.forEach(row -> add(mean, row.mean(), 1.0 / own.size()));
      means.add(mean);
    }
    double within =
        rows.stream()
            .mapToDouble(row -> distance(row.mean(), means.get(row.label())))
            .average()
            .orElseThrow();
    double between = 0;
    for (int a = 0; a < classes; a++) {
      for (int b = a + 1; b < classes; b++) {
        double squares = 0;
        for (int d = 0; d < width; d++) {
          squares += Math.pow(means.get(a)[d] - means.get(b)[d], 2);
        }
        between += Math.sqrt(squares);
      }
    }
    return within / (between / (classes * (classes - 1) / 2.0));
  }

  private static void add(double[] sum, List<Float> values, double weight) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] += weight * values.get(d);
    }
  }

  private static double distance(List<Float> values, double[] mean) {
    double squares = 0;
    for (int d = 0; d < mean.length; d++) {
      squares += Math.pow(values.get(d) - mean[d], 2);
    }
    return Math.sqrt(squares);
  }

  private static double cosine(List<Float> a, List<Float> b) {
    double product = 0;
    double aa = 0;
    double bb = 0;
    for (int d = 0; d < a.size(); d++) {
      product += (double) a.get(d) * b.get(d);
      aa += (double) a.get(d) * a.get(d);
      bb += (double) b.get(d) * b.get(d);
    }
    return product / Math.sqrt(aa * bb);
  }
}
