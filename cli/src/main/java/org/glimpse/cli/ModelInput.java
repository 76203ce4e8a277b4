package org.glimpse.cli;

import org.glimpse.core.Size;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.encode.ClipEncoders;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.keyframe.sample.FrameSamplers;
import org.glimpse.model.InputRecipe;
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

  static FrameSampler sampler(InputRecipe recipe) {
    return FrameSamplers.parse(recipe.sampler());
  }
}
