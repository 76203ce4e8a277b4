package org.glimpse.model.train;

import ai.djl.pytorch.jni.JniUtils;

/**
 * PyTorch's switch between recording gradients and not. It belongs to the thread, and a fresh
 * thread records: with it on, weights could not be changed in place and predictions would keep
 * their graph.
 */
final class GradientRecording {
  private GradientRecording() {}

  /** Switches it off on this thread and returns how it was. */
  static boolean off() {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    return before;
  }

  /** Switches it on this thread to how it was. */
  static void restore(boolean before) {
    JniUtils.setGradMode(before);
  }
}
