package org.glimpse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Occluder;
import org.junit.jupiter.api.Test;

class OccluderTest {
  private static final FrameRate RATE = FrameRate.of(100);
  private static final SyntheticFace FACE = SyntheticFace.of(3);
  private static final FaceView VIEW = FaceView.portrait(new Size(160, 120), 75);
  private static final Nuisance HIDDEN = Nuisance.none().withOccluders(1);

  /** Farther than any shadow reaches, which is 15 face units, a third of a pixel each. */
  private static final int SHADOW = 6;

  private static SyntheticClip clip(String name, Nuisance nuisance) {
    KeyFrames keys = new KeyFrames(5, 20, 40, ApexSource.ANNOTATED);
    Performance performance =
        new Performance(
            "happiness",
            List.of(ActivatedUnit.of(ActionUnit.of(12), 3)),
            MovementProfile.of(keys, RATE),
            60,
            RATE);
    return SyntheticClip.of(ClipId.of("test", "s", name), FACE, performance, VIEW, nuisance);
  }

  /** The first clip with such an occluder. */
  private static String named(Occluder.Kind kind) {
    for (int i = 0; i < 50; i++) {
      if (clip("c" + i, HIDDEN).occluder().orElseThrow().kind() == kind) {
        return "c" + i;
      }
    }
    throw new AssertionError("no clip has " + kind);
  }

  @Test
  void changesNothingOutsideItsBoxAndTheShadowAroundIt() {
    for (Occluder.Kind kind : Occluder.Kind.values()) {
      SyntheticClip hidden = clip(named(kind), HIDDEN);
      Box box = hidden.occluder().orElseThrow().box();
      Frame seen = clip(named(kind), Nuisance.none()).frame(30);
      Frame covered = hidden.frame(30);
      int changed = 0;
      for (int y = 0; y < 120; y++) {
        for (int x = 0; x < 160; x++) {
          boolean same = covered.value(x, y, 1) == seen.value(x, y, 1);
          boolean near =
              x >= box.x() - SHADOW
                  && x < box.x() + box.width() + SHADOW
                  && y >= box.y() - SHADOW
                  && y < box.y() + box.height() + SHADOW;
          assertThat(same || near).as(kind + " at " + x + ", " + y).isTrue();
          changed += same ? 0 : 1;
        }
      }
      assertThat(changed).isGreaterThan(300);
    }
  }

  @Test
  void glassesHideABlink() {
    String glasses = named(Occluder.Kind.GLASSES);
    Nuisance blinking = Nuisance.none().withBlinks(1);
    SyntheticClip open = clip(glasses, blinking);
    KeyFrames blink = open.blinks().get(0);
    Landmark eye = open.landmarks(0).get(8);
    assertThat(eye.point().name()).isEqualTo("RIGHT_EYE_UPPER");
    int x = (int) eye.x();
    int y = (int) eye.y() + 1;
    SyntheticClip hidden = clip(glasses, blinking.withOccluders(1));
    assertThat(Math.abs(value(open, blink.apex(), x, y) - value(open, 0, x, y))).isGreaterThan(8);
    assertThat(value(hidden, blink.apex(), x, y)).isEqualTo(value(hidden, 0, x, y));
  }

  private static int value(SyntheticClip clip, int frame, int x, int y) {
    return clip.frame(frame).value(x, y, 1);
  }

  @Test
  void flowAndLandmarksAreThoseOfTheFaceUnderneath() {
    for (Occluder.Kind kind : Occluder.Kind.values()) {
      SyntheticClip seen = clip(named(kind), Nuisance.none());
      SyntheticClip hidden = clip(named(kind), HIDDEN);
      assertThat(hidden.trueFlow(5, 20).u()).isEqualTo(seen.trueFlow(5, 20).u());
      assertThat(hidden.trueFlow(5, 20).v()).isEqualTo(seen.trueFlow(5, 20).v());
      assertThat(hidden.landmarks(20)).isEqualTo(seen.landmarks(20));
      assertThat(hidden.keyFrames()).isEqualTo(seen.keyFrames());
    }
  }

  @Test
  void glassesFollowTheHead() {
    String glasses = named(Occluder.Kind.GLASSES);
    Box still = clip(glasses, HIDDEN).occluder().orElseThrow().box();
    Box carried = clip(glasses, HIDDEN.withDrift(20)).occluder().orElseThrow().box();
    assertThat(carried.area()).isGreaterThan(still.area());
    assertThat(clip(glasses, HIDDEN).frame(0).pixels())
        .isEqualTo(clip(glasses, HIDDEN).frame(59).pixels());
  }

  @Test
  void someHandsStandStillAndOthersMoveSlowly() {
    int still = 0;
    int moving = 0;
    for (int i = 0; i < 40; i++) {
      SyntheticClip clip = clip("c" + i, HIDDEN);
      if (clip.occluder().orElseThrow().kind() == Occluder.Kind.HAND && still * moving == 0) {
        // The face is at rest in both frames.
        boolean same = clip.frame(0).equals(clip.frame(59).at(0, 0));
        still += same ? 1 : 0;
        moving += same ? 0 : 1;
      }
    }
    assertThat(still).isPositive();
    assertThat(moving).isPositive();
  }

  @Test
  void grayIsTheLumaOfTheColors() {
    for (Occluder.Kind kind : Occluder.Kind.values()) {
      SyntheticClip clip = clip(named(kind), HIDDEN);
      Frame color = clip.frame(3);
      Frame gray = clip.withChannels(1).frame(3);
      for (int y = 0; y < 120; y += 3) {
        for (int x = 0; x < 160; x += 3) {
          double luma =
              0.114 * color.value(x, y, 0)
                  + 0.587 * color.value(x, y, 1)
                  + 0.299 * color.value(x, y, 2);
          assertThat(Math.abs(gray.value(x, y, 0) - luma)).isLessThan(1.6);
        }
      }
    }
  }

  @Test
  void aCorpusHasThemInExactlyTheAskedShareOfItsClips() {
    CorpusPlan plan = CorpusPlan.withDefaults().withSubjects(3).withClipsPerSubject(7);
    ClipSettings settings =
        ClipSettings.withDefaults()
            .withView(VIEW)
            .withNuisance(Nuisance.realistic().withOccluders(0.3));
    List<SyntheticClip> clips = SyntheticCorpus.of(plan, settings).clips();
    List<Occluder> occluders =
        clips.stream().map(SyntheticClip::occluder).flatMap(Optional::stream).toList();
    assertThat(occluders).hasSize(6);
    Set<Occluder.Kind> kinds = EnumSet.noneOf(Occluder.Kind.class);
    for (Occluder occluder : occluders) {
      kinds.add(occluder.kind());
      assertThat(occluder.box().isInside(VIEW.size())).isTrue();
    }
    assertThat(kinds).hasSize(2);
    assertThat(SyntheticCorpus.of(plan, settings).clips())
        .extracting(SyntheticClip::occluder)
        .isEqualTo(clips.stream().map(SyntheticClip::occluder).toList());
    assertThat(
            SyntheticCorpus.of(plan, settings.withNuisance(Nuisance.realistic())).clips().stream()
                .map(SyntheticClip::occluder))
        .containsOnly(Optional.empty());
  }

  @Test
  void videosHaveThemToo() {
    VideoPlan plan = VideoPlan.withDefaults().withMovements(0, 0).withSeconds(2);
    ClipId id = ClipId.of("test", "s", "v");
    SyntheticVideo video = SyntheticVideo.of(id, FACE, plan, VIEW, HIDDEN).withChannels(1);
    assertThat(video.occluder()).isPresent();
    assertThat(video.frame(0))
        .isNotEqualTo(
            SyntheticVideo.of(id, FACE, plan, VIEW, Nuisance.none()).withChannels(1).frame(0));
  }

  @Test
  void refusesAShareThatIsNone() {
    assertThatThrownBy(() -> Nuisance.none().withOccluders(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("occluders")
        .hasMessageContaining("1.5");
  }
}
