/** Motion of aligned faces: optical flow, strain and the curves of a clip. */
@NullMarked
package org.glimpse.keyframe;

import org.jspecify.annotations.NullMarked;
