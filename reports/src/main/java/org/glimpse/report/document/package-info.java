/** Documents made of sections and blocks, and the formats in which they are written. */
@NullMarked
package org.glimpse.report.document;

import org.jspecify.annotations.NullMarked;
