/** What the field gets wrong, looked for in a result; each finding is a line of the report. */
@NullMarked
package org.glimpse.evaluation.audit;

import org.jspecify.annotations.NullMarked;
