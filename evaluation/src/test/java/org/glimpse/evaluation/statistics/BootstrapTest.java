package org.glimpse.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final List<Double> VALUES =
      IntStream.range(0, 30).mapToObj(i -> (double) (i * 17 % 30)).toList();

  private static OptionalDouble mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average();
  }

  private static Interval interval(Bootstrap bootstrap) {
    return bootstrap.interval(VALUES, BootstrapTest::mean).orElseThrow();
  }

  @Test
  void isCloseToTheTIntervalForAMeanOfSymmetricValues() {
    // 0 to 29: mean 14.5, deviation 8.8034, standard error 1.60728, t(29, .975) = 2.04523
    Interval interval = interval(Bootstrap.withDefaults().withResamples(20_000));
    assertThat(interval.lower()).isCloseTo(14.5 - 2.04523 * 1.60728, within(.15));
    assertThat(interval.upper()).isCloseTo(14.5 + 2.04523 * 1.60728, within(.15));
    assertThat(interval.level()).isEqualTo(.95);
    assertThat(interval.resamples()).isEqualTo(20_000);
    assertThat(interval.undefined()).isZero();
  }

  @Test
  void widensWithTheLevel() {
    Interval narrow = interval(Bootstrap.withDefaults().withLevel(.8));
    Interval wide = interval(Bootstrap.withDefaults().withLevel(.99));
    assertThat(wide.lower()).isLessThan(narrow.lower());
    assertThat(wide.upper()).isGreaterThan(narrow.upper());
  }

  @Test
  void dependsOnTheSeedAlone() {
    assertThat(interval(Bootstrap.withDefaults())).isEqualTo(interval(Bootstrap.withDefaults()));
    assertThat(interval(Bootstrap.withDefaults()))
        .isNotEqualTo(interval(Bootstrap.withDefaults().withSeed(1)));
  }

  @Test
  void collapsesWhereAllUnitsAreEqual() {
    Interval point =
        Bootstrap.withDefaults()
            .interval(List.of(2.0, 2.0, 2.0), BootstrapTest::mean)
            .orElseThrow();
    assertThat(point.lower()).isEqualTo(2);
    assertThat(point.upper()).isEqualTo(2);
  }

  @Test
  void shiftsAgainstTheBiasOfTheStatistic() {
    // resamples of a mean square are skewed to the right; BCa moves both ends up
    Interval skewed =
        Bootstrap.withDefaults()
            .interval(
                List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 4.0), BootstrapTest::mean)
            .orElseThrow();
    assertThat(skewed.upper() - .6).isGreaterThan(1.5 * (.6 - skewed.lower()));
  }

  @Test
  void agreesWithAnIndependentComputationOfASkewedMean() {
    // NumPy 2.4.6, SciPy 1.17.1, 2,000,000 resamples: z0 .0861, a .0847, z 2.29885, quantiles at
    // .03775 and .99895; the plain percentile interval would be [.733, 3.042]
    List<Double> values = List.of(.1, .2, .25, .4, .55, .7, 1.1, 1.3, 2.0, 2.6, 4.1, 7.5);
    Interval interval =
        Bootstrap.withDefaults()
            .withResamples(200_000)
            .interval(values, BootstrapTest::mean)
            .orElseThrow();
    // the spread of 200,000 resamples at so high a quantile
    assertThat(interval.lower()).isCloseTo(.79583, within(.01));
    assertThat(interval.upper()).isCloseTo(3.94167, within(.06));
  }

  @Test
  void containsItsEnds() {
    Interval interval = new Interval(1, 2, .95, 100, 0);
    assertThat(interval.contains(1)).isTrue();
    assertThat(interval.contains(2)).isTrue();
    assertThat(interval.contains(.999)).isFalse();
    assertThat(interval.contains(2.001)).isFalse();
  }

  @Test
  void countsResamplesInWhichTheStatisticIsUndefined() {
    // empty without a 1, which (2/3)^3 of resamples lack
    Interval interval =
        Bootstrap.withDefaults()
            .interval(
                List.of(1.0, 2.0, 3.0),
                sample -> sample.contains(1.0) ? mean(sample) : OptionalDouble.empty())
            .orElseThrow();
    assertThat(interval.undefined() / 2000.0).isCloseTo(8 / 27.0, within(.04));
    assertThat(interval.resamples() + interval.undefined()).isEqualTo(2000);
  }

  @Test
  void hasNoIntervalWhereThereIsNoBasisForOne() {
    Bootstrap bootstrap = Bootstrap.withDefaults();
    assertThat(bootstrap.interval(List.of(1.0), BootstrapTest::mean)).isEmpty();
    assertThat(bootstrap.interval(VALUES, v -> OptionalDouble.empty())).isEmpty();
    assertThat(bootstrap.interval(VALUES, v -> v.equals(VALUES) ? mean(v) : OptionalDouble.empty()))
        .isEmpty();
  }

  @Test
  void refusesOptionsOutOfRange() {
    Bootstrap bootstrap = Bootstrap.withDefaults();
    assertThatThrownBy(() -> bootstrap.withResamples(99))
        .hasMessage("resamples must be at least 100 but is 99");
    assertThatThrownBy(() -> bootstrap.withLevel(1))
        .hasMessage("level must be in [0.5, 0.9999] but is 1.0");
    assertThatThrownBy(() -> new Interval(2, 1, .95, 100, 0))
        .hasMessage("interval must be in order but is [2.0, 1.0]");
  }
}
