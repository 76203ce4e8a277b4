/** Finding faces and aligning clips to them. */
@NullMarked
package org.glimpse.video.face;

import org.jspecify.annotations.NullMarked;
