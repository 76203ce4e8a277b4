package org.glimpse.imbalance.uncertain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassTemplatesTest {
  @Test
  void isTheRunningMeanOfUnitVectorsOfConfidentClips() {
    ClassTemplates templates = new ClassTemplates(2, 2, 0.9);
    float[][] batch = {{3, 0}, {0, 5}, {7, 7}, {0, 0}};
    templates.update(batch, new int[] {0, 0, 0, 0}, new boolean[] {false, false, true, false});
    // (1, 0) and (0, 1): mean (0.5, 0.5).
    assertThat(templates.similarities(new float[] {1, 0}).get(0).orElseThrow())
        .isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(templates.similarities(new float[] {1, 0}).get(1)).isEmpty();
    templates.update(new float[][] {{2, 0}}, new int[] {0}, new boolean[] {false});
    // 0.9 (0.5, 0.5) + 0.1 (1, 0) = (0.55, 0.45).
    assertThat(templates.similarities(new float[] {1, 0}).get(0).orElseThrow())
        .isCloseTo(0.55 / Math.hypot(0.55, 0.45), within(1e-12));
  }

  @Test
  void aZeroFeatureIsSimilarToNothing() {
    ClassTemplates templates = new ClassTemplates(1, 2, 0.5);
    templates.update(new float[][] {{1, 1}}, new int[] {0}, new boolean[] {false});
    assertThat(templates.similarities(new float[] {0, 0}).get(0)).isEmpty();
  }

  @Test
  void refusesFeaturesOfAnotherWidth() {
    ClassTemplates templates = new ClassTemplates(1, 2, 0.5);
    assertThatThrownBy(() -> templates.similarities(new float[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 values but templates have 2");
  }

  @Test
  void goesOnFromWhatItRemembers() {
    ClassTemplates templates = new ClassTemplates(2, 2, 0.5);
    templates.update(new float[][] {{3, 1}}, new int[] {1}, new boolean[1]);
    ClassTemplates other = new ClassTemplates(2, 2, 0.5);
    other.update(new float[][] {{1, 0}}, new int[] {0}, new boolean[1]);
    other.recall(templates.memory());
    float[] feature = {1, 2};
    assertThat(other.similarities(feature)).isEqualTo(templates.similarities(feature));
    assertThat(other.similarities(feature).get(0)).isEmpty();
    assertThatThrownBy(() -> other.recall("1 2\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 classes, not of 2");
  }
}
