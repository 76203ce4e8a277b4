package org.glimpse.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Golden values are those of SciPy 1.17.1; the expression stands at each. */
class FriedmanTest {
  /** Chi-squared of two libraries. */
  private static final Offset<Double> GOLDEN = within(1e-12);

  /** SciPy integrates the studentized range to about this accuracy. */
  private static final Offset<Double> RANGE = within(1e-8);

  /** Five blocks of four treatments, no ties. */
  private static final Friedman PLAIN =
      Friedman.of(
          List.of(
              List.of(7.0, 5.3, 4.9, 8.8),
              List.of(9.9, 5.7, 7.6, 8.9),
              List.of(8.5, 4.7, 5.5, 8.1),
              List.of(5.1, 3.5, 2.8, 3.3),
              List.of(10.3, 7.7, 8.4, 9.1)));

  @Test
  void ranksTheHighestValueFirst() {
    // ranks by block: 2 3 4 1, 1 4 3 2, 1 4 3 2, 1 2 4 3, 1 4 3 2
    assertThat(PLAIN.averageRanks()).containsExactly(1.2, 3.4, 3.4, 2.0);
    assertThat(PLAIN.order()).containsExactly(0, 3, 1, 2);
  }

  @Test
  void agreesWithSciPy() {
    // friedmanchisquare([7,9.9,8.5,5.1,10.3], [5.3,5.7,4.7,3.5,7.7], [4.9,7.6,5.5,2.8,8.4],
    // [8.8,8.9,8.1,3.3,9.1])
    TestResult result = PLAIN.test();
    assertThat(result.statistic()).isCloseTo(10.679999999999993, GOLDEN);
    assertThat(result.pValue()).isCloseTo(.0135882729582177, GOLDEN);
    assertThat(result.n()).isEqualTo(5);
    assertThat(result.effect().orElseThrow()).isCloseTo(10.68 / 15, GOLDEN);
  }

  @Test
  void agreesWithSciPyWhereValuesTie() {
    // friedmanchisquare([1,2,2,3], [2,2,1,3], [3,2,4,1])
    Friedman ties =
        Friedman.of(
            List.of(
                List.of(1.0, 2.0, 3.0),
                List.of(2.0, 2.0, 2.0),
                List.of(2.0, 1.0, 4.0),
                List.of(3.0, 3.0, 1.0)));
    assertThat(ties.averageRanks()).containsExactly(2.125, 2.125, 1.75);
    assertThat(ties.test().statistic()).isCloseTo(.5454545454545454, GOLDEN);
    assertThat(ties.test().pValue()).isCloseTo(.7613003866968737, GOLDEN);
  }

  @Test
  void findsNothingWhereEverythingTies() {
    TestResult result = Friedman.of(List.of(List.of(1.0, 1.0), List.of(2.0, 2.0))).test();
    assertThat(result.pValue()).isEqualTo(1);
    assertThat(result.effect()).isEmpty();
  }

  @Test
  void agreesWithSciPyOnTheStudentizedRange() {
    // studentized_range.ppf(.95, k, inf), .sf(3, k, inf)
    assertThat(new StudentizedRange(2).quantile(.95)).isCloseTo(2.771807648699355, RANGE);
    assertThat(new StudentizedRange(3).quantile(.95)).isCloseTo(3.314493155398122, RANGE);
    assertThat(new StudentizedRange(5).quantile(.95)).isCloseTo(3.857655510378623, RANGE);
    assertThat(new StudentizedRange(10).quantile(.9)).isCloseTo(4.129346398236873, RANGE);
    assertThat(1 - new StudentizedRange(4).cumulativeProbability(3))
        .isCloseTo(.14627148104765975, RANGE);
    assertThat(1 - new StudentizedRange(3).cumulativeProbability(6))
        .isCloseTo(6.55734984e-05, RANGE);
    assertThat(new StudentizedRange(3).cumulativeProbability(0)).isZero();
  }

  @Test
  void computesNemenyisCriticalDifference() {
    // studentized_range.ppf(.95, 4, inf) / sqrt(2) * sqrt(4 * 5 / (6 * 5))
    assertThat(PLAIN.criticalDifference(.05))
        .isCloseTo(3.6331595749026278 / Math.sqrt(2) * Math.sqrt(20 / 30.0), RANGE);
  }

  @Test
  void agreesWithSciPyOnNemenyisPValues() {
    // studentized_range.sf(difference * sqrt(2) / sqrt(4 * 5 / (6 * 5)), 4, inf)
    assertThat(PLAIN.nemenyi(0, 1)).isCloseTo(0.03552541823577393, RANGE);
    assertThat(PLAIN.nemenyi(0, 3)).isCloseTo(0.7609939136837823, RANGE);
  }

  @Test
  void givesThePValueOfAlphaToADifferenceThatIsJustCritical() {
    // two treatments, 4 of 4 blocks for the first: ranks 1 and 2
    Friedman two =
        Friedman.of(
            List.of(List.of(2.0, 1.0), List.of(2.0, 1.0), List.of(2.0, 1.0), List.of(2.0, 1.0)));
    double p = two.nemenyi(0, 1);
    assertThat(two.criticalDifference(p)).isCloseTo(1, RANGE);
    assertThat(two.nemenyi(1, 0)).isEqualTo(p);
    assertThat(two.nemenyi(1, 1)).isCloseTo(1, RANGE);
  }

  @Test
  void exchangesTreatmentsInWholeGroups() {
    // Four blocks say the same of two treatments: chance does that in 2 of 2^groups cases.
    List<Double> row = List.of(2.0, 1.0);
    Friedman two = Friedman.of(List.of(row, row, row, row));
    RandomGenerator random = new SplittableRandom(1);
    TestResult apart = two.test(List.of(0, 1, 2, 3), random);
    assertThat(apart.pValue()).isCloseTo(2.0 / 16, within(0.015));
    assertThat(apart.statistic()).isEqualTo(two.test().statistic());
    assertThat(two.test().pValue()).isLessThan(0.05);
    assertThat(two.test(List.of(7, 7, 9, 9), random).pValue()).isCloseTo(2.0 / 4, within(0.03));
    assertThat(two.test(List.of(1, 1, 1, 1), random).pValue()).isEqualTo(1);
    assertThatThrownBy(() -> two.test(List.of(1), random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 blocks but there are 1");
  }

  @Test
  void isNotFooledByWhatTheBlocksOfAGroupShare() {
    // Four treatments that are alike, twelve subjects in four folds; each fold's model has luck.
    SplittableRandom random = new SplittableRandom(20);
    List<Integer> folds = List.of(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3);
    int corpora = 100;
    int plain = 0;
    int grouped = 0;
    for (int c = 0; c < corpora; c++) {
      double[][] luck = new double[4][4];
      for (double[] fold : luck) {
        Arrays.setAll(fold, t -> random.nextGaussian());
      }
      List<List<Double>> rows = new ArrayList<>();
      for (int fold : folds) {
        rows.add(Arrays.stream(luck[fold]).mapToObj(l -> l + random.nextGaussian()).toList());
      }
      Friedman friedman = Friedman.of(rows);
      plain += friedman.test().pValue() < .05 ? 1 : 0;
      grouped += friedman.test(folds, random).pValue() < .05 ? 1 : 0;
    }
    assertThat(plain).as("claims as if subjects were independent").isGreaterThan(10);
    assertThat(grouped).as("claims by whole folds").isLessThanOrEqualTo(10);
  }

  @Test
  void refusesIncompleteBlocks() {
    assertThatThrownBy(() -> Friedman.of(List.of(List.of(1.0, 2.0))))
        .hasMessage("blocks must be at least 2 but is 1");
    assertThatThrownBy(() -> Friedman.of(List.of(List.of(1.0), List.of(1.0))))
        .hasMessage("treatments must be at least 2 but is 1");
    assertThatThrownBy(() -> Friedman.of(List.of(List.of(1.0, 2.0), List.of(1.0))))
        .hasMessage("every block must have 2 values but one has 1");
    assertThatThrownBy(() -> Friedman.of(List.of(List.of(1.0, 2.0), List.of(1.0, Double.NaN))))
        .hasMessage("values must be finite");
    assertThatThrownBy(() -> PLAIN.criticalDifference(0))
        .hasMessage("alpha must be in [1.0E-4, 0.5] but is 0.0");
  }
}
