/** Corpora on disk: reading their annotations and writing their layouts. */
@NullMarked
package org.glimpse.video.corpus;

import org.jspecify.annotations.NullMarked;
