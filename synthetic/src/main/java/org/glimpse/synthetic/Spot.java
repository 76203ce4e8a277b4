package org.glimpse.synthetic;

/**
 * A place in face units, or in a painter's own.
 *
 * @param x to the right
 * @param y down
 */
record Spot(double x, double y) {}
