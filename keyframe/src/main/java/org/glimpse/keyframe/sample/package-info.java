/** Chooses which frames of a clip a model sees. */
@NullMarked
package org.glimpse.keyframe.sample;

import org.jspecify.annotations.NullMarked;
