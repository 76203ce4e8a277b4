/** Clip models as the rest of Glimpse sees them: trainers, classifiers, devices and histories. */
@NullMarked
package org.glimpse.model;

import org.jspecify.annotations.NullMarked;
