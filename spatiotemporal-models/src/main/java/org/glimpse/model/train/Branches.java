package org.glimpse.model.train;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.imbalance.objective.Branch;
import org.glimpse.model.block.ClipNetwork;

/** A network with what an objective trains beside it, as one block for the optimizer. */
final class Branches extends AbstractBlock {
  private final Map<String, Block> blocks = new LinkedHashMap<>();

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
    }
    return all;
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
