/** Dense optical flow, optical strain and the removal of rigid motion. */
@NullMarked
package org.glimpse.keyframe.flow;

import org.jspecify.annotations.NullMarked;
