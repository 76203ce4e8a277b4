package org.glimpse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.pipeline.files.CorpusFiles;
import org.glimpse.video.corpus.CorpusCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code corpus check}: every inconsistency of a corpus on disk. */
@Command(
    name = "check",
    description = "Lists every inconsistency of a corpus on disk.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Missing folders and frames, key frames without a frame, unknown labels, clips listed twice,"
          + " subjects whose names clash, errata that do not fit.",
      "",
      "Example: glimpse corpus check /data/casme2 --corpus casme2",
      "",
      "Exit codes: 0 done, nothing is wrong; 1 something is wrong; 2 wrong usage;%n"
          + "3 a corpus or file cannot be read; 70 a bug of Glimpse.%n"
    })
final class CorpusCommandCheck implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ROOT", description = "The folder of the corpus.")
  private Path root;

  @Mixin private CorpusInput input;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Corpus corpus = input.open(List.of(root));
    List<CorpusCheck.Finding> findings = CorpusCheck.findings(corpus);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(CorpusFiles.checkJson(corpus, findings));
    } else {
      print(out, corpus, findings);
    }
    return findings.isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private static void print(PrintWriter out, Corpus corpus, List<CorpusCheck.Finding> findings) {
    int clip = width(findings.stream().map(f -> f.clip().toString()).toList(), "clip");
    int kind = width(findings.stream().map(f -> f.kind().id()).toList(), "kind");
    String row = "%-" + clip + "s  %-" + kind + "s  %s%n";
    if (!findings.isEmpty()) {
      out.printf(row, "clip", "kind", "what is wrong");
    }
    for (CorpusCheck.Finding finding : findings) {
      out.printf(row, finding.clip(), finding.kind().id(), finding.reason());
    }
    corpus.errata().forEach(sentence -> out.println("corrected: " + sentence));
    out.printf(
        "%s: %d clips can be used, %d findings%n",
        corpus.name(), corpus.clips().size(), findings.size());
  }

  private static int width(List<String> cells, String title) {
    return Math.max(title.length(), cells.stream().mapToInt(String::length).max().orElse(0));
  }
}
