/** The engine that runs a training plan: optimizers, schedules, augmentation, divergence. */
@NullMarked
package org.glimpse.model.train;

import org.jspecify.annotations.NullMarked;
