/** Strategies compared under the same folds, seeds and budget. */
@NullMarked
package org.glimpse.pipeline.compare;

import org.jspecify.annotations.NullMarked;
