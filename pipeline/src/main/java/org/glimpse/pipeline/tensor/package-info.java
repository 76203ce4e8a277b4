/** Encoded clips as bytes. */
@NullMarked
package org.glimpse.pipeline.tensor;

import org.jspecify.annotations.NullMarked;
