package org.glimpse.keyframe.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Region;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.keyframe.TestFaces;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.keyframe.interpolate.TemporalInterpolation;
import org.glimpse.keyframe.magnify.Magnification;
import org.junit.jupiter.api.Test;

class ClipEncoderTest {
  private static final KeyFrames KEYS = new KeyFrames(0, 1, 2, ApexSource.ANNOTATED);
  private static final SampledSequence ALL = new SampledSequence(List.of(0, 1, 2));

  private static AlignedClip clip(Frame... frames) {
    return AlignedClip.of(
        TestFaces.ID, FrameRate.of(200), List.of(frames), TestFaces.everywhere(frames.length));
  }

  private static Frame flat(int index, int side, int gray) {
    byte[] pixels = new byte[side * side];
    java.util.Arrays.fill(pixels, (byte) gray);
    return Frame.wrap(index, index, Size.square(side), 1, pixels);
  }

  @Test
  void scalesBrightnessToMinusOneToOne() throws EncodeException {
    AlignedClip clip = clip(flat(0, 16, 0), flat(1, 16, 255), flat(2, 16, 51));
    ClipTensor tensor = ClipEncoder.gray(new Size(6, 4)).encode(clip, KEYS, ALL);
    assertThat(tensor.shape()).containsExactly(1, 3, 4, 6);
    assertThat(tensor.channels()).containsExactly(Channel.GRAY);
    assertThat(tensor.range()).isEqualTo(new ValueRange(-1, 1));
    assertThat(tensor.value(0, 0, 3, 5)).isEqualTo(-1);
    assertThat(tensor.value(0, 1, 0, 0)).isEqualTo(1);
    assertThat(tensor.value(0, 2, 2, 2)).isCloseTo(-0.6f, within(1e-6f));
  }

  @Test
  void keepsThePixelsAtTheSizeOfTheClip() throws EncodeException {
    Frame frame = TestFaces.shifted(Size.square(20), 0, 0);
    ClipTensor tensor =
        ClipEncoder.gray(Size.square(20))
            .encode(clip(frame), KEYS, new SampledSequence(List.of(0)));
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 20; x++) {
        assertThat(tensor.value(0, 0, y, x))
            .isCloseTo(frame.value(x, y, 0) / 127.5f - 1, within(1e-6f));
      }
    }
  }

  @Test
  void repeatsAFrameThatIsSampledTwice() throws EncodeException {
    AlignedClip clip = clip(flat(0, 16, 10), flat(1, 16, 90));
    ClipTensor tensor =
        ClipEncoder.gray(Size.square(8)).encode(clip, KEYS, new SampledSequence(List.of(0, 1, 1)));
    assertThat(tensor.value(0, 2, 5, 5)).isEqualTo(tensor.value(0, 1, 5, 5)).isNotEqualTo(-1);
  }

  @Test
  void measuresFlowFromTheOnsetInPixelsOfTheClip() throws EncodeException {
    AlignedClip bump = TestFaces.bump(224, 11, new int[] {0, 10, 20}, Region.MOUTH, 2, 0.3);
    KeyFrames keys = new KeyFrames(0, 10, 20, ApexSource.ANNOTATED);
    SampledSequence two = new SampledSequence(List.of(0, 10));
    ClipTensor large =
        ClipEncoder.flow(Size.square(224), OpticalFlows.farneback()).encode(bump, keys, two);
    ClipTensor small =
        ClipEncoder.flow(Size.square(56), OpticalFlows.farneback()).encode(bump, keys, two);
    assertThat(small.channels()).containsExactly(Channel.FLOW_U, Channel.FLOW_V);
    Box mouth = FaceLayout.box(Region.MOUTH, Size.square(224));
    int x = mouth.x() + mouth.width() / 2;
    int y = mouth.y() + mouth.height() / 2;
    assertThat(large.value(1, 1, y, x)).isCloseTo(2, within(0.3f));
    assertThat(large.value(0, 1, y, x)).isCloseTo(0, within(0.3f));
    assertThat(small.value(1, 1, y / 4, x / 4)).isCloseTo(2, within(0.4f));
  }

  @Test
  void isZeroAtTheOnset() throws EncodeException {
    AlignedClip bump = TestFaces.bump(96, 3, new int[] {0, 1, 2}, Region.MOUTH, 1, 0);
    ClipTensor tensor =
        ClipEncoder.flowStrain(Size.square(16), OpticalFlows.dis()).encode(bump, KEYS, ALL);
    assertThat(tensor.shape()).containsExactly(3, 3, 16, 16);
    for (int c = 0; c < 3; c++) {
      assertThat(tensor.value(c, 0, 11, 8)).isZero();
    }
    assertThat(tensor.value(1, 1, 11, 8)).isGreaterThan(0.3f);
    assertThat(tensor.value(2, 1, 10, 8)).isGreaterThan(0.01f);
  }

  @Test
  void namesAFrameThatTheClipDoesNotHave() {
    AlignedClip clip = clip(flat(0, 16, 10), flat(1, 16, 90));
    assertThatThrownBy(() -> ClipEncoder.gray(Size.square(8)).encode(clip, KEYS, ALL))
        .isInstanceOf(EncodeException.class)
        .hasMessage(
            "Frame 2 is to be encoded but the clip has 2 frames; correct its onset, apex or"
                + " offset.");
  }

  @Test
  void refusesFramesTooSmallForFlow() {
    AlignedClip clip = clip(flat(0, 12, 10), flat(1, 12, 90), flat(2, 12, 90));
    assertThatThrownBy(
            () -> ClipEncoder.flow(Size.square(8), OpticalFlows.dis()).encode(clip, KEYS, ALL))
        .isInstanceOf(EncodeException.class)
        .hasMessage(
            "The aligned face is 12x12 pixels but flow:8x8:dis needs at least 16 a side; align it"
                + " larger.");
  }

  @Test
  void saysWhatItIs() {
    assertThat(ClipEncoder.gray(new Size(6, 4)).id()).isEqualTo("gray:6x4");
    assertThat(ClipEncoder.flowStrain(Size.square(28), OpticalFlows.farneback()).id())
        .isEqualTo("flow-strain:28x28:farneback");
  }

  @Test
  void interpolatesBetweenTheFirstPositionAndTheLast() throws EncodeException {
    AlignedClip clip = clip(flat(0, 16, 0), flat(1, 16, 51), flat(2, 16, 255));
    ClipEncoder encoder =
        ClipEncoder.interpolated(ClipEncoder.gray(Size.square(4)), TemporalInterpolation.linear());
    ClipTensor tensor = encoder.encode(clip, KEYS, new SampledSequence(List.of(0, 0, 1, 1, 2)));
    assertThat(tensor.frames()).isEqualTo(5);
    assertThat(tensor.value(0, 0, 1, 1)).isEqualTo(-1);
    assertThat(tensor.value(0, 1, 1, 1)).isCloseTo(-0.8f, within(1e-6f));
    assertThat(tensor.value(0, 3, 1, 1)).isCloseTo(0.2f, within(1e-6f));
    assertThat(tensor.value(0, 4, 1, 1)).isEqualTo(1);
    assertThat(encoder.id()).isEqualTo("gray:4x4+linear");
  }

  @Test
  void poolsTheFramesToADynamicImage() throws EncodeException {
    // Weights of three frames are -1, 1/2, 1/2: -(-1) + (-0.6)/2 + 1/2 = 1.2
    AlignedClip clip = clip(flat(0, 16, 0), flat(1, 16, 51), flat(2, 16, 255));
    ClipEncoder encoder = ClipEncoder.dynamicImage(ClipEncoder.gray(Size.square(4)));
    ClipTensor tensor = encoder.encode(clip, KEYS, new SampledSequence(List.of(0, 2)));
    assertThat(tensor.shape()).containsExactly(1, 1, 4, 4);
    assertThat(tensor.value(0, 0, 1, 1)).isCloseTo(1.2f, within(1e-6f));
    assertThat(tensor.range()).isEqualTo(new ValueRange(-2, 2)).isEqualTo(encoder.range());
    assertThat(encoder.id()).isEqualTo("gray:4x4+dynamic");
  }

  @Test
  void poolsEachPhaseToADynamicImage() throws EncodeException {
    AlignedClip clip = clip(flat(0, 16, 0), flat(1, 16, 255), flat(2, 16, 51));
    ClipEncoder encoder = ClipEncoder.dynamicPhases(ClipEncoder.gray(Size.square(4)));
    ClipTensor tensor = encoder.encode(clip, KEYS, ALL);
    // Two frames each: the later less the earlier.
    assertThat(tensor.shape()).containsExactly(1, 2, 4, 4);
    assertThat(tensor.value(0, 0, 1, 1)).isCloseTo(2, within(1e-6f));
    assertThat(tensor.value(0, 1, 1, 1)).isCloseTo(-1.6f, within(1e-6f));
    assertThat(encoder.id()).isEqualTo("gray:4x4+dynamic-phases");
  }

  @Test
  void keepsChannelsApartInADynamicImage() throws EncodeException {
    AlignedClip bump = TestFaces.bump(96, 5, new int[] {0, 2, 4}, Region.MOUTH, 1, 0);
    KeyFrames keys = new KeyFrames(0, 2, 4, ApexSource.ANNOTATED);
    SampledSequence ends = new SampledSequence(List.of(0, 4));
    ClipEncoder flow = ClipEncoder.flowStrain(Size.square(16), OpticalFlows.dis());
    ClipTensor frames = flow.encode(bump, keys, new SampledSequence(List.of(0, 1, 2, 3, 4)));
    ClipTensor phases = ClipEncoder.dynamicPhases(flow).encode(bump, keys, ends);
    ClipTensor whole = ClipEncoder.dynamicImage(flow).encode(bump, keys, ends);
    double[] three = RankPooling.weights(3);
    double[] five = RankPooling.weights(5);
    for (int c = 0; c < 3; c++) {
      double rise = 0;
      double fall = 0;
      double all = 0;
      for (int t = 0; t < 5; t++) {
        float value = frames.value(c, t, 11, 8);
        rise += t <= 2 ? three[t] * value : 0;
        fall += t >= 2 ? three[t - 2] * value : 0;
        all += five[t] * value;
      }
      assertThat(phases.value(c, 0, 11, 8)).isCloseTo((float) rise, within(1e-6f));
      assertThat(phases.value(c, 1, 11, 8)).isCloseTo((float) fall, within(1e-6f));
      assertThat(whole.value(c, 0, 11, 8)).isCloseTo((float) all, within(1e-6f));
    }
    assertThat(phases.value(1, 0, 11, 8)).isGreaterThan(0.2f);
    assertThat(phases.value(1, 1, 11, 8)).isLessThan(-0.2f);
  }

  @Test
  void isZeroWhereAPhaseIsOneFrame() throws EncodeException {
    AlignedClip clip = clip(flat(0, 16, 0), flat(1, 16, 255), flat(2, 16, 51));
    ClipTensor tensor =
        ClipEncoder.dynamicPhases(ClipEncoder.gray(Size.square(4)))
            .encode(clip, KEYS, new SampledSequence(List.of(1, 2)));
    assertThat(tensor.value(0, 0, 1, 1)).isZero();
    assertThat(tensor.value(0, 1, 1, 1)).isCloseTo(-1.6f, within(1e-6f));
  }

  @Test
  void knowsWhetherFramesCanBeChosenAfterEncoding() {
    ClipEncoder gray = ClipEncoder.gray(Size.square(4));
    assertThat(gray.isFramewise()).isTrue();
    assertThat(ClipEncoder.dynamicImage(gray).isFramewise()).isFalse();
    assertThat(ClipEncoder.interpolated(gray, TemporalInterpolation.tim()).isFramewise()).isFalse();
  }

  @Test
  void magnifiesBeforeItEncodes() throws EncodeException {
    AlignedClip bump = TestFaces.bump(96, 5, new int[] {0, 2, 4}, Region.MOUTH, 0.5, 0);
    ClipEncoder flow = ClipEncoder.flow(Size.square(24), OpticalFlows.dis());
    Magnification method = Magnification.lagrangian(3);
    SampledSequence apex = new SampledSequence(List.of(2));
    ClipTensor larger = ClipEncoder.magnified(flow, method).encode(bump, KEYS, apex);
    assertThat(larger).isEqualTo(flow.encode(method.magnify(bump), KEYS, apex));
    assertThat(larger.value(1, 0, 17, 12))
        .isGreaterThan(2.5f * flow.encode(bump, KEYS, apex).value(1, 0, 17, 12));
  }
}
