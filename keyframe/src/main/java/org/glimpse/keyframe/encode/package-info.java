/** Turns sampled frames into tensors. */
@NullMarked
package org.glimpse.keyframe.encode;

import org.jspecify.annotations.NullMarked;
