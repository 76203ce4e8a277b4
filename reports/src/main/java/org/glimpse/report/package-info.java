/** Reports of evaluations and analyses; start with {@link org.glimpse.report.Report}. */
@NullMarked
package org.glimpse.report;

import org.jspecify.annotations.NullMarked;
