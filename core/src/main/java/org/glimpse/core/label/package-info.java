/** Label sets, counts and predictions. */
@NullMarked
package org.glimpse.core.label;

import org.jspecify.annotations.NullMarked;
