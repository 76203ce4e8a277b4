package org.glimpse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;
import org.junit.jupiter.api.Test;

class SyntheticVideoTest {
  private static final ClipId ID = ClipId.of("made", "s1", "v1");

  private static SyntheticVideo video(VideoPlan plan, Nuisance nuisance) {
    return SyntheticVideo.of(ID, SyntheticFace.of(3), plan, FaceView.aligned(48), nuisance);
  }

  @Test
  void holdsTheMovementsOfItsPlanOneAfterTheOther() {
    VideoPlan plan = VideoPlan.withDefaults().withSeconds(60).withMovements(9, 4);
    SyntheticVideo video = video(plan, Nuisance.realistic());
    assertThat(video.length()).isEqualTo(12_000);
    List<Movement> movements = video.movements();
    assertThat(movements).hasSize(13);
    assertThat(movements).filteredOn(m -> m.kind() == Movement.Kind.MICRO).hasSize(9);
    int free = 0;
    for (Movement movement : movements) {
      KeyFrames keys = movement.keyFrames();
      double millis = video.frameRate().millis(keys.length());
      boolean micro = movement.kind() == Movement.Kind.MICRO;
      assertThat(millis).isBetween(micro ? 195.0 : 795.0, micro ? 455.0 : 2005.0);
      assertThat(keys.onset()).isGreaterThan(free);
      free = keys.offset() + 60;
      assertThat(movement.label()).isPresent();
      assertThat(movement.actionUnits()).isNotEmpty();
    }
    assertThat(movements.get(12).keyFrames().offset()).isLessThan(12_000);
    assertThat(video.blinks()).hasSizeBetween(5, 30);
    assertThat(video.nods()).hasSizeBetween(2, 12);
  }

  @Test
  void isStillWithoutMovementAndNuisance() {
    SyntheticVideo video =
        video(VideoPlan.withDefaults().withMovements(0, 0).withSeconds(2), Nuisance.none());
    assertThat(video.movements()).isEmpty();
    assertThat(video.blinks()).isEmpty();
    assertThat(video.nods()).isEmpty();
    assertThat(video.frame(77).pixels()).isEqualTo(video.frame(300).pixels());
  }

  @Test
  void showsTheMovementsWhereTheyAre() {
    SyntheticVideo video =
        video(VideoPlan.withDefaults().withMovements(3, 0).withAmplitude(4), Nuisance.none())
            .withChannels(1);
    byte[] rest = video.frame(0).pixels();
    for (Movement movement : video.movements()) {
      KeyFrames keys = movement.keyFrames();
      assertThat(video.frame(keys.apex()).pixels()).isNotEqualTo(rest);
      assertThat(video.frame(keys.onset() - 1).pixels()).isEqualTo(rest);
      assertThat(video.frame(keys.offset() + 1).pixels()).isEqualTo(rest);
    }
  }

  @Test
  void isTheSameEachTime() {
    VideoPlan plan = VideoPlan.withDefaults().withFrameRate(FrameRate.of(30));
    SyntheticVideo once = video(plan, Nuisance.realistic());
    SyntheticVideo again = video(plan, Nuisance.realistic());
    assertThat(again.movements()).isEqualTo(once.movements());
    assertThat(again.frame(200)).isEqualTo(once.frame(200));
    assertThat(once.withChannels(1).frame(3).channels()).isEqualTo(1);
    assertThat(once.view()).isEqualTo(FaceView.aligned(48));
    assertThat(once.id()).isEqualTo(ID);
  }

  @Test
  void refusesAPlanThatDoesNotFit() {
    assertThatThrownBy(() -> VideoPlan.withDefaults().withSeconds(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seconds")
        .hasMessageContaining("10.0");
    assertThatThrownBy(() -> VideoPlan.withDefaults().withAmplitude(5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VideoPlan.withDefaults().withFrameRate(FrameRate.of(10)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
