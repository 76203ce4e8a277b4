/** Joins the modules: batch analysis, encoding, cross-validation, provenance. */
@NullMarked
package org.glimpse.pipeline;

import org.jspecify.annotations.NullMarked;
