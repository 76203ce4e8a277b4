/** Makes small movements visible: Eulerian and flow-based video magnification. */
@NullMarked
package org.glimpse.keyframe.magnify;

import org.jspecify.annotations.NullMarked;
