/** Identity, key frames, annotations, corpora and outcomes of clips. */
@NullMarked
package org.glimpse.core.clip;

import org.jspecify.annotations.NullMarked;
