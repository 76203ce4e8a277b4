/**
 * Losses and label stores for uncertain labels, after systems of facial-expression recognition:
 * relative uncertainty, confidence and rank, relabelling, attention consistency, multi-head
 * attention, and auxiliary action units, valence and arousal.
 */
@NullMarked
package org.glimpse.imbalance.uncertain;

import org.jspecify.annotations.NullMarked;
