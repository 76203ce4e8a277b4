package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.RunDetails.EmbeddedClip;
import org.glimpse.evaluation.RunDetails.Embedding;
import org.junit.jupiter.api.Test;

class EmbeddingChartTest extends ChartContract {
  private static final LabelSet LABELS = new LabelSet("x", List.of("a", "b", "unseen"));

  private static Embedding embedding() {
    List<EmbeddedClip> clips = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double side = i % 2 == 0 ? 5 : -5;
      clips.add(
          new EmbeddedClip(
              ClipId.of("c", "s", "k" + i),
              i % 2,
              i < 4,
              List.of(side + i % 3, (double) (i % 4), 0.0)));
    }
    return new Embedding("1", clips);
  }

  @Override
  protected EmbeddingChart chart() {
    return EmbeddingChart.of("embedding", LABELS, embedding());
  }

  @Test
  void countsTestedAndTrainedClipsAndNamesTheirClasses() {
    assertThat(chart().description())
        .startsWith("Map of 4 tested clips and 8 training clips of one model; it shows 100 %");
    assertThat(ChartFiles.svg(chart())).contains(">a</text>", ">b</text>").doesNotContain("unseen");
  }

  @Test
  void refusesAClassOutsideTheLabels() {
    assertThatThrownBy(
            () ->
                EmbeddingChart.of(
                    "x",
                    LABELS,
                    new Embedding(
                        "1",
                        List.of(
                            new EmbeddedClip(ClipId.of("c", "s", "k"), 3, true, List.of(1.0))))))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** Four points (±3, ±1) turned into the plane x = y of three dimensions: variances 9 to 1. */
  @Test
  void findsThePlaneInWhichPointsDifferMost() {
    double r = Math.sqrt(0.5);
    List<List<Double>> vectors = new ArrayList<>();
    for (int[] p : new int[][] {{3, 1}, {3, -1}, {-3, 1}, {-3, -1}}) {
      vectors.add(List.of(10 + r * p[0], 20 + r * p[0], 30.0 + p[1]));
    }
    PrincipalPlane plane = PrincipalPlane.of(vectors);
    assertThat(plane.firstShare()).isEqualTo(0.9, within(1e-9));
    assertThat(plane.secondShare()).isEqualTo(0.1, within(1e-9));
    assertThat(plane.points().get(1).x()).isEqualTo(3, within(1e-6));
    assertThat(plane.points().get(1).y()).isEqualTo(-1, within(1e-6));
    assertThat(plane.points().get(2).x()).isEqualTo(-3, within(1e-6));
  }

  @Test
  void givesEqualVectorsOnePlace() {
    PrincipalPlane plane = PrincipalPlane.of(List.of(List.of(1.0, 2.0), List.of(1.0, 2.0)));
    assertThat(plane.points()).containsOnly(new PrincipalPlane.Place(0, 0));
    assertThat(plane.firstShare()).isZero();
  }
}
