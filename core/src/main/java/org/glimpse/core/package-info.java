/** Values and checks that every module shares: frame rates, sizes, seeds, provenance. */
@NullMarked
package org.glimpse.core;

import org.jspecify.annotations.NullMarked;
