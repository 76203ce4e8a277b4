package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.imbalance.Decision;
import org.glimpse.imbalance.Finish;
import org.glimpse.imbalance.Fit;
import org.glimpse.imbalance.HeldOut;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.Heads;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.WeightTensor;

/**
 * Does to a trained network's head what a plan's finish asks for; what it fits it fits on clips
 * that were held out of the training.
 *
 * @param manager owns the weights
 * @param network trained
 * @param assembler makes its input
 */
record HeadFinish(NDManager manager, ClipNetwork network, BatchAssembler assembler) {
  private static final int BATCH = 64;

  void apply(Finish finish, HeldOutClips clips) throws ClipException {
    if (finish.normalization() > 0) {
      Heads.normalize(network.head(), finish.normalization());
    }
    finish.decision().ifPresent(this::decide);
    if (finish.fits().isEmpty()) {
      return;
    }
    List<Integer> labels = clips.heldOut().stream().map(LabelledClip::label).toList();
    try (NDManager passing = manager.newSubManager()) {
      NDArray embeddings = embeddings(passing, clips.heldOut());
      for (Fit fit : finish.fits()) {
        if (fit == Fit.NORMALIZATION) {
          normalize(embeddings, labels);
        } else {
          decide(fit.fit(logits(embeddings, labels), clips.training().counts()));
        }
      }
    }
  }

  private void decide(Decision decision) {
    Heads.shift(network.head(), decision.offsets());
    Heads.cool(network.head(), decision.temperature());
  }

  private void normalize(NDArray embeddings, List<Integer> labels) {
    List<NDArray> arrays =
        network.head().getParameters().values().stream().map(Parameter::getArray).toList();
    List<WeightTensor> before = arrays.stream().map(NetworkWeights::tensor).toList();
    double best = logits(embeddings, labels).balancedAccuracy();
    double chosen = 0;
    for (double tau : Fit.candidates()) {
      if (tau > 0) {
        Heads.normalize(network.head(), tau);
        double reached = logits(embeddings, labels).balancedAccuracy();
        for (int i = 0; i < arrays.size(); i++) {
          NetworkWeights.set(arrays.get(i), before.get(i));
        }
        if (reached > best) {
          best = reached;
          chosen = tau;
        }
      }
    }
    if (chosen > 0) {
      Heads.normalize(network.head(), chosen);
    }
  }

  private NDArray embeddings(NDManager passing, List<LabelledClip> clips) throws ClipException {
    NDList parts = new NDList();
    for (List<LabelledClip> batch : BatchAssembler.split(clips, BATCH)) {
      try (NDManager step = passing.newSubManager()) {
        NDArray inputs =
            assembler.assemble(
                step,
                batch.size(),
                i -> assembler.layout().check(batch.get(i).id(), batch.get(i).tensor().forTest()));
        NDArray embedding =
            network
                .features()
                .forward(new ParameterStore(step, false), new NDList(inputs), false)
                .singletonOrThrow();
        embedding.attach(passing);
        parts.add(embedding);
      }
    }
    return NDArrays.concat(parts);
  }

  private HeldOut logits(NDArray embeddings, List<Integer> labels) {
    try (NDManager step = manager.newSubManager()) {
      NDArray own = embeddings.duplicate();
      own.attach(step);
      NDArray logits =
          network
              .head()
              .forward(new ParameterStore(step, false), new NDList(own), false)
              .singletonOrThrow();
      logits.attach(step);
      float[] values = logits.toFloatArray();
      int classes = values.length / labels.size();
      List<List<Double>> rows = new ArrayList<>();
      for (int i = 0; i < labels.size(); i++) {
        List<Double> row = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
          row.add((double) values[i * classes + c]);
        }
        rows.add(row);
      }
      return new HeldOut(rows, labels);
    }
  }
}
