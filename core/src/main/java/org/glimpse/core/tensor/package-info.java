/** Sampled and encoded clips, ready for a model. */
@NullMarked
package org.glimpse.core.tensor;

import org.jspecify.annotations.NullMarked;
