package org.glimpse.core.tensor;

import java.util.random.RandomGenerator;
import org.glimpse.core.clip.ClipException;

/** Gives a clip's tensor when it is needed: from memory, from a cache or from the video itself. */
@FunctionalInterface
public interface TensorSource {
  /**
   * The tensor as a test sees it: always the same.
   *
   * @return the tensor
   * @throws ClipException if the clip cannot be read or encoded
   */
  ClipTensor forTest() throws ClipException;

  /**
   * The tensor as training sees it, where a sampler draws positions anew each time.
   *
   * @param random where draws come from
   * @return the tensor; by default that of {@link #forTest}
   * @throws ClipException if the clip cannot be read or encoded
   */
  default ClipTensor forTraining(RandomGenerator random) throws ClipException {
    return forTest();
  }

  /**
   * A source that holds its tensor in memory.
   *
   * @param tensor the tensor
   * @return the source
   */
  static TensorSource of(ClipTensor tensor) {
    return () -> tensor;
  }
}
