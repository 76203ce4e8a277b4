package org.glimpse.model.zoo;

import org.glimpse.model.ClipTrainer;
import org.glimpse.model.ClipTrainerContract;

class FaceTopoNetTest extends ClipTrainerContract {
  @Override
  protected ClipTrainer trainer() {
    return ModelZoo.parse("face-topo").withEpochs(30);
  }
}
