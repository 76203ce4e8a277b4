package org.glimpse.core.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.clip.Movement.Kind;
import org.junit.jupiter.api.Test;

class UntrimmedVideoTest {
  private static final ClipSource SOURCE =
      new ClipSource(ClipId.of("casme-sq", "s15", "0101"), Path.of("x"), Annotation.none());

  private static Movement movement(int onset, int offset, Kind kind) {
    return new Movement(KeyFrames.midpoint(onset, offset), kind, Optional.empty(), List.of());
  }

  @Test
  void listsMovementsInTheOrderOfTheirOnsets() {
    Movement late = movement(50, 60, Kind.MICRO);
    Movement longer = movement(10, 40, Kind.MACRO);
    Movement early = movement(10, 20, Kind.MICRO);
    UntrimmedVideo video = new UntrimmedVideo(SOURCE, List.of(late, longer, early));
    assertThat(video.movements()).containsExactly(early, longer, late);
    assertThat(video.movements(Kind.MICRO)).containsExactly(early, late);
    assertThat(video.movements(Kind.MACRO)).containsExactly(longer);
  }

  @Test
  void mayHoldNoMovement() {
    assertThat(new UntrimmedVideo(SOURCE, List.of()).movements()).isEmpty();
  }
}
