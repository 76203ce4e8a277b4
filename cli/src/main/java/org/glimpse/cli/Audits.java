package org.glimpse.cli;

import java.io.PrintWriter;
import java.util.List;
import org.glimpse.evaluation.audit.Check;
import org.glimpse.evaluation.audit.Finding;
import org.glimpse.evaluation.audit.Severity;
import picocli.CommandLine.Help.Ansi;

/** What an audit found, as warnings. */
final class Audits {
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private Audits() {}

  /**
   * A line for each finding that a reader should be warned of, and for how counts were put together
   * where it matters; what makes a result void in red.
   */
  static void print(PrintWriter err, List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.alarming()
          || (finding.check() == Check.AGGREGATION && finding.severity() != Severity.PASSED)) {
        boolean invalid = finding.severity() == Severity.INVALID;
        String line =
            "glimpse: "
                + (invalid ? "not valid" : finding.severity().id())
                + ": "
                + finding.check().title()
                + ": "
                + finding.message();
        err.println(invalid && Ansi.AUTO.enabled() ? RED + line + PLAIN : line);
      }
    }
    err.flush();
  }
}
