package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectChartTest extends ChartContract {
  @Override
  protected SubjectChart chart() {
    return SubjectChart.of(
        "subjects",
        List.of(
            new SubjectChart.Subject("b", 4, 4),
            new SubjectChart.Subject("a", 1, 4),
            new SubjectChart.Subject("c", 3, 12)));
  }

  @Test
  void saysWhoIsLowestAndWhoHighestAndWhatAllHaveTogether() {
    assertThat(chart().description())
        .isEqualTo("Accuracy of 3 subjects, from a with 1 of 4 clips to b with 4 of 4.");
    // 8 of 20 clips
    assertThat(ChartFiles.svg(chart())).contains("all clips 0.40");
  }

  @Test
  void growsWhereManySubjectsHaveTheSameShare() {
    List<SubjectChart.Subject> same = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      same.add(new SubjectChart.Subject("s" + i, 1, 2));
    }
    assertThat(SubjectChart.of("x", same).size().height())
        .isGreaterThan(2 * chart().size().height());
  }

  @Test
  void refusesMoreRightClipsThanThereAre() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SubjectChart.Subject("a", 3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> SubjectChart.of("x", List.of()));
  }
}
