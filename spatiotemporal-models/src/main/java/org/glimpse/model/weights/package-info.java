/** Weights on disk: safetensors, and the state dictionaries of PyTorch. */
@NullMarked
package org.glimpse.model.weights;

import org.jspecify.annotations.NullMarked;
