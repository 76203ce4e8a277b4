/** Arithmetic on pictures and curves that the packages of this module share; not API. */
@NullMarked
package org.glimpse.keyframe.internal;

import org.jspecify.annotations.NullMarked;
