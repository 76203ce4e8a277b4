package org.glimpse.keyframe.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalBinaryPatternsTest {
  private static int[] whole(String golden) {
    return Arrays.stream(Goldens.values(golden)).mapToInt(v -> (int) v).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "8, 1, false, lbp.8.1.codes",
    "4, 2, false, lbp.4.2.codes",
    "6, 1.5, false, lbp.6.1.5.codes",
    "8, 1, true, lbp.8.1.uniform"
  })
  void areThoseOfNumPy(int neighbors, double radius, boolean uniform, String golden) {
    assertThat(new LocalBinaryPatterns(neighbors, radius, uniform).map(Goldens.frame(0)))
        .isEqualTo(whole(golden));
  }

  @Test
  void setABitForEachNeighborThatIsNotDarker() {
    // The points of LBP(4, 1) are right, above, left, below: 5 and 9 are not darker than 5.
    byte[] pixels = {0, 4, 0, 9, 5, 5, 0, 3, 0};
    int[] map =
        new LocalBinaryPatterns(4, 1, false).map(Frame.wrap(0, 0, Size.square(3), 1, pixels));
    assertThat(map[4]).isEqualTo(0b0101);
  }

  @Test
  void areAllOnesWhereNothingDiffers() {
    byte[] flat = new byte[35];
    Arrays.fill(flat, (byte) 201);
    assertThat(
            new LocalBinaryPatterns(7, 1.7, false).map(Frame.wrap(0, 0, new Size(7, 5), 1, flat)))
        .containsOnly(127);
  }

  @ParameterizedTest
  @CsvSource({"8, 59", "16, 243", "4, 15", "3, 8", "1, 2"})
  void haveABinForEachUniformCodeAndOneForTheRest(int neighbors, int bins) {
    assertThat(new LocalBinaryPatterns(neighbors, 1, true).bins()).isEqualTo(bins);
  }

  @Test
  void doNotChangeWithBrightnessAndContrast() {
    byte[] brighter = Goldens.frame(0).pixels();
    byte[] darker = Goldens.frame(0).pixels();
    for (int i = 0; i < brighter.length; i++) {
      int half = (brighter[i] & 0xff) / 4;
      darker[i] = (byte) half;
      brighter[i] = (byte) (3 * half + 20);
    }
    LocalBinaryPatterns patterns = LocalBinaryPatterns.withDefaults();
    assertThat(patterns.map(Frame.wrap(0, 0, Goldens.SIZE, 1, brighter)))
        .isEqualTo(patterns.map(Frame.wrap(0, 0, Goldens.SIZE, 1, darker)));
  }

  @Test
  void shareABlockAmongTheBins() {
    LocalBinaryPatterns patterns = LocalBinaryPatterns.withDefaults();
    double[] shares =
        patterns.histogram(
            patterns.map(Goldens.frame(0)), Goldens.SIZE.width(), new Box(3, 2, 6, 5));
    assertThat(shares).containsExactly(Goldens.values("lbp.block"), within(1e-12));
  }

  @Test
  void cutThePictureIntoBlocksThatCoverItOnce() {
    int[] seen = new int[Goldens.SIZE.area()];
    for (Box box : LocalBinaryPatterns.blocks(Goldens.SIZE, 5, 3)) {
      IntStream.range(0, (int) box.area())
          .forEach(
              i ->
                  seen[
                      (box.y() + i / box.width()) * Goldens.SIZE.width()
                          + box.x()
                          + i % box.width()]++);
    }
    assertThat(seen).containsOnly(1);
    assertThat(LocalBinaryPatterns.blocks(Goldens.SIZE, 5, 3))
        .hasSize(15)
        .contains(new Box(2, 3, 2, 3));
  }

  @Test
  void differByTheSquaresOverTheSums() {
    // (0.5 - 0.25)² / 0.75 + 0.25² / 0.25 + (0.5 - 0.5)² = 1/12 + 1/4
    assertThat(
            LocalBinaryPatterns.chiSquare(
                new double[] {0.5, 0, 0.5, 0}, new double[] {0.25, 0.25, 0.5, 0}))
        .isCloseTo(1 / 12.0 + 0.25, within(1e-15));
    assertThat(LocalBinaryPatterns.chiSquare(new double[] {1, 0}, new double[] {0, 1}))
        .isEqualTo(2);
  }

  @Test
  void refuseWhatIsNoCircleAndNoPicture() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LocalBinaryPatterns(17, 1, true))
        .withMessage("neighbors must be in [1, 16] but is 17");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LocalBinaryPatterns(8, 0, true))
        .withMessageContaining("radius");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalBinaryPatterns.withDefaults().map(new float[5], Size.square(3)))
        .withMessageContaining("9 values but holds 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalBinaryPatterns.blocks(Size.square(3), 4, 1))
        .withMessageContaining("columns of blocks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalBinaryPatterns.chiSquare(new double[2], new double[3]))
        .withMessageContaining("2 and 3");
  }
}
