package org.glimpse.model.zoo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;

/**
 * A network of images on each frame, then an LSTM over the frames and pooling of its outputs.
 *
 * @param units of the LSTM
 * @param bidirectional whether another one runs backwards
 * @param pooling of the outputs over time
 */
record FrameLstm(int units, boolean bidirectional, TimePooling pooling) {
  /**
   * The features of clips.
   *
   * @param images (N T, C, H, W) → (N T, D)
   * @param depth D
   */
  Block features(ClipShape input, Block images, int depth) {
    Block lstm = bidirectional ? Layers.bidirectionalLstm(units) : Layers.lstm(units);
    return new SequentialBlock()
        .add(LambdaBlock.singleton(clips -> framesAsBatch(clips, input)))
        .add(images)
        .add(LambdaBlock.singleton(frames -> frames.reshape(-1, input.frames(), depth)))
        .add(pooling == TimePooling.ATTENTION ? new Attention(lstm, units) : pooled(lstm));
  }

  private Block pooled(Block lstm) {
    return new SequentialBlock()
        .add(lstm)
        .add(
            LambdaBlock.singleton(
                outputs ->
                    pooling == TimePooling.MEAN ? outputs.mean(new int[] {1}) : ends(outputs)));
  }

  private NDArray ends(NDArray outputs) {
    NDArray forwards = outputs.get(":, -1, :" + units);
    return bidirectional ? forwards.concat(outputs.get(":, 0, " + units + ":"), 1) : forwards;
  }

  /** (N, C, T, H, W) → (N T, C, H, W). */
  private static NDArray framesAsBatch(NDArray clips, ClipShape input) {
    return clips
        .transpose(0, 2, 1, 3, 4)
        .reshape(-1, input.channels(), input.height(), input.width());
  }

  /** The layers with weights as PyTorch names them, after those of the images. */
  List<String> torchLayers() {
    List<String> names = new ArrayList<>();
    for (String direction : bidirectional ? List.of("", "_reverse") : List.of("")) {
      names.add("lstm.*_ih_l0" + direction);
      names.add("lstm.*_hh_l0" + direction);
    }
    if (pooling == TimePooling.ATTENTION) {
      names.addAll(List.of("attention.0", "attention.2"));
    }
    return names;
  }

  /** An LSTM and the weighted mean of its outputs: (N, T, D) → (N, D'). */
  private static final class Attention extends AbstractBlock {
    private final Block lstm;
    private final Block score;

    Attention(Block lstm, int units) {
      this.lstm = addChildBlock("lstm", lstm);
      this.score =
          addChildBlock(
              "score",
              new SequentialBlock()
                  .add(Layers.linear(units))
                  .add(Activation.tanhBlock())
                  .add(Layers.linear(1)));
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      NDArray outputs = lstm.forward(store, inputs, training).head();
      NDArray scores = score.forward(store, new NDList(outputs), training).head();
      return new NDList(outputs.mul(scores.softmax(1)).sum(new int[] {1}));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
      Shape outputs = lstm.getOutputShapes(inputShapes)[0];
      return new Shape[] {new Shape(outputs.get(0), outputs.get(2))};
    }

    @Override
    protected void initializeChildBlocks(
        NDManager manager, DataType dataType, Shape... inputShapes) {
      lstm.initialize(manager, dataType, inputShapes);
      score.initialize(manager, dataType, lstm.getOutputShapes(inputShapes)[0]);
    }
  }
}
