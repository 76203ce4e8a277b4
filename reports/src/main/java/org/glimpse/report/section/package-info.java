/** The sections of reports: what evaluations and analyses say, as blocks. */
@NullMarked
package org.glimpse.report.section;

import org.jspecify.annotations.NullMarked;
