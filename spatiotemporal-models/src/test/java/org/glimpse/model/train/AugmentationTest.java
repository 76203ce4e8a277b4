package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.glimpse.core.Size;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.ValueRange;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final float FLOAT = 1e-5f;

  private static ClipTensor tensor(float... values) {
    return ClipTensor.wrap(
        List.of(Channel.FLOW_U, Channel.FLOW_V),
        1,
        new Size(3, 2),
        new ValueRange(-20, 20),
        values);
  }

  private static final ClipTensor CLIP = tensor(1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16);

  private static Set<ClipTensor> outcomes(Augmentation augmentation) {
    Set<ClipTensor> seen = new HashSet<>();
    RandomGenerator random = new SplittableRandom(1);
    for (int i = 0; i < 300; i++) {
      seen.add(augmentation.apply(CLIP, random));
    }
    return seen;
  }

  @Test
  void leavesTheClipAloneWhereThereIsNoChange() {
    assertThat(Augmentation.none().apply(CLIP, new SplittableRandom(1))).isSameAs(CLIP);
    assertThat(outcomes(Augmentation.shift(0))).containsExactly(CLIP);
  }

  @Test
  void mirrorsEveryRowAndTurnsHorizontalFlowAround() {
    assertThat(outcomes(Augmentation.flip()))
        .containsExactlyInAnyOrder(CLIP, tensor(-3, -2, -1, -6, -5, -4, 13, 12, 11, 16, 15, 14));
  }

  @Test
  void shiftsAllChannelsTogetherAndRepeatsTheBorder() {
    Set<ClipTensor> seen = outcomes(Augmentation.shift(1));
    assertThat(seen)
        .hasSize(9)
        .contains(
            CLIP,
            tensor(1, 1, 2, 4, 4, 5, 11, 11, 12, 14, 14, 15),
            tensor(4, 5, 6, 4, 5, 6, 14, 15, 16, 14, 15, 16));
  }

  @Test
  void appliesOneChangeAfterTheOther() {
    Augmentation both = Augmentation.flip().andThen(Augmentation.shift(1));
    assertThat(outcomes(both)).hasSize(18);
    assertThat(both.id()).isEqualTo("flip, shift(1)");
  }

  @Test
  void refusesANegativeShift() {
    assertThatThrownBy(() -> Augmentation.shift(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pixels must be at least 0 but is -1");
  }

  /** A clip of 9×9 in which everything moves by (u, v); a bright spot marks a place. */
  private static ClipTensor moving(float u, float v, int x, int y, int frames) {
    float[] values = new float[3 * frames * 81];
    for (int i = 0; i < frames * 81; i++) {
      values[i] = u;
      values[frames * 81 + i] = v;
    }
    for (int t = 0; t < frames; t++) {
      values[(2 * frames + t) * 81 + y * 9 + x] = t + 1;
    }
    return ClipTensor.wrap(
        List.of(Channel.FLOW_U, Channel.FLOW_V, Channel.STRAIN),
        frames,
        Size.square(9),
        new ValueRange(-20, 20),
        values);
  }

  @Test
  void mirrorsMapsAboutTheMiddleOfTheirRange() {
    ClipTensor map =
        ClipTensor.wrap(
            List.of(Channel.FLOW_U),
            1,
            new Size(2, 1),
            new ValueRange(0, 255),
            new float[] {0, 55});
    assertThat(Flip.mirror(map).data()).containsExactly(200, 255);
  }

  // A quarter turn from right towards down: (2, 0) beside the middle goes to (0, 2) below it.
  @Test
  void turnsPlacesAndDirectionsTogether() {
    ClipTensor turned = new Similarity(1, Math.PI / 2, 0, 0).apply(moving(3, 1, 6, 4, 2));
    assertThat(turned.value(2, 1, 6, 4)).isCloseTo(2, within(FLOAT));
    assertThat(turned.value(0, 0, 2, 2)).isCloseTo(-1, within(FLOAT));
    assertThat(turned.value(1, 1, 2, 2)).isCloseTo(3, within(FLOAT));
    ClipTensor back = new Similarity(1, -Math.PI / 2, 0, 0).apply(turned);
    assertThat(back.value(2, 0, 4, 6)).isCloseTo(1, within(FLOAT));
    assertThat(back.value(0, 0, 0, 0)).isCloseTo(3, within(FLOAT));
  }

  @Test
  void turnsByAtMostTheAngle() {
    RandomGenerator random = new SplittableRandom(3);
    double furthest = 0;
    for (int i = 0; i < 200; i++) {
      ClipTensor turned = Augmentation.rotate(30).apply(moving(5, 0, 4, 4, 1), random);
      double angle = Math.toDegrees(Math.atan2(turned.value(1, 0, 1, 1), turned.value(0, 0, 1, 1)));
      assertThat(Math.hypot(turned.value(1, 0, 1, 1), turned.value(0, 0, 1, 1)))
          .isCloseTo(5, within(1e-5));
      furthest = Math.max(furthest, Math.abs(angle));
    }
    assertThat(furthest).isBetween(28.0, 30.0);
  }

  // Twice as large about the middle, and flow with it; strain is a ratio.
  @Test
  void magnifiesFlowWithTheWindow() {
    ClipTensor zoomed = new Similarity(2, 0, 0, 0).apply(moving(3, -1, 5, 4, 1));
    assertThat(zoomed.value(2, 0, 4, 6)).isEqualTo(1);
    assertThat(zoomed.value(2, 0, 4, 5)).isCloseTo(0.5f, within(FLOAT));
    assertThat(zoomed.value(0, 0, 8, 0)).isEqualTo(6);
    assertThat(zoomed.value(1, 0, 8, 0)).isEqualTo(-2);
  }

  @Test
  void cropsWithinThePictureAtSizesUpToTheWhole() {
    RandomGenerator random = new SplittableRandom(3);
    double least = 9;
    double most = 0;
    for (int i = 0; i < 200; i++) {
      ClipTensor cropped = Augmentation.crop(0.5).apply(moving(1, 0, 4, 4, 1), random);
      double zoom = cropped.value(0, 0, 3, 3);
      least = Math.min(least, zoom);
      most = Math.max(most, zoom);
      // The spot in the middle is in every window of half the side; between pixels it is dimmer,
      // down to a quarter.
      float spot = 0;
      for (int at = 0; at < 81; at++) {
        spot = Math.max(spot, cropped.value(2, 0, at / 9, at % 9));
      }
      assertThat(spot).isGreaterThan(0.2f);
    }
    assertThat(least).isBetween(1.0, 1.05);
    assertThat(most).isBetween(1.8, 2.0);
    assertThat(Augmentation.crop(1).apply(CLIP, random)).isEqualTo(CLIP);
  }

  @Test
  void showsFramesEarlierOrLaterInTheirOrder() {
    ClipTensor clip = moving(0, 0, 4, 4, 6);
    RandomGenerator random = new SplittableRandom(3);
    Set<List<Integer>> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      ClipTensor moved = Augmentation.jitter(1).apply(clip, random);
      List<Integer> shown = new ArrayList<>();
      for (int t = 0; t < 6; t++) {
        shown.add((int) moved.value(2, t, 4, 4) - 1);
        assertThat(Math.abs(shown.get(t) - t)).isLessThanOrEqualTo(1);
      }
      assertThat(shown).isSorted();
      seen.add(shown);
    }
    assertThat(seen).hasSizeGreaterThan(20);
    assertThat(Augmentation.jitter(0).apply(clip, random)).isEqualTo(clip);
  }

  @Test
  void erasesTheSameBoxInEveryFrame() {
    float[] values = new float[2 * 400];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7;
    }
    ClipTensor clip =
        ClipTensor.wrap(List.of(Channel.GRAY), 2, Size.square(20), new ValueRange(-20, 20), values);
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    float mean = (float) (sum / values.length);
    RandomGenerator random = new SplittableRandom(3);
    int erased = 0;
    for (int i = 0; i < 100; i++) {
      ClipTensor changed = Augmentation.erase(0.5, 0.25).apply(clip, random);
      int first = 0;
      for (int at = 0; at < 400; at++) {
        boolean inFirst = changed.value(0, 0, at / 20, at % 20) == mean;
        assertThat(changed.value(0, 1, at / 20, at % 20) == mean).isEqualTo(inFirst);
        first += inFirst ? 1 : 0;
      }
      erased += first > 0 ? 1 : 0;
      assertThat(first).isLessThanOrEqualTo(110);
    }
    assertThat(erased).isBetween(35, 65);
  }

  @Test
  void addsNoiseInProportionToTheChannel() {
    float[] values = new float[2 * 2500];
    for (int i = 0; i < 2500; i++) {
      values[i] = i % 2 == 0 ? 1 : -1;
      values[2500 + i] = i % 2 == 0 ? 4 : -4;
    }
    ClipTensor clip =
        ClipTensor.wrap(
            List.of(Channel.FLOW_U, Channel.FLOW_V),
            1,
            Size.square(50),
            new ValueRange(-20, 20),
            values);
    float[] noisy = Augmentation.noise(0.1).apply(clip, new SplittableRandom(3)).data();
    for (int c = 0; c < 2; c++) {
      double squares = 0;
      for (int i = c * 2500; i < (c + 1) * 2500; i++) {
        squares += Math.pow(noisy[i] - values[i], 2);
      }
      // 2,500 draws: the deviation is known to 1.4 %.
      assertThat(Math.sqrt(squares / 2500) / (c == 0 ? 0.1 : 0.4)).isBetween(0.95, 1.05);
    }
    assertThat(Augmentation.noise(0).apply(clip, new SplittableRandom(3))).isEqualTo(clip);
  }

  @Test
  void multipliesMovementsByAFactorOfTheRange() {
    RandomGenerator random = new SplittableRandom(3);
    for (int i = 0; i < 50; i++) {
      ClipTensor changed = Augmentation.magnify(0.5, 2).apply(moving(3, -1, 4, 4, 1), random);
      float factor = changed.value(0, 0, 0, 0) / 3;
      assertThat(factor).isBetween(0.5f, 2f);
      assertThat(changed.value(1, 0, 0, 0)).isCloseTo(-factor, within(FLOAT));
      assertThat(changed.value(2, 0, 4, 4)).isCloseTo(factor, within(FLOAT));
    }
    ClipTensor map =
        ClipTensor.wrap(
            List.of(Channel.FLOW_U),
            1,
            new Size(2, 1),
            new ValueRange(0, 255),
            new float[] {127.5f, 137.5f});
    assertThat(Magnification.magnified(map, 2).data()).containsExactly(127.5f, 147.5f);
  }

  @Test
  void isParsedFromTheNamesOfTheHelp() {
    assertThat(Augmentation.parse("none").id()).isEqualTo("none");
    assertThat(Augmentation.parse(String.join(",", Augmentation.patterns())).id())
        .isEqualTo(
            "flip, shift(2), crop(0.9), rotate(5.0), jitter(1), erase(0.5:0.25), noise(0.05),"
                + " magnify(0.8:1.5)");
    assertThat(Augmentation.parse("Flip, crop, erase").id())
        .isEqualTo("flip, crop(0.9), erase(0.5:0.25)");
    for (String text : List.of("spin", "flip:2", "shift:a", "crop:0.5:0.5", "erase:0.5", "flip,")) {
      assertThatThrownBy(() -> Augmentation.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("augmentation '" + text + "' is not known; join some of flip, ");
    }
    assertThatThrownBy(() -> Augmentation.parse("crop:2"))
        .hasMessageContaining("share of a crop must be in");
  }
}
