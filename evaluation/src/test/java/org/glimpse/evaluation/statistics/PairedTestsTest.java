package org.glimpse.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Golden values are those of SciPy 1.17.1; the expression stands at each. */
class PairedTestsTest {
  /** P-values to the digits at which two libraries agree. */
  private static final Offset<Double> GOLDEN = within(1e-12);

  private static final List<Double> X =
      List.of(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30);
  private static final List<Double> Y =
      List.of(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29);

  private static List<Double> zeros(int n) {
    return Stream.generate(() -> 0.0).limit(n).toList();
  }

  @Test
  void agreesWithSciPyWhereTheTestIsExact() {
    // wilcoxon(x, y, method='exact'): min(W+, W-) = 5, p = 0.0390625; all ranks sum to 45
    TestResult result = PairedTests.wilcoxon(X, Y);
    assertThat(result.statistic()).isEqualTo(40);
    assertThat(result.pValue()).isCloseTo(.0390625, GOLDEN);
    assertThat(result.n()).isEqualTo(9);
    assertThat(result.effect().orElseThrow()).isCloseTo((40 - 5) / 45.0, GOLDEN);
  }

  @Test
  void agreesWithSciPyWhereDifferencesTie() {
    // wilcoxon(round(a - b, 10), correction=True, method='approx'): statistic 3
    List<Double> a = List.of(.61, .72, .55, .80, .68, .73, .59, .66, .77, .70);
    List<Double> b = List.of(.58, .74, .50, .71, .69, .65, .52, .63, .70, .62);
    TestResult result = PairedTests.wilcoxon(a, b);
    assertThat(result.statistic()).isEqualTo(52);
    assertThat(result.pValue()).isCloseTo(.014242591156109544, GOLDEN);
  }

  @Test
  void agreesWithSciPyWhereDifferencesAreZero() {
    // wilcoxon([0,0,1,2,-1,3,4,5,-2,6], correction=True, method='approx'): statistic 5 of 36
    List<Double> d = List.of(0.0, 0.0, 1.0, 2.0, -1.0, 3.0, 4.0, 5.0, -2.0, 6.0);
    TestResult result = PairedTests.wilcoxon(d, zeros(10));
    assertThat(result.n()).isEqualTo(8);
    assertThat(result.statistic()).isEqualTo(36 - 5);
    assertThat(result.pValue()).isCloseTo(.07931816374405432, GOLDEN);
    assertThat(result.effect().orElseThrow()).isCloseTo((31 - 5) / 36.0, GOLDEN);
  }

  @Test
  void findsNoDifferenceBetweenEqualValues() {
    TestResult result = PairedTests.wilcoxon(X, X);
    assertThat(result.pValue()).isEqualTo(1);
    assertThat(result.effect()).isEmpty();
  }

  @Test
  void changesOnlyTheSignOfTheEffectWhenSidesAreSwapped() {
    TestResult result = PairedTests.wilcoxon(X, Y);
    TestResult swapped = PairedTests.wilcoxon(Y, X);
    assertThat(swapped.pValue()).isCloseTo(result.pValue(), GOLDEN);
    assertThat(swapped.effect().orElseThrow()).isEqualTo(-result.effect().orElseThrow());
  }

  @Test
  void refusesValuesThatAreNoPairs() {
    assertThatThrownBy(() -> PairedTests.wilcoxon(X, zeros(3)))
        .hasMessage("both conditions must have as many values but have 9 and 3");
    assertThatThrownBy(() -> PairedTests.wilcoxon(List.of(), List.of()))
        .hasMessage("values must not be empty");
    assertThatThrownBy(() -> PairedTests.wilcoxon(List.of(Double.NaN), List.of(1.0)))
        .hasMessage("values must be finite");
  }

  @Test
  void agreesWithNumPyOnEffectSizes() {
    // d = x - y; r = scipy.stats.rankdata(np.abs(d)): (r[d>0].sum() - r[d<0].sum()) / r.sum();
    // d.mean() / d.std(ddof=1) = ttest_rel(x, y).statistic / np.sqrt(8)
    List<Double> x = List.of(.61, .58, .72, .45, .66, .70, .52, .49);
    List<Double> y = List.of(.55, .60, .64, .41, .52, .68, .50, .39);
    assertThat(PairedTests.cohensD(x, y).orElseThrow()).isCloseTo(1.078638743260012, GOLDEN);
    assertThat(PairedTests.wilcoxon(x, y).effect().orElseThrow())
        .isCloseTo(0.8888888888888888, GOLDEN);
  }

  @Test
  void testsDiscordantClipsExactly() {
    // binomtest(5, 20, .5).pvalue and binomtest(0, 6, .5).pvalue = 2 / 64
    TestResult result = PairedTests.mcnemar(5, 15);
    assertThat(result.pValue()).isCloseTo(.04138946533203125, GOLDEN);
    assertThat(result.n()).isEqualTo(20);
    assertThat(result.statistic()).isEqualTo(5);
    assertThat(result.effect()).hasValue(-.5);
    assertThat(PairedTests.mcnemar(0, 6).pValue()).isCloseTo(2 / 64.0, GOLDEN);
    assertThat(PairedTests.mcnemar(3, 3).pValue()).isCloseTo(1, GOLDEN);
    assertThat(PairedTests.mcnemar(0, 0).pValue()).isEqualTo(1);
    assertThat(PairedTests.mcnemar(0, 0).effect()).isEmpty();
    assertThatThrownBy(() -> PairedTests.mcnemar(-1, 2))
        .hasMessage("clips that only the first gets right must be at least 0 but is -1");
  }

  @Test
  void measuresThePairedEffectInStandardDeviations() {
    // differences 1, 2, 3: mean 2, deviation 1
    assertThat(PairedTests.cohensD(List.of(2.0, 4.0, 6.0), List.of(1.0, 2.0, 3.0))).hasValue(2);
    // differences 0, 4: mean 2, deviation sqrt(8)
    assertThat(PairedTests.cohensD(List.of(1.0, 6.0), List.of(1.0, 2.0)).orElseThrow())
        .isCloseTo(2 / Math.sqrt(8), GOLDEN);
    assertThat(PairedTests.cohensD(List.of(2.0, 3.0), List.of(1.0, 2.0))).isEmpty();
    assertThat(PairedTests.cohensD(List.of(2.0), List.of(1.0))).isEmpty();
  }
}
