/** What touches native libraries and picture bytes; not API. */
@NullMarked
package org.glimpse.video.internal;

import org.jspecify.annotations.NullMarked;
