package org.glimpse.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.glimpse.core.Size;
import org.junit.jupiter.api.Test;

final class FlowFieldTest {
  @Test
  void readsRowByRow() {
    FlowField flow = FlowField.wrap(new Size(2, 1), new float[] {3, 0}, new float[] {4, 1});
    assertThat(flow.u(0, 0)).isEqualTo(3f);
    assertThat(flow.v(1, 0)).isEqualTo(1f);
    assertThat(flow.magnitude(0, 0)).isEqualTo(5.0);
  }

  @Test
  void refusesArraysOfAnotherLength() {
    assertThatThrownBy(() -> FlowField.wrap(new Size(2, 1), new float[2], new float[3]))
        .hasMessage("u and v must hold 2 values but hold 2 and 3");
  }
}
