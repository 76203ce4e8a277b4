package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.evaluation.FaceTree;
import org.glimpse.report.Samples;
import org.junit.jupiter.api.Test;

class FaceTreeChartTest extends ChartContract {
  @Override
  protected Chart chart() {
    return FaceTreeChart.of("tree", Samples.trees(), Optional.of(Samples.face(0, 0, 0)));
  }

  @Test
  void countsAnEdgeInWhicheverDirectionItIsWalked() {
    FaceTree one =
        new FaceTree("a", List.of(new FaceTree.Edge(FacePoint.NOSE_TIP, FacePoint.CHIN)));
    FaceTree other =
        new FaceTree(
            "b",
            List.of(
                new FaceTree.Edge(FacePoint.CHIN, FacePoint.NOSE_TIP),
                new FaceTree.Edge(FacePoint.NOSE_TIP, FacePoint.GLABELLA)));
    FaceTreeChart chart = FaceTreeChart.of("x", List.of(one, other), Optional.empty());
    assertThat(chart.counts())
        .containsEntry(new FaceTree.Edge(FacePoint.NOSE_TIP, FacePoint.CHIN), 2)
        .containsEntry(new FaceTree.Edge(FacePoint.GLABELLA, FacePoint.NOSE_TIP), 1)
        .hasSize(2);
    assertThat(chart.description())
        .isEqualTo(
            "Trees of 2 folds between points of the face: 2 pairs are joined by some fold, 1 of"
                + " them by all.");
    assertThat(ChartFiles.svg(chart)).contains("joined in 1 of 2 folds", "<ellipse");
  }
}
