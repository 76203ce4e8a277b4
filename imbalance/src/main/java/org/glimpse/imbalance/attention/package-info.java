/** Blocks that weigh channels, places, moments and nodes of a graph. */
@NullMarked
package org.glimpse.imbalance.attention;

import org.jspecify.annotations.NullMarked;
