/** Parts of networks over clips. */
@NullMarked
package org.glimpse.model.block;

import org.jspecify.annotations.NullMarked;
