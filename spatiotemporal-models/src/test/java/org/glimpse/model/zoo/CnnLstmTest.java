package org.glimpse.model.zoo;

import org.glimpse.model.ClipTrainer;
import org.glimpse.model.ClipTrainerContract;

class CnnLstmTest extends ClipTrainerContract {
  @Override
  protected ClipTrainer trainer() {
    return ModelZoo.cnnLstm().withEpochs(25);
  }
}
