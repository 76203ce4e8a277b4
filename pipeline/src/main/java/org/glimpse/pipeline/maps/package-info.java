/** Pre-computed maps from onset to apex, the form in which the field exchanges them. */
@NullMarked
package org.glimpse.pipeline.maps;

import org.jspecify.annotations.NullMarked;
