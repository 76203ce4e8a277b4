package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;

class CountBarsTest extends ChartContract {
  private static CountBars of(Integer... counts) {
    return CountBars.of("classes", new LabelCounts(LabelSet.megc3(), List.of(counts)));
  }

  @Override
  protected Chart chart() {
    return of(250, 109, 83);
  }

  @Test
  void writesEveryClassWithItsCount() {
    assertThat(ChartFiles.svg(of(250, 0, 83)))
        .contains(">negative<", ">positive<", ">surprise<", ">250<", ">0<", ">83<");
  }
}
