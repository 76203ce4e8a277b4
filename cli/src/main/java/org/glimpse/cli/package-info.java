/** The {@code glimpse} command: parses, calls one method, prints. */
@NullMarked
package org.glimpse.cli;

import org.jspecify.annotations.NullMarked;
