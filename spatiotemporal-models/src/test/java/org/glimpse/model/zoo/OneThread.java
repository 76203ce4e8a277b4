package org.glimpse.model.zoo;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs the tests of a class on one thread of the engine: networks as small as those of the golden
 * files are several times slower on two threads of a busy machine.
 */
final class OneThread implements BeforeAllCallback, AfterAllCallback {
  private int before;

  @Override
  public void beforeAll(ExtensionContext context) {
    Engine.getInstance();
    before = JniUtils.getNumThreads();
    JniUtils.setNumThreads(1);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    JniUtils.setNumThreads(before);
  }
}
