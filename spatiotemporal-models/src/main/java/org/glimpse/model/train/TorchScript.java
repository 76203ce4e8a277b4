package org.glimpse.model.train;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.model.Device;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.TrainingHistory;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;

/**
 * A network that PyTorch saved as TorchScript, {@code torch.jit.script(net).save(file)}: it
 * predicts, and is trained further, with the weights of its file.
 *
 * <p>The network takes clips (N, C, T, H, W) and gives one tensor, (N, K) logits or, under a new
 * head, (N, D) features. Every network that is built reads the file anew. Parameters are trained
 * further, and running statistics move as the network moves them. Since those are not among its
 * parameters, the weights of an earlier epoch cannot be brought back: a training keeps no
 * checkpoint, and takes neither an epoch chosen by validation nor averaged weights.
 *
 * @param file the TorchScript file; that it can be read is checked when a network is built
 * @param newHead whether a linear head is put on the network's output
 */
public record TorchScript(Path file, boolean newHead) implements Architecture {
  static final String ID = "torchscript";

  private static final String ENGINE = "PyTorch";

  /**
   * Checks the file.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public TorchScript {
    Checks.argument(Files.isRegularFile(file), "there is no file " + file);
  }

  @Override
  public String id() {
    return ID;
  }

  /**
   * Reads the network.
   *
   * @param input the shape of a clip
   * @param classes the number of classes
   * @return the network with the weights of its file
   * @throws UncheckedIOException if the file is no TorchScript
   * @throws IllegalArgumentException if the network gives another number of logits and no new head
   *     is wanted
   */
  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    Block script = new Script(read());
    Shape output;
    try {
      output = script.getOutputShapes(new Shape[] {input.batch(2)})[0];
    } catch (EngineException e) {
      throw new IllegalArgumentException(
          "the network of "
              + file.getFileName()
              + " does not take clips of "
              + input
              + " (channels, frames, height, width)",
          e);
    }
    Checks.argument(
        newHead || output.equals(new Shape(2, classes)),
        "the network gives "
            + output
            + " for two clips but there are "
            + classes
            + " classes; use a new head (torchscript+head)");
    return new ClipNetwork(script, newHead ? Layers.linear(classes) : Blocks.identityBlock());
  }

  /**
   * A classifier of the network as it is in its file.
   *
   * @param channels what it expects
   * @param shape of its clips
   * @param labels in the order of its logits
   * @param recipe how its clips are made
   * @param device where it is to predict
   * @return a classifier whose tensors are handed on with the values that they have; the caller
   *     closes it
   * @throws UncheckedIOException if the file is no TorchScript
   * @throws IllegalArgumentException if the network gives another number of logits, or does not
   *     take such clips
   */
  public NetworkClassifier classifier(
      List<Channel> channels, ClipShape shape, LabelSet labels, InputRecipe recipe, Device device) {
    NDManager manager = NDManager.newBaseManager(NetworkTrainer.engineDevice(device));
    boolean done = false;
    try {
      ClipNetwork network = build(shape, labels.size());
      network.initialize(manager, DataType.FLOAT32, shape.batch(2));
      int count = channels.size();
      InputScaling none =
          new InputScaling(Collections.nCopies(count, 0.0), Collections.nCopies(count, 1.0));
      BatchAssembler assembler = new BatchAssembler(new ClipLayout(channels, shape), none);
      done = true;
      return new NetworkClassifier(
          new NetworkClassifier.Loaded(manager, this, network, assembler, 0),
          labels,
          new TrainingHistory(List.of()),
          new TreeMap<>(Map.of("weights", String.valueOf(file.getFileName()))),
          Optional.of(recipe));
    } finally {
      if (!done) {
        manager.close();
      }
    }
  }

  /** The network's script as it is now, running statistics included. */
  static byte[] bytes(ClipNetwork network) {
    Script script = (Script) network.features();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JniUtils.writeModule((PtSymbolBlock) script.script, bytes, false);
    return bytes.toByteArray();
  }

  private Model read() {
    Model model = Model.newInstance(id(), ENGINE);
    try {
      Path folder = file.toAbsolutePath().getParent();
      String name = String.valueOf(file.getFileName());
      model.load(folder, name, Map.of("trainParam", "true"));
      return model;
    } catch (MalformedModelException | EngineException e) {
      model.close();
      throw new UncheckedIOException(file + " is no TorchScript file.", new IOException(e));
    } catch (IOException e) {
      model.close();
      throw new UncheckedIOException(file + " cannot be read.", e);
    }
  }

  /** Keeps the model, which owns the weights, as long as the block. */
  private static final class Script extends AbstractBlock {
    private final Model model;
    private final Block script;

    Script(Model model) {
      this.model = model;
      script = addChildBlock("script", model.getBlock());
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      return script.forward(store, inputs, training);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
      return script.getOutputShapes(inputShapes);
    }

    @Override
    protected void initializeChildBlocks(
        NDManager manager, DataType dataType, Shape... inputShapes) {
      Checks.argument(
          model.getBlock().equals(script), "the block of a TorchScript model does not change");
    }
  }
}
