package org.glimpse.model.train;

import ai.djl.pytorch.jni.JniUtils;

/**
 * The engine's settings on this thread while a network trains or predicts: gradients are not
 * recorded outside a gradient collector, and the number of CPU threads is the trainer's.
 *
 * <p>A fresh thread of PyTorch records gradients: weights could then not be changed in place and
 * predictions would keep their graph.
 *
 * @param recording whether gradients are recorded
 * @param threads CPU threads
 */
record EngineSettings(boolean recording, int threads) {
  /** Held by whoever computes gradients: the engine has one collector of them a process. */
  static final Object COLLECTOR = new Object();

  /** Sets them for a network and returns what they were; 0 threads leaves their number alone. */
  static EngineSettings enter(int threads) {
    EngineSettings before = new EngineSettings(JniUtils.isGradMode(), JniUtils.getNumThreads());
    new EngineSettings(false, threads == 0 ? before.threads : threads).set();
    return before;
  }

  /** Sets these settings. */
  void set() {
    JniUtils.setGradMode(recording);
    if (threads != JniUtils.getNumThreads()) {
      JniUtils.setNumThreads(threads);
    }
  }
}
