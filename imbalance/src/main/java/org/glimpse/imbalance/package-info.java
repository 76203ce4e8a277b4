/** Training policy for unbalanced classes: losses, class weights, samplers and plans of stages. */
@NullMarked
package org.glimpse.imbalance;

import org.jspecify.annotations.NullMarked;
