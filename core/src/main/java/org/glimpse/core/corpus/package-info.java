/** Corpora, what became of their clips, and how results came about. */
@NullMarked
package org.glimpse.core.corpus;

import org.jspecify.annotations.NullMarked;
