package org.glimpse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Frame;
import org.junit.jupiter.api.Test;

class SyntheticClipTest {
  private static final FrameRate RATE = FrameRate.of(200);
  private static final FaceView VIEW = FaceView.portrait(new Size(160, 120), 75);

  private static SyntheticClip clip(String name, Nuisance nuisance) {
    KeyFrames keys = new KeyFrames(5, 20, 44, ApexSource.ANNOTATED);
    Performance performance =
        new Performance(
            "happiness",
            List.of(
                ActivatedUnit.of(ActionUnit.of(6), 1), ActivatedUnit.of(ActionUnit.of(12), 1.5)),
            MovementProfile.of(keys, RATE),
            50,
            RATE);
    return SyntheticClip.of(
        ClipId.of("test", "s", name), SyntheticFace.of(3), performance, VIEW, nuisance);
  }

  @Test
  void anyOrderAndAnyThreadGivesTheSameBytes() {
    SyntheticClip one = clip("c", Nuisance.realistic());
    List<Frame> forward = IntStream.range(0, 50).mapToObj(one::frame).toList();
    SyntheticClip other = clip("c", Nuisance.realistic());
    List<Frame> parallel =
        IntStream.range(0, 50).map(i -> 49 - i).parallel().mapToObj(other::frame).toList();
    for (int i = 0; i < 50; i++) {
      assertThat(parallel.get(49 - i)).isEqualTo(forward.get(i));
    }
  }

  @Test
  void framesCarryIndexAndTime() {
    Frame frame = clip("c", Nuisance.none()).frame(7);
    assertThat(frame.index()).isEqualTo(7);
    assertThat(frame.timestampMicros()).isEqualTo(35_000);
    assertThat(frame.size()).isEqualTo(new Size(160, 120));
    assertThat(frame.channels()).isEqualTo(3);
  }

  @Test
  void noiseHasTheAskedDeviation() {
    Frame clean = clip("c", Nuisance.none()).frame(0);
    Frame noisy = clip("c", Nuisance.none().withNoise(3)).frame(0);
    double squares = 0;
    double sum = 0;
    byte[] a = clean.pixels();
    byte[] b = noisy.pixels();
    for (int i = 0; i < a.length; i++) {
      double d = (b[i] & 0xff) - (a[i] & 0xff);
      squares += d * d;
      sum += d;
    }
    assertThat(sum / a.length).isEqualTo(0, within(0.05));
    assertThat(Math.sqrt(squares / a.length)).isEqualTo(3, within(0.15));
  }

  @Test
  void flickerChangesTheLightAndNothingElse() {
    SyntheticClip clip = clip("c", Nuisance.none().withFlicker(0.05));
    double first = mean(clip.frame(0));
    double largest = 0;
    for (int i = 1; i < 5; i++) {
      largest = Math.max(largest, Math.abs(mean(clip.frame(i)) / first - 1));
    }
    assertThat(largest).isBetween(0.001, 0.1);
    assertThat(clip.trueFlow(0, 4).magnitude(80, 60)).isEqualTo(0, within(1e-4));
  }

  @Test
  void aBlinkClosesTheEyesAndIsReported() {
    SyntheticClip clip = clip("c", Nuisance.none().withBlinks(1)).cropped(224);
    assertThat(clip.blinks()).hasSize(1);
    KeyFrames blink = clip.blinks().get(0);
    assertThat(RATE.millis(blink.length())).isBetween(100.0, 300.0);
    int x = 76;
    int y = 85;
    double open = clip("c", Nuisance.none()).cropped(224).frame(0).value(x, y, 2);
    double closed = clip.frame(blink.apex()).value(x, y, 2);
    assertThat(open).isLessThan(60);
    assertThat(closed).isGreaterThan(open + 40);
    assertThat(clip("c", Nuisance.none()).blinks()).isEmpty();
  }

  @Test
  void compressionKeepsThePictureButNotTheBytes() {
    Frame clean = clip("c", Nuisance.none()).frame(0);
    double fine = meanDifference(clean, clip("c", Nuisance.none().withCompression(95)).frame(0));
    double coarse = meanDifference(clean, clip("c", Nuisance.none().withCompression(20)).frame(0));
    assertThat(fine).isBetween(0.01, 1.5);
    assertThat(coarse).isBetween(2 * fine, 6.0);
  }

  @Test
  void alignedClipShowsTheFaceAtRestWhereTheLayoutSays() {
    SyntheticClip clip = clip("c", Nuisance.realistic().withDrift(5).withNoise(0).withBlinks(0));
    AlignedClip aligned = clip.aligned(112);
    assertThat(aligned.length()).isEqualTo(50);
    assertThat(aligned.size()).isEqualTo(Size.square(112));
    assertThat(aligned.frame(0).channels()).isEqualTo(1);
    assertThat(aligned.track().foundCount()).isEqualTo(50);
    assertThat(clip.cropped(112).trueFlow(0, 49).magnitude(56, 50)).isEqualTo(0, within(1e-4));
    assertThat(clip.trueFlow(0, 49).magnitude(80, 60)).isGreaterThan(0.1);
  }

  @Test
  void annotationHoldsTheShownLabelAndTheTruthStays() {
    SyntheticClip wrong = clip("c", Nuisance.none()).withLabel("fear");
    assertThat(wrong.annotation().emotion()).contains("fear");
    assertThat(wrong.trueLabel()).isEqualTo("happiness");
    assertThat(wrong.annotation().keyFrames()).contains(wrong.keyFrames());
    assertThat(wrong.annotation().actionUnits()).isEqualTo(ActionUnit.parseList("6+12"));
    assertThat(wrong.annotation().frameRate()).contains(RATE);
  }

  @Test
  void refusesAFrameOutsideTheClip() {
    SyntheticClip clip = clip("c", Nuisance.none());
    assertThatThrownBy(() -> clip.frame(50))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("frame must be in [0, 50) but is 50");
  }

  @Test
  void refusesAUnitThatNobodyCanDraw() {
    ActionUnit shrug = ActionUnit.of(82);
    assertThatThrownBy(() -> ActivatedUnit.of(shrug, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("but is 82");
  }

  private static double mean(Frame frame) {
    double sum = 0;
    for (byte b : frame.pixels()) {
      sum += b & 0xff;
    }
    return sum / frame.pixels().length;
  }

  private static double meanDifference(Frame a, Frame b) {
    byte[] p = a.pixels();
    byte[] q = b.pixels();
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += Math.abs((p[i] & 0xff) - (q[i] & 0xff));
    }
    return sum / p.length;
  }
}
