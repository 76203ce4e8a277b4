package org.glimpse.keyframe.spot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.Region;
import org.junit.jupiter.api.Test;

class SkinWindowTest {
  private static final Size GRID = Size.square(40);
  private static final double CELL = 224.0 / 40;
  private static final int RATE = 30;

  /** The mouth drawn wide, by 4 pixels a half. */
  private static float[] state(boolean smiles) {
    float[] field = new float[2 * GRID.area()];
    if (smiles) {
      Box mouth = FaceLayout.box(Region.MOUTH, GRID);
      for (int y = mouth.y(); y < mouth.y() + mouth.height(); y++) {
        for (int x = mouth.x(); x < mouth.x() + mouth.width(); x++) {
          field[y * GRID.width() + x] = 8f * (x - mouth.x()) / mouth.width() - 4;
        }
      }
    }
    return field;
  }

  /** The mouth's strain over what a still face does, in the middle of each of some seconds. */
  private static List<Double> clarity(boolean... seconds) {
    List<Double> all = new ArrayList<>();
    SkinWindow window =
        new SkinWindow(
            GRID,
            CELL,
            FrameRate.of(RATE),
            strain -> all.add(strain.getOrDefault(Region.MOUTH, 0.0)));
    for (boolean smiles : seconds) {
      for (int i = 0; i < RATE; i++) {
        window.add(state(smiles));
      }
    }
    window.finish();
    assertThat(all).hasSize(seconds.length * RATE);
    List<Double> middles = new ArrayList<>();
    for (int s = 0; s < seconds.length; s++) {
      middles.add(all.get(s * RATE + RATE / 2) / RestLimits.strain(Region.MOUTH));
    }
    return middles;
  }

  @Test
  void takesALastingSmileForASmile() {
    List<Double> clarity = clarity(false, true, true, true, true);
    assertThat(clarity.get(0)).isLessThan(1);
    assertThat(clarity.subList(1, 5)).allMatch(c -> c > 10);
  }

  @Test
  void getsUsedToAFaceThatStays() {
    boolean[] seconds = new boolean[14];
    for (int s = 2; s < 14; s++) {
      seconds[s] = true;
    }
    List<Double> clarity = clarity(seconds);
    assertThat(clarity.subList(0, 2)).allMatch(c -> c < 1);
    assertThat(clarity.subList(2, 5)).allMatch(c -> c > 10);
    assertThat(clarity.subList(9, 14)).allMatch(c -> c < 1);
  }

  @Test
  void knowsTheFaceAgainThatWasNeutralBefore() {
    boolean[] seconds = new boolean[22];
    for (int s = 2; s < 14; s++) {
      seconds[s] = true;
    }
    assertThat(clarity(seconds).subList(15, 22)).allMatch(c -> c < 1);
  }

  @Test
  void understandsAfterFiveSecondsThatAVideoBeganWithASmile() {
    boolean[] seconds = new boolean[14];
    seconds[0] = true;
    List<Double> clarity = clarity(seconds);
    assertThat(clarity.subList(9, 14)).allMatch(c -> c < 1);
  }

  @Test
  void findsAShortSmileBetweenNeutralSeconds() {
    List<Double> clarity = clarity(false, false, true, false, false, false);
    assertThat(clarity.get(2)).isGreaterThan(10);
    assertThat(clarity.subList(3, 6)).allMatch(c -> c < 1);
  }

  @Test
  void answersForRegionsByName() {
    List<Map<Region, Double>> all = new ArrayList<>();
    SkinWindow window = new SkinWindow(GRID, CELL, FrameRate.of(RATE), all::add);
    window.add(state(false));
    window.finish();
    assertThat(all).hasSize(1);
    assertThat(all.get(0)).containsKeys(Region.values());
  }
}
