/** Frames, readers, aligned faces, flow and motion curves. */
@NullMarked
package org.glimpse.core.frame;

import org.jspecify.annotations.NullMarked;
