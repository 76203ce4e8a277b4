/** Trees over the points of a face, and the order in which a network reads the points along one. */
@NullMarked
package org.glimpse.model.topology;

import org.jspecify.annotations.NullMarked;
