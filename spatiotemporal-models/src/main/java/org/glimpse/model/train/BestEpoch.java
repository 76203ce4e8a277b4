package org.glimpse.model.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.StateDict;
import org.glimpse.model.weights.WeightsFormatException;

/** Keeps the weights of the epoch that is best on deciding clips. */
final class BestEpoch {
  private static final double FLOOR = 1e-12;

  private final LabelledClips deciding;
  private final int patience;
  private Best best = new Best(-1, 0, 0, new StateDict(java.util.Map.of()));

  /** What is kept: epoch, macro F1, log likelihood, weights; epoch −1 before the first. */
  record Best(int epoch, double f1, double likelihood, StateDict weights) {}

  BestEpoch(LabelledClips deciding, int patience) {
    this.deciding = deciding;
    this.patience = patience;
  }

  Best best() {
    return best;
  }

  void restore(Best kept) {
    best = kept;
  }

  /** Looks at the network after an epoch, and gives its macro F1. */
  double look(int epoch, NetworkClassifier classifier) throws ClipException {
    List<Prediction> predictions = classifier.predict(deciding);
    double f1 = macroF1(predictions);
    double likelihood = likelihood(predictions);
    if (best.epoch < 0 || f1 > best.f1 || (f1 == best.f1 && likelihood > best.likelihood)) {
      best = new Best(epoch, f1, likelihood, NetworkWeights.of(classifier.network()));
    }
    return f1;
  }

  /** Whether patience is over after an epoch of the last stage, which begins at another. */
  boolean over(int epoch, int stage) {
    return epoch - Math.max(best.epoch, stage) >= patience;
  }

  /** Gives the network the weights of the best epoch. */
  void take(ClipNetwork network) {
    try {
      NetworkWeights.copy(Path.of("best epoch"), best.weights, network);
    } catch (WeightsFormatException e) {
      throw new IllegalStateException("the weights were this network's own", e);
    }
  }

  /** The mean F1 over the classes that occur among truths or predictions. */
  private double macroF1(List<Prediction> predictions) {
    int classes = deciding.labels().size();
    int[] hits = new int[classes];
    int[] named = new int[classes];
    List<LabelledClip> clips = deciding.clips();
    for (int i = 0; i < clips.size(); i++) {
      int truth = clips.get(i).label();
      int decided = predictions.get(i).decided();
      named[truth]++;
      named[decided]++;
      hits[truth] += truth == decided ? 1 : 0;
    }
    List<Double> scores = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      if (named[c] > 0) {
        scores.add(2.0 * hits[c] / named[c]);
      }
    }
    return scores.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private double likelihood(List<Prediction> predictions) {
    double sum = 0;
    for (int i = 0; i < predictions.size(); i++) {
      int truth = deciding.clips().get(i).label();
      sum += Math.log(Math.max(FLOOR, predictions.get(i).scores().get(truth)));
    }
    return sum / predictions.size();
  }
}
