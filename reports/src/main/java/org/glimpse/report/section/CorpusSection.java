package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.report.chart.CountBars;
import org.glimpse.report.chart.Histogram;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Section;

/**
 * What is in a corpus: classes and their imbalance, subjects, durations, frame rates, where the
 * apex lies, untrimmed videos, and what is inconsistent.
 *
 * <p>It says what the annotation says; no picture is read. An invented apex counts in no figure of
 * apexes.
 */
public final class CorpusSection implements Section {
  private static final String CLIPS = "clips";

  private final Corpus corpus;
  private final CorpusFigures figures;
  private final List<Inconsistency> inconsistencies;

  /**
   * Something inconsistent.
   *
   * @param clip the clip's id as text
   * @param kind of what kind it is, in a word or two
   * @param reason one or two plain sentences
   */
  public record Inconsistency(String clip, String kind, String reason) {}

  private CorpusSection(Corpus corpus, List<Inconsistency> inconsistencies) {
    this.corpus = corpus;
    this.figures = new CorpusFigures(corpus);
    this.inconsistencies = List.copyOf(inconsistencies);
  }

  /**
   * A section about a corpus.
   *
   * @param corpus the corpus as it was read
   * @param inconsistencies what is wrong with it, in the order in which it is shown
   * @return the section
   */
  public static CorpusSection of(Corpus corpus, List<Inconsistency> inconsistencies) {
    return new CorpusSection(corpus, inconsistencies);
  }

  @Override
  public String title() {
    return "What is in it";
  }

  @Override
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Paragraph.lead(lead()));
    blocks.add(new Block.KeyFigures(keyFigures()));
    corpus.assumptions().forEach(text -> blocks.add(Block.Paragraph.warning(text)));
    addApexWarning(blocks);
    addCharts(blocks);
    CorpusTables tables = new CorpusTables(corpus, figures);
    if (!corpus.clips().isEmpty()) {
      blocks.add(tables.classes());
      blocks.add(tables.subjects());
    }
    if (!corpus.videos().isEmpty()) {
      blocks.add(tables.videos());
    }
    if (!inconsistencies.isEmpty()) {
      blocks.add(CorpusTables.inconsistencies(inconsistencies));
    }
    if (!corpus.errata().isEmpty()) {
      blocks.add(
          new Block.Group(
              "corrections",
              "Corrections of the annotation",
              List.of(new Block.Facts(List.of(new Block.Fact("applied", corpus.errata()))))));
    }
    return blocks;
  }

  private String lead() {
    int clips = corpus.clips().size();
    long movements = corpus.videos().stream().mapToLong(v -> v.movements().size()).sum();
    return Words.count(clips, "clip")
        + " of "
        + Words.count(figures.subjects().size(), "subject")
        + (corpus.videos().isEmpty()
            ? ""
            : ", with "
                + Words.count((int) movements, "movement")
                + " in "
                + Words.count(corpus.videos().size(), "untrimmed video"))
        + ". "
        + (inconsistencies.isEmpty()
            ? "Nothing is inconsistent."
            : (inconsistencies.size() == 1
                    ? "One inconsistency is"
                    : inconsistencies.size() + " inconsistencies are")
                + " listed below.");
  }

  private List<Block.KeyFigure> keyFigures() {
    List<Block.KeyFigure> keys = new ArrayList<>();
    keys.add(
        new Block.KeyFigure(
            CLIPS,
            Integer.toString(corpus.clips().size()),
            corpus.problems().isEmpty()
                ? "all can be used"
                : Words.count(corpus.problems().size(), "problem") + " more cannot be used"));
    keys.add(
        new Block.KeyFigure(
            "subjects", Integer.toString(figures.subjects().size()), figures.clipsASubject()));
    keys.add(
        new Block.KeyFigure(
            "imbalance ratio", figures.imbalance(), "largest class to smallest that has a clip"));
    keys.add(
        new Block.KeyFigure(
            "median duration",
            figures.median(figures.durations(), "%.0f ms"),
            "onset to offset, both included"));
    keys.add(
        new Block.KeyFigure(
            "median onset to apex",
            figures.median(figures.rises(), "%.0f ms"),
            "of annotated apexes"));
    keys.add(new Block.KeyFigure("frames a second", figures.rates(), "of the clips"));
    return keys;
  }

  private void addApexWarning(List<Block> blocks) {
    Map<ApexSource, Integer> sources = figures.apexSources();
    int invented =
        sources.getOrDefault(ApexSource.MIDPOINT, 0) + sources.getOrDefault(ApexSource.DETECTED, 0);
    if (invented > 0) {
      blocks.add(
          Block.Paragraph.warning(
              "The apex of "
                  + Words.count(invented, "clip")
                  + " is not annotated but "
                  + (sources.containsKey(ApexSource.DETECTED) ? "estimated or " : "")
                  + "taken halfway between onset and offset; the figures of apexes leave them"
                  + " out."));
    }
  }

  private void addCharts(List<Block> blocks) {
    List<Block.Figure> charts = new ArrayList<>();
    List<Integer> counts = figures.counts();
    if (counts.stream().anyMatch(count -> count > 0)) {
      charts.add(
          new Block.Figure(
              CountBars.of("classes", new LabelCounts(corpus.labels(), counts)),
              "Clips of each class."));
    }
    add(
        charts,
        "subjects",
        "clips of a subject",
        "subjects",
        figures.clipsBySubject(),
        "How many clips a subject has.");
    add(
        charts,
        "durations",
        "onset to offset, ms",
        CLIPS,
        figures.durations(),
        "How long movements last. A micro-expression lasts at most 500 ms.");
    add(
        charts,
        "rises",
        "onset to apex, ms",
        CLIPS,
        figures.rises(),
        "How soon the strongest moment comes, of annotated apexes.");
    add(
        charts,
        "apex-positions",
        "apex, 0 at the onset and 1 at the offset",
        CLIPS,
        figures.positions(),
        "Where in the movement the apex lies. A detector that takes the middle is right at 0.5.");
    if (!charts.isEmpty()) {
      blocks.add(new Block.Figures(charts));
    }
  }

  private static void add(
      List<Block.Figure> charts,
      String name,
      String what,
      String things,
      List<Double> values,
      String caption) {
    // What is the same everywhere stands among the key figures; a single bar shows nothing.
    if (values.stream().distinct().count() > 1) {
      charts.add(new Block.Figure(Histogram.of(name, what, things, values), caption));
    }
  }
}
