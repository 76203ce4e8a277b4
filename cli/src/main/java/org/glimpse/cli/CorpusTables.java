package org.glimpse.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.clip.UntrimmedVideo;
import org.glimpse.core.corpus.Corpus;

/** What is in a corpus, as plain text on the terminal. */
final class CorpusTables {
  private static final String NO_LABEL = "(none)";

  private CorpusTables() {}

  /** How many clips of which subject and class, and what moves in untrimmed videos. */
  static void print(PrintWriter out, Corpus corpus) {
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
    int first =
        Math.max(7, counts.keySet().stream().mapToInt(s -> s.toString().length()).max().orElse(0));
    out.printf("%-" + first + "s", "subject");
    columns.forEach(label -> out.print("  " + label));
    out.println("  all");
    counts.forEach((subject, row) -> printRow(out, first, subject.toString(), columns, row));
    printRow(out, first, "all", columns, totals);
    printVideos(out, corpus.videos());
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

  private static void printVideos(PrintWriter out, List<UntrimmedVideo> videos) {
    if (videos.isEmpty()) {
      return;
    }
    int first =
        Math.max(
            5, videos.stream().mapToInt(v -> v.source().id().toString().length()).max().orElse(0));
    String row = "%-" + first + "s  %s%n";
    out.printf("%n" + row, "video", "movements, first to last frame");
    for (UntrimmedVideo video : videos) {
      String movements =
          video.movements().stream()
              .map(
                  m ->
                      m.kind().name().toLowerCase(Locale.ROOT)
                          + " "
                          + m.keyFrames().onset()
                          + "-"
                          + m.keyFrames().offset())
              .collect(Collectors.joining(", "));
      out.printf(row, video.source().id(), movements.isEmpty() ? "none" : movements);
    }
  }

  /** The numbers in one line. */
  static String summary(Corpus corpus) {
    long subjects = corpus.clips().stream().map(clip -> clip.id().subject()).distinct().count();
    long movements = corpus.videos().stream().mapToLong(v -> v.movements().size()).sum();
    return corpus.name()
        + ": "
        + corpus.clips().size()
        + " clips of "
        + subjects
        + " subjects"
        + (corpus.videos().isEmpty()
            ? ""
            : ", " + movements + " movements in " + corpus.videos().size() + " videos")
        + "; "
        + corpus.problems().size()
        + " cannot be used";
  }
}
