/** Rules and metrics of spotting: intervals in untrimmed videos, alone or with an emotion. */
@NullMarked
package org.glimpse.evaluation.spotting;

import org.jspecify.annotations.NullMarked;
