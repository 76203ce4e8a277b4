package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.TrainingHistory;
import org.glimpse.model.TrainingListener;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.zoo.SmallCnn3d;
import org.junit.jupiter.api.Test;

class MemoryShortageTest {
  private static final LabelledClips CLIPS = MovingBlobs.of(1, 4, 12, 6, 6);
  private static final String MESSAGE = "CUDA out of memory. Tried to allocate 2.00 GiB.";

  /** A network whose device has memory for so many clips, and fails with a message beyond. */
  private record Narrow(int clips, String message) implements Architecture {
    @Override
    public String id() {
      return "narrow";
    }

    @Override
    public ClipNetwork build(ClipShape input, int classes) {
      ClipNetwork whole = SmallCnn3d.withDefaults().build(input, classes);
      return new ClipNetwork(new Limited(whole.features(), clips, message), whole.head());
    }
  }

  private static final class Limited extends AbstractBlock {
    private final Block features;
    private final int clips;
    private final String message;

    Limited(Block features, int clips, String message) {
      this.features = addChildBlock("inner", features);
      this.clips = clips;
      this.message = message;
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      NDList found = features.forward(store, inputs, training);
      if (training && inputs.head().getShape().get(0) > clips) {
        throw new EngineException(message);
      }
      return found;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
      return features.getOutputShapes(inputShapes);
    }

    @Override
    protected void initializeChildBlocks(
        ai.djl.ndarray.NDManager manager, ai.djl.ndarray.types.DataType type, Shape... shapes) {
      features.initialize(manager, type, shapes);
    }
  }

  private static NetworkTrainer trainer(int clips, String message, int batch) {
    return NetworkTrainer.of(
            new Narrow(clips, message), TrainerOptions.withDefaults().withBatchSize(batch))
        .withThreads(1);
  }

  @Test
  void halvesBatchesUntilTheyFitAndSaysSo() throws Exception {
    List<String> heard = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochFinished(TrainingHistory.Epoch epoch, int epochs) {
            heard.add("epoch " + epoch.epoch());
          }

          @Override
          public void batchSizeHalved(int before, int after) {
            heard.add(before + " to " + after);
          }
        };
    try (NetworkClassifier model =
        trainer(5, MESSAGE, 16)
            .withListener(listener)
            .train(CLIPS, Imbalance.none().plan(CLIPS.counts(), 2))) {
      assertThat(heard).containsExactly("16 to 6", "6 to 3", "epoch 0", "epoch 1");
      assertThat(model.settings()).containsEntry("batch size", "3 (no memory for 16)");
      assertThat(model.predict(CLIPS)).hasSize(12);
      assertThat(model.history().epochs()).allMatch(epoch -> Double.isFinite(epoch.loss()));
    }
  }

  @Test
  void changesNothingWhereMemorySuffices() throws Exception {
    var plan = Imbalance.none().plan(CLIPS.counts(), 2);
    try (NetworkClassifier roomy = trainer(100, MESSAGE, 6).train(CLIPS, plan);
        NetworkClassifier tight = trainer(6, MESSAGE, 6).train(CLIPS, plan)) {
      assertThat(NetworkWeights.of(tight.network())).isEqualTo(NetworkWeights.of(roomy.network()));
    }
  }

  @Test
  void givesUpWhereOneClipIsTooMuchOrTheErrorIsAnother() {
    var plan = Imbalance.none().plan(CLIPS.counts(), 1);
    assertThatThrownBy(() -> trainer(0, MESSAGE, 4).train(CLIPS, plan).close())
        .isInstanceOf(EngineException.class)
        .hasMessage(MESSAGE);
    assertThatThrownBy(() -> trainer(2, "expected Float but found Double", 4).train(CLIPS, plan))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("Double");
    assertThat(
            MemoryShortage.causes(
                new EngineException("[enforce fail] DefaultCPUAllocator: can't allocate memory")))
        .isTrue();
  }
}
