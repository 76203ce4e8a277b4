/** Makes clips longer or shorter by computing frames between frames. */
@NullMarked
package org.glimpse.keyframe.interpolate;

import org.jspecify.annotations.NullMarked;
