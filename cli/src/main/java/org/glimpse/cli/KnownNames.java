package org.glimpse.cli;

import java.util.Iterator;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.keyframe.sample.FrameSamplers;
import org.glimpse.model.zoo.ModelZoo;

/** Names that a help lists. */
final class KnownNames {
  private KnownNames() {}

  /** Models. */
  static final class Models implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ModelZoo.names().keySet().iterator();
    }
  }

  /** Samplers. */
  static final class Samplers implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return FrameSamplers.patterns().iterator();
    }
  }

  /** Imbalance strategies. */
  static final class Strategies implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Imbalance.names().keySet().iterator();
    }
  }
}
