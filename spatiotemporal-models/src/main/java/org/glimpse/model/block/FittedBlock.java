package org.glimpse.model.block;

import ai.djl.ndarray.NDArray;

/** A block that looks at the training clips once, before they train it. */
public interface FittedBlock {
  /**
   * Begins to look.
   *
   * @return takes the clips; the block is as before until it is finished
   */
  Fitting fitting();

  /** Takes the training clips batch by batch. */
  interface Fitting {
    /**
     * Looks at some clips.
     *
     * @param clips (N, C, T, H, W), scaled as for training but not augmented
     */
    void look(NDArray clips);

    /** Sets what the block keeps, once all clips were seen. */
    void finish();
  }
}
