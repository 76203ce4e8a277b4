/** Protocols, metrics and statistics: from predictions to numbers that can be trusted. */
@NullMarked
package org.glimpse.evaluation;

import org.jspecify.annotations.NullMarked;
