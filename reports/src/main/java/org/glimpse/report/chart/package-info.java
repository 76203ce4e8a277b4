/** Charts in one style, drawn on any {@link java.awt.Graphics2D} and written as SVG and PNG. */
@NullMarked
package org.glimpse.report.chart;

import org.jspecify.annotations.NullMarked;
