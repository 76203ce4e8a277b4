package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.glimpse.core.Size;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.encode.ClipEncoders;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.keyframe.sample.FrameSamplers;
import org.glimpse.model.Device;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.weights.WeightsFormatException;
import org.glimpse.model.zoo.ModelZoo;
import org.glimpse.pipeline.ClipPredictor;
import org.glimpse.pipeline.maps.FlowMaps;

/** How a model's file says what it sees: {@code <kind>@<side>} and the sampler's name. */
final class ModelInput {
  private static final String MAPS = "maps";
  private static final char AT = '@';

  private ModelInput() {}

  static InputRecipe maps() {
    return new InputRecipe(MAPS, FlowMaps.SAMPLER);
  }

  static InputRecipe of(String kind, int side, String sampler) {
    return new InputRecipe(kind + AT + side, sampler);
  }

  static boolean isMaps(InputRecipe recipe) {
    return recipe.encoder().equals(MAPS);
  }

  /** The encoder, or an IAE where this version of Glimpse does not know it. */
  static ClipEncoder encoder(InputRecipe recipe) {
    int at = recipe.encoder().lastIndexOf(AT);
    if (at < 0) {
      throw new IllegalArgumentException(
          "the model's file asks for the input " + recipe.encoder() + ", which is not known");
    }
    int side = Integer.parseInt(recipe.encoder().substring(at + 1));
    return ClipEncoders.parse(recipe.encoder().substring(0, at), Size.square(side));
  }

  /** A model from its file. */
  static NetworkClassifier load(Path file, Device device) throws CorpusException, IOException {
    try {
      return ModelZoo.load(file, device);
    } catch (WeightsFormatException e) {
      throw new CorpusException(file, String.valueOf(e.getMessage()));
    }
  }

  /** Predicts clips as the model's file says, or an IAE where it sees no clips. */
  static ClipPredictor predictor(NetworkClassifier classifier) {
    InputRecipe recipe = classifier.input().orElseThrow();
    if (isMaps(recipe)) {
      throw new IllegalArgumentException(
          "the model sees pre-computed maps; use predict --maps DIR, or train a model on clips");
    }
    return new ClipPredictor(classifier, sampler(recipe), encoder(recipe));
  }

  static FrameSampler sampler(InputRecipe recipe) {
    return FrameSamplers.parse(recipe.sampler());
  }
}
