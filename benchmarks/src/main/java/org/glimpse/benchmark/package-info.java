/** Speed by JMH and accuracy on synthetic truth, beside outside rivals. */
@NullMarked
package org.glimpse.benchmark;

import org.jspecify.annotations.NullMarked;
