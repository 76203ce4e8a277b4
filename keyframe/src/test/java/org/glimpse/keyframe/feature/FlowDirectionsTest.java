package org.glimpse.keyframe.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FlowField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowDirectionsTest {
  private static final FlowDirections EIGHT = FlowDirections.withDefaults();
  private static final Box WHOLE = new Box(0, 0, 12, 10);

  private static FlowField constant(float u, float v) {
    float[] us = new float[120];
    float[] vs = new float[120];
    Arrays.fill(us, u);
    Arrays.fill(vs, v);
    return FlowField.wrap(new Size(12, 10), us, vs);
  }

  @Test
  void areThoseOfNumPy() {
    assertThat(EIGHT.histogram(Goldens.field(0), WHOLE))
        .containsExactly(Goldens.values("hoof"), within(1e-12));
    FlowDirections.Main main = EIGHT.main(Goldens.field(0), WHOLE);
    assertThat(new double[] {main.bin(), main.vectors(), main.u(), main.v()})
        .containsExactly(Goldens.values("main"), within(1e-12));
    List<FlowField> fields = IntStream.range(0, 3).mapToObj(Goldens::field).toList();
    List<Box> regions = List.of(new Box(0, 0, 6, 5), new Box(0, 5, 6, 5), new Box(6, 2, 6, 7));
    assertThat(EIGHT.feature(fields, regions))
        .containsExactly(Goldens.values("mdmo"), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0",
    "1, 0.9, 0",
    "1, 1, 1",
    "0, 1, 2",
    "-1, 0.5, 3",
    "-1, 0, 4",
    "-1, -0.5, 4",
    "0, -1, 6",
    "1, -0.0001, 7",
    "1, -1e-30, 7",
    "0, 0, -1"
  })
  void goRoundFromTheRightByTheBottom(double u, double v, int bin) {
    assertThat(EIGHT.bin(u, v)).isEqualTo(bin);
  }

  @Test
  void tellLeftFromRightAndUpFromDown() {
    assertThat(EIGHT.main(constant(2, 0), WHOLE).angle()).isEqualTo(0);
    assertThat(EIGHT.main(constant(0, 2), WHOLE).angle()).isCloseTo(Math.PI / 2, within(1e-12));
    assertThat(EIGHT.main(constant(-2, 0), WHOLE).angle()).isCloseTo(Math.PI, within(1e-12));
    assertThat(EIGHT.main(constant(0, -2), WHOLE).angle()).isCloseTo(1.5 * Math.PI, within(1e-12));
  }

  @Test
  void leaveOutWhatGoesElsewhere() {
    float[] u = new float[10];
    float[] v = new float[10];
    Arrays.fill(u, 0, 6, 3);
    Arrays.fill(v, 6, 9, -100);
    FlowDirections.Main main =
        EIGHT.main(FlowField.wrap(new Size(10, 1), u, v), new Box(0, 0, 10, 1));
    assertThat(main).isEqualTo(new FlowDirections.Main(0, 6, 3, 0));
    assertThat(main.length()).isEqualTo(3);
  }

  @Test
  void weighVectorsByTheirLength() {
    FlowField two = FlowField.wrap(new Size(2, 1), new float[] {3, 0}, new float[] {0, 1});
    assertThat(EIGHT.histogram(two, new Box(0, 0, 2, 1)))
        .containsExactly(0.75, 0, 0.25, 0, 0, 0, 0, 0);
  }

  @Test
  void areEmptyWhereNothingMoves() {
    assertThat(EIGHT.histogram(constant(0, 0), WHOLE)).containsOnly(0);
    assertThat(EIGHT.main(constant(0, 0), WHOLE)).isEqualTo(new FlowDirections.Main(0, 0, 0, 0));
    assertThat(EIGHT.feature(List.of(constant(0, 0)), List.of(WHOLE))).containsExactly(0, 0);
  }

  @Test
  void refuseOneBinAndNothingToMeasure() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FlowDirections(1))
        .withMessage("bins must be at least 2 but is 1");
    assertThatIllegalArgumentException().isThrownBy(() -> EIGHT.feature(List.of(), List.of(WHOLE)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EIGHT.feature(List.of(constant(1, 0)), List.of()));
  }
}
