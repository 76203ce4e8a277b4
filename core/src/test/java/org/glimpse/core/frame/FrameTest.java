package org.glimpse.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.glimpse.core.Size;
import org.junit.jupiter.api.Test;

final class FrameTest {
  @Test
  void readsRowsFromTheTopAndChannelsInnermost() {
    byte[] bgr = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, (byte) 255};
    Frame frame = Frame.wrap(0, 0, Size.square(2), 3, bgr);
    assertThat(frame.value(1, 0, 0)).isEqualTo(4);
    assertThat(frame.value(0, 1, 2)).isEqualTo(9);
    assertThat(frame.value(1, 1, 2)).isEqualTo(255);
  }

  @Test
  void convertsToGrayByLuma() {
    byte[] blueGreenRedWhite = {
      (byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255, (byte) 255
    };
    Frame gray = Frame.wrap(0, 0, Size.square(2), 3, blueGreenRedWhite).toGray();
    assertThat(gray.value(0, 0, 0)).isEqualTo(29); // 29.07
    assertThat(gray.value(1, 0, 0)).isEqualTo(150); // 149.685
    assertThat(gray.value(0, 1, 0)).isEqualTo(76); // 76.245
    assertThat(gray.value(1, 1, 0)).isEqualTo(255);
    assertThat(gray.toGray()).isSameAs(gray);
  }

  @Test
  void handsOutCopies() {
    Frame frame = Frame.wrap(0, 0, Size.square(1), 1, new byte[] {5});
    frame.pixels()[0] = 9;
    assertThat(frame.value(0, 0, 0)).isEqualTo(5);
  }

  @Test
  void refusesArraysOfAnotherLengthAndOtherChannels() {
    assertThatThrownBy(() -> Frame.wrap(0, 0, Size.square(2), 1, new byte[3]))
        .hasMessage("pixels must hold 4 values for 2x2 but hold 3");
    assertThatThrownBy(() -> Frame.wrap(0, 0, Size.square(1), 2, new byte[2]))
        .hasMessageContaining("but is 2");
    assertThatThrownBy(() -> Frame.wrap(-1, 0, Size.square(1), 1, new byte[1]))
        .hasMessageContaining("-1");
  }

  @Test
  void isEqualByValue() {
    Frame a = Frame.wrap(1, 5, Size.square(1), 1, new byte[] {5});
    assertThat(a).isEqualTo(Frame.wrap(1, 5, Size.square(1), 1, new byte[] {5}));
    assertThat(a).isNotEqualTo(a.at(2, 5)).isNotEqualTo(a.at(1, 6));
    assertThat(a).isNotEqualTo(Frame.wrap(1, 5, Size.square(1), 1, new byte[] {6}));
  }
}
