/**
 * Training objectives: what a network is trained for beyond the loss of its logits, and the parts
 * that it needs for that.
 */
@NullMarked
package org.glimpse.imbalance.objective;

import org.jspecify.annotations.NullMarked;
