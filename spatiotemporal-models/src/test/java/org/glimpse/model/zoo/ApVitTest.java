package org.glimpse.model.zoo;

import org.glimpse.model.ClipTrainer;
import org.glimpse.model.ClipTrainerContract;

class ApVitTest extends ClipTrainerContract {
  @Override
  protected ClipTrainer trainer() {
    return ModelZoo.parse("apvit").withEpochs(30);
  }
}
