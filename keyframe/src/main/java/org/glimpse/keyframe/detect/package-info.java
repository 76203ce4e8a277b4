/** Finds onset, apex and offset. */
@NullMarked
package org.glimpse.keyframe.detect;

import org.jspecify.annotations.NullMarked;
