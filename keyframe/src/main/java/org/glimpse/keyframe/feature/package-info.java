/** Hand-made features of faces and their motion: local binary patterns, histograms of flow. */
@NullMarked
package org.glimpse.keyframe.feature;

import org.jspecify.annotations.NullMarked;
