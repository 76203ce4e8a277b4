package org.glimpse.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.corpus.Corpus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code corpus list}: how many clips of which subject and class. */
@Command(
    name = "list",
    description = "Counts the clips of a corpus by subject and class.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: glimpse corpus list /data/samm --corpus samm --labels megc3",
      "",
      ExitCode.HELP
    })
final class CorpusCommandList implements Callable<Integer> {
  private static final String NO_LABEL = "(none)";

  @Spec private CommandSpec spec;

  @Mixin private CorpusCommandInput input;

  @Override
  public Integer call() throws Exception {
    Corpus corpus = input.open();
    List<String> columns = new ArrayList<>(corpus.labels().labels());
    columns.add(NO_LABEL);
    Map<SubjectId, int[]> counts = new TreeMap<>();
    int[] totals = new int[columns.size()];
    for (ClipSource clip : corpus.clips()) {
      int column =
          clip.annotation()
              .emotion()
              .map(label -> corpus.labels().indexOf(label).orElse(columns.size() - 1))
              .orElse(columns.size() - 1);
      counts.computeIfAbsent(clip.id().subject(), id -> new int[columns.size()])[column]++;
      totals[column]++;
    }
    if (totals[columns.size() - 1] == 0) {
      columns.remove(columns.size() - 1);
    }
    print(columns, counts, totals);
    spec.commandLine()
        .getErr()
        .printf(
            "%s: %d clips of %d subjects; %d cannot be used%n",
            corpus.name(), corpus.clips().size(), counts.size(), corpus.problems().size());
    return corpus.problems().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private void print(List<String> columns, Map<SubjectId, int[]> counts, int[] totals) {
    PrintWriter out = spec.commandLine().getOut();
    int first =
        Math.max(7, counts.keySet().stream().mapToInt(s -> s.toString().length()).max().orElse(0));
    out.printf("%-" + first + "s", "subject");
    columns.forEach(label -> out.print("  " + label));
    out.println("  all");
    counts.forEach((subject, row) -> printRow(out, first, subject.toString(), columns, row));
    printRow(out, first, "all", columns, totals);
  }

  private static void printRow(
      PrintWriter out, int first, String title, List<String> columns, int[] row) {
    out.printf("%-" + first + "s", title);
    int sum = 0;
    for (int c = 0; c < columns.size(); c++) {
      out.printf("%" + (columns.get(c).length() + 2) + "d", row[c]);
      sum += row[c];
    }
    out.printf("%5d%n", sum);
  }
}
