package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.glimpse.imbalance.Progress.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  private static final double EXACT = 1e-12;
  private static final LabelCounts DFME =
      new LabelCounts(LabelSet.dfme7(), List.of(161, 100, 548, 265, 206, 278, 298));

  @ParameterizedTest
  @EnumSource(Form.class)
  void goesFromZeroToOneWithoutTurningBack(Form form) {
    Progress progress = new Progress(form, 0.5, 0.8, 3);
    double last = 0;
    for (int epoch = 0; epoch < 200; epoch++) {
      double now = progress.at(epoch, 200);
      assertThat(now).isBetween(last, 1.0);
      last = now;
    }
    assertThat(progress.at(100, 200)).isZero();
    assertThat(progress.at(101, 200)).isPositive();
    assertThat(progress.at(159, 200)).isLessThan(1);
    assertThat(progress.at(160, 200)).isEqualTo(1);
    assertThat(progress.of(0)).isZero();
    assertThat(progress.of(1)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.25, 0.5, 0.9})
  void hasLogarithmicFormsThatUndoEachOther(double r) {
    Progress fast = new Progress(Form.LOGARITHMIC, 0, 1, 4);
    Progress slow = new Progress(Form.INVERSE_LOGARITHMIC, 0, 1, 4);
    assertThat(slow.of(fast.of(r))).isCloseTo(r, within(EXACT));
    assertThat(fast.of(r)).isGreaterThan(r);
    assertThat(slow.of(r)).isLessThan(r);
  }

  // log2(1.5), 2**0.5 - 1, 0.5**5
  @ParameterizedTest
  @CsvSource({
    "LOGARITHMIC, 2, 0.584962500721156",
    "INVERSE_LOGARITHMIC, 2, 0.414213562373095",
    "POWER, 5, 0.03125"
  })
  void hasTheValuesOfItsFormulaHalfWay(Form form, double parameter, double expected) {
    assertThat(new Progress(form, 0, 1, parameter).at(50, 100)).isCloseTo(expected, within(EXACT));
  }

  @ParameterizedTest
  @CsvSource({"10, 6", "100, 60", "1000, 600"})
  void scalesToAnyNumberOfEpochs(int epochs, int epoch) {
    assertThat(Progress.power(2).at(epoch, epochs)).isCloseTo(1 / 9.0, within(EXACT));
  }

  // golden/weights.py with NumPy 1.24.2: w = n ** -(r**5); w / w.sum() * 7
  @ParameterizedTest
  @CsvSource({
    "0.25, 1.000370396, 1.000835749, 0.999174505, 0.999883688, 1.000129641, 0.999836926, 0.999769095",
    "0.5, 1.011804255, 1.026974855, 0.973807058, 0.996169812, 1.004041028, 0.994680056, 0.992522937",
    "0.75, 1.086692619, 1.216711092, 0.812589821, 0.965493240, 1.024956195, 0.954582692, 0.938974342",
    "0.9, 1.198826168, 1.588125524, 0.581623966, 0.893228085, 1.036452422, 0.868322019, 0.833421815"
  })
  void givesTheWeightsOfNumpyOnDfme(
      double r, double a, double c, double d, double f, double h, double sa, double su) {
    check(r, new double[] {a, c, d, f, h, sa, su}, 1e-8);
  }

  @Test
  void turnsFromUniformToInverseFrequency() {
    Progress progress = Progress.power(5).between(0, 1);
    assertThat(ClassWeighting.power(progress.of(0)).weights(DFME).isUniform()).isTrue();
    assertThat(ClassWeighting.power(progress.of(1)).weights(DFME))
        .isEqualTo(ClassWeighting.inverseFrequency().weights(DFME));
  }

  private static void check(double r, double[] expected, double tolerance) {
    ClassWeights weights = ClassWeighting.power(Progress.power(5).of(r)).weights(DFME);
    for (int i = 0; i < expected.length; i++) {
      assertThat(weights.weight(i)).as("class " + i).isCloseTo(expected[i], within(tolerance));
    }
  }

  @Test
  void refusesPhasesOutOfOrderAndParametersOutOfRange() {
    assertThatThrownBy(() -> Progress.power(5).between(0.8, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("end of progress must be in [0.8")
        .hasMessageContaining("but is 0.5");
    assertThatThrownBy(() -> new Progress(Form.LOGARITHMIC, 0, 1, 1))
        .hasMessage("parameter of a logarithmic progress must be greater than 1 but is 1.0");
    assertThatThrownBy(() -> Progress.power(0))
        .hasMessage("parameter of progress must be finite and greater than 0 but is 0.0");
  }
}
