/** Architectures and the recipes they are trained with. */
@NullMarked
package org.glimpse.model.zoo;

import org.jspecify.annotations.NullMarked;
