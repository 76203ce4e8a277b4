/** Files by which other tools of the field are fed and read. */
@NullMarked
package org.glimpse.video.interchange;

import org.jspecify.annotations.NullMarked;
