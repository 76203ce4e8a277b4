/** Spots expressions in untrimmed video, frame by frame as it comes. */
@NullMarked
package org.glimpse.keyframe.spot;

import org.jspecify.annotations.NullMarked;
