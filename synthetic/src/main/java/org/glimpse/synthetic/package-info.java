/**
 * Procedural faces and clips with known truth, in memory.
 *
 * <p>Everything is measured in <em>face units</em>: 224 units make one side of the aligned picture
 * of {@link org.glimpse.core.frame.FaceLayout}, x to the right and y down from its top left corner,
 * so that one unit is one pixel of a 224-pixel aligned face. The right eye's center is at (76.16,
 * 85.12), the left eye's at (147.84, 85.12).
 */
@NullMarked
package org.glimpse.synthetic;

import org.jspecify.annotations.NullMarked;
