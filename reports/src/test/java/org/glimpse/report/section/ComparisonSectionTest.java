package org.glimpse.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Metric;
import org.glimpse.evaluation.MismatchException;
import org.glimpse.evaluation.PairedComparison;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Interval;
import org.glimpse.report.Samples;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;
import org.junit.jupiter.api.Test;

class ComparisonSectionTest {
  private static final NamedEvaluation GOOD = new NamedEvaluation("good", Samples.evaluation(0.9));
  private static final NamedEvaluation POOR = new NamedEvaluation("poor", Samples.evaluation(0.2));

  private static <T> List<T> blocks(List<Block> blocks, Class<T> kind) {
    return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void namesTheRowWithTheHighestUf1AndByHowMuch() {
    double good = GOOD.evaluation().uf1().orElseThrow();
    double poor = POOR.evaluation().uf1().orElseThrow();
    List<Block> blocks = ComparisonSection.of("x", "model", List.of(POOR, GOOD)).blocks();
    assertThat(blocks(blocks, Block.Paragraph.class).get(0).text())
        .startsWith(
            String.format(
                Locale.ROOT,
                "good has the highest UF1, %.3f, which is %.3f above poor.",
                good,
                good - poor));
  }

  private static String sentence(NamedEvaluation first, NamedEvaluation second) {
    List<Block> blocks = ComparisonSection.of("x", "model", List.of(first, second)).blocks();
    return blocks(blocks, Block.Paragraph.class).get(0).text();
  }

  @Test
  void saysWhetherTheLeadMayBeChance() throws MismatchException {
    NamedEvaluation near = new NamedEvaluation("near", Samples.evaluation(0.88));
    Interval wide =
        PairedComparison.of(GOOD.evaluation(), POOR.evaluation())
            .interval(Metric.UF1::of, Bootstrap.withDefaults())
            .orElseThrow();
    assertThat(wide.lower()).isPositive();
    assertThat(sentence(GOOD, POOR))
        .endsWith(
            String.format(
                Locale.ROOT,
                "is %.3f to %.3f, so it is not explained by chance alone.",
                wide.lower(),
                wide.upper()));
    assertThat(sentence(GOOD, near)).endsWith("so it may be chance.");
  }

  @Test
  void saysNothingAboutChanceWhereClipsAreNotShared() {
    Evaluation all = POOR.evaluation();
    Evaluation fewer =
        Evaluation.of(all.protocol(), all.labels(), all.clips().subList(0, all.clips().size() - 1));
    assertThat(sentence(GOOD, new NamedEvaluation("fewer", fewer)))
        .endsWith("cannot be said: they do not share clips and subjects.");
  }

  @Test
  void doesNotCallOneOfTwoEqualRowsTheBest() {
    Evaluation same = Samples.evaluation(0.9);
    List<Block> blocks =
        ComparisonSection.of("x", "model", List.of(GOOD, new NamedEvaluation("twin", same)))
            .blocks();
    assertThat(blocks(blocks, Block.Paragraph.class).get(0).text())
        .startsWith("good and twin have the same UF1");
  }

  @Test
  void keepsTheOrderOfTheRowsAndPutsBaselinesLast() {
    List<Block> blocks =
        ComparisonSection.of("x", "model", List.of(POOR, GOOD))
            .withBaseline(EvaluationSection.mostFrequentClass(GOOD.evaluation()))
            .withRemark("The difference is large.")
            .blocks();
    Table table = blocks(blocks, Table.class).get(0);
    assertThat(table.rows())
        .extracting(row -> row.get(0).text())
        .containsExactly("poor", "good", "always \"happiness\"");
    assertThat(table.rows().get(1).get(3))
        .isEqualTo(Cell.number(GOOD.evaluation().uf1().orElseThrow(), 3));
    assertThat(blocks(blocks, Block.Paragraph.class).get(1))
        .isEqualTo(Block.Paragraph.note("The difference is large."));
  }

  @Test
  void refusesANameThatOccursTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ComparisonSection.of("x", "model", List.of(GOOD, GOOD)))
        .withMessage("names of a comparison must differ but are [good, good]");
  }

  @Test
  void saysOnceWhatRunsShareAndInColumnsWhereTheyDiffer() {
    Provenance first = Samples.provenance();
    Map<String, Provenance> runs = new TreeMap<>();
    runs.put("one", first);
    runs.put("two", first.withSetting("model", "cnn-lstm"));
    List<Block> blocks = ProvenanceSection.of(runs).blocks();
    assertThat(blocks).hasSize(3);
    List<Block> settings = ((Block.Group) blocks.get(0)).blocks();
    assertThat(blocks(settings, Table.class).get(0).rows())
        .containsExactly(List.of(Cell.of("model"), Cell.of("r3d-small"), Cell.of("cnn-lstm")));
    assertThat(blocks(settings, Block.Facts.class).get(0).facts())
        .contains(Block.Fact.of("sampler", "uniform(16)"))
        .extracting(Block.Fact::name)
        .doesNotContain("model");
  }
}
