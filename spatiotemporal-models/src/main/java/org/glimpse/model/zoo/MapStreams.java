package org.glimpse.model.zoo;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.glimpse.core.Checks;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.FeatureTap;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.MapLayers;

/**
 * What networks of one stream a map share: streams side by side, flattened, then linear layers of
 * 1,024 units at width 1, each with rectifier and dropout.
 *
 * @param layers how many linear layers, at least 1
 * @param width multiplies their units
 * @param dropout after each of them
 */
record MapStreams(int layers, double width, double dropout) {
  private static final int UNITS = 1024;
  private static final int SMALLEST = 4;

  /** The features of clips of a shape; a stream begins with its own map. */
  Block features(ClipShape input, UnaryOperator<SequentialBlock> stream) {
    Checks.atLeast("height", input.height(), SMALLEST);
    Checks.atLeast("width", input.width(), SMALLEST);
    List<Block> streams = new ArrayList<>();
    for (int channel = 0; channel < input.channels() * input.frames(); channel++) {
      streams.add(stream.apply(new SequentialBlock().add(MapLayers.channel(channel))));
    }
    SequentialBlock features =
        new SequentialBlock()
            .add(MapLayers.images(input))
            .add(MapLayers.sideBySide(streams))
            .add(new FeatureTap(Layers.flatten()));
    for (int layer = 0; layer < layers; layer++) {
      features
          .add(Layers.linear(Layers.scaled(UNITS, width)))
          .add(Layers.relu())
          .add(Layers.dropout(dropout));
    }
    return features;
  }
}
