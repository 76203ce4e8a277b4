/** Folds of a cross-validation: kept on disk, gone on with, and run in processes side by side. */
@NullMarked
package org.glimpse.pipeline.fold;

import org.jspecify.annotations.NullMarked;
