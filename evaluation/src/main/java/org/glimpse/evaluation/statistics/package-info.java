/** Intervals and tests on plain numbers, whatever they measure. */
@NullMarked
package org.glimpse.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
