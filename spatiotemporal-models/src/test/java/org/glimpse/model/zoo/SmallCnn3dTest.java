package org.glimpse.model.zoo;

import org.glimpse.model.ClipTrainer;
import org.glimpse.model.ClipTrainerContract;

class SmallCnn3dTest extends ClipTrainerContract {
  @Override
  protected ClipTrainer trainer() {
    return ModelZoo.smallCnn3d().withEpochs(25);
  }
}
