/** Neural models for faces: which there are, and where they lie on this machine. */
@NullMarked
package org.glimpse.video.models;

import org.jspecify.annotations.NullMarked;
