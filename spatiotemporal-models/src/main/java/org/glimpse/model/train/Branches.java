package org.glimpse.model.train;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.imbalance.objective.Branch;
import org.glimpse.model.block.ClipNetwork;

/** A network with what an objective trains beside it, as one block for the optimizer. */
final class Branches extends AbstractBlock {
  private final Map<String, Block> blocks = new LinkedHashMap<>();
  private final Map<String, Double> rates = new HashMap<>();

  private Branches(ClipNetwork network) {
    addChildBlock("network", network);
  }

  /** Takes an initialized network and initializes the branches. */
  static Branches of(ClipNetwork network, List<Branch> branches, NDManager manager) {
    Branches all = new Branches(network);
    for (Branch branch : branches) {
      if (all.blocks.put(branch.name(), branch.block()) != null) {
        throw new IllegalArgumentException("there are two branches " + branch.name());
      }
      all.addChildBlock(branch.name(), branch.block());
      branch.block().initialize(manager, DataType.FLOAT32, branch.input());
      for (Parameter parameter : branch.block().getParameters().values()) {
        all.rates.put(parameter.getId(), branch.rate());
      }
    }
    return all;
  }

  /** The factor on the learning rate of a parameter: that of its branch, 1 in the network. */
  double rate(Parameter parameter) {
    return rates.getOrDefault(parameter.getId(), 1.0);
  }

  Block named(String name) {
    Block block = blocks.get(name);
    if (block == null) {
      throw new IllegalArgumentException("there is no branch " + name + " in " + blocks.keySet());
    }
    return block;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    throw new UnsupportedOperationException("branches are used one by one");
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    throw new UnsupportedOperationException("branches are used one by one");
  }
}
