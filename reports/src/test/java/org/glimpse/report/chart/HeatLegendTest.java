package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class HeatLegendTest extends ChartContract {
  @Override
  protected Chart chart() {
    return new HeatLegend();
  }

  @Test
  void leavesFacesAsTheyAreWhereNothingSpoke() {
    assertThat(HeatMap.over(Color.GRAY, 0)).isEqualTo(Color.GRAY);
    assertThat(HeatMap.over(Color.GRAY, 1)).isEqualTo(new Color(186, 50, 50));
  }
}
