package org.glimpse.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.junit.jupiter.api.Test;

final class AlignedClipTest {
  private static final ClipId ID = ClipId.of("c", "s", "x");

  private static Frame frame(int index, int side) {
    return Frame.wrap(index, index * 5000L, Size.square(side), 1, new byte[side * side]);
  }

  private static AlignedClip clip(List<Frame> frames, FaceTrack track) {
    return AlignedClip.of(ID, FrameRate.of(200), frames, track);
  }

  @Test
  void holdsFramesAndRegions() {
    AlignedClip clip = clip(List.of(frame(0, 50), frame(1, 50)), new FaceTrack(List.of(1.0, 0.0)));
    assertThat(clip.length()).isEqualTo(2);
    assertThat(clip.region(Region.MOUTH)).isEqualTo(FaceLayout.box(Region.MOUTH, clip.size()));
    assertThat(clip.track().found(1)).isFalse();
    assertThat(clip.track().foundCount()).isEqualTo(1);
  }

  @Test
  void refusesFramesOutOfOrderOrOfAnotherSize() {
    FaceTrack track = new FaceTrack(List.of(1.0, 1.0));
    assertThatThrownBy(() -> clip(List.of(frame(0, 50), frame(2, 50)), track))
        .hasMessage("frame 1 has the index 2");
    assertThatThrownBy(() -> clip(List.of(frame(0, 50), frame(1, 51)), track))
        .hasMessageContaining("51x51");
    assertThatThrownBy(() -> clip(List.of(frame(0, 50)), track)).hasMessageContaining("has 2");
  }

  @Test
  void refusesAConfidenceOutsideZeroToOne() {
    assertThatThrownBy(() -> new FaceTrack(List.of(1.2))).hasMessageContaining("1.2");
  }
}
