/** The result files of a run, and the files that others hand in to be scored. */
@NullMarked
package org.glimpse.pipeline.files;

import org.jspecify.annotations.NullMarked;
