/** Reading and writing of clips: containers and folders of frames. */
@NullMarked
package org.glimpse.video;

import org.jspecify.annotations.NullMarked;
