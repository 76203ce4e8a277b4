package org.glimpse.keyframe.magnify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.TestFaces;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagnificationTest {
  private static final Size SIZE = Size.square(128);
  private static final FrameRate RATE = FrameRate.of(200);

  /** A grating of a wavelength that moves to the right, in BGR with unequal contrasts. */
  private static AlignedClip grating(int frames, double wavelength, DoubleUnaryOperator shift) {
    List<Frame> list = new ArrayList<>();
    for (int t = 0; t < frames; t++) {
      byte[] pixels = new byte[3 * SIZE.area()];
      for (int i = 0; i < pixels.length; i++) {
        double x = i / 3 % SIZE.width() - shift.applyAsDouble(t);
        double value = 128 + (60 + 20 * (i % 3)) * Math.sin(2 * Math.PI * x / wavelength);
        pixels[i] = (byte) Math.round(value);
      }
      list.add(Frame.wrap(t, RATE.microsAt(t), SIZE, 3, pixels));
    }
    return AlignedClip.of(TestFaces.ID, RATE, list, TestFaces.everywhere(frames));
  }

  /** Where the grating stands in a frame, from its phase over the middle two wavelengths. */
  private static double place(Frame frame, double wavelength) {
    double sine = 0;
    double cosine = 0;
    int whole = (int) wavelength;
    int span = 64 / whole * whole;
    for (int x = 32; x < 32 + span; x++) {
      double value = frame.value(x, 16, 1);
      sine += value * Math.sin(2 * Math.PI * x / wavelength);
      cosine += value * Math.cos(2 * Math.PI * x / wavelength);
    }
    return Math.atan2(-cosine, sine) / (2 * Math.PI) * wavelength;
  }

  /** Half the way between the outermost places in some frames. */
  private static double swing(AlignedClip clip, int from, double wavelength) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Frame frame : clip.frames().subList(from, clip.length())) {
      double place = place(frame, wavelength);
      low = Math.min(low, place);
      high = Math.max(high, place);
    }
    return (high - low) / 2;
  }

  /** Within 8 %: of a pattern of 64 pixels, 5 % lie below the pyramid's last level. */
  @ParameterizedTest
  @ValueSource(doubles = {4, 10})
  void movesAPatternInTheBandByTheFactorClaimed(double alpha) {
    // 5 cosines' half periods in 80 frames at 200 frames/s are 6.25 Hz
    AlignedClip clip = grating(80, 64, t -> 0.1 * Math.cos(Math.PI * 5 * (t + 0.5) / 80));
    AlignedClip larger = Magnification.eulerian(alpha, 5, 8).magnify(clip);
    assertThat(swing(clip, 0, 64)).isCloseTo(0.1, within(0.01));
    assertThat(swing(larger, 0, 64) / swing(clip, 0, 64))
        .isCloseTo(1 + alpha, within(0.08 * (1 + alpha)));
  }

  @Test
  void leavesAMovementOutsideTheBandAlone() {
    AlignedClip clip = grating(80, 32, t -> 0.4 * Math.cos(Math.PI * 5 * (t + 0.5) / 80));
    assertThat(swing(Magnification.eulerian(10, 8, 20).magnify(clip), 0, 32))
        .isCloseTo(0.4, within(0.03));
  }

  @Test
  void movesByTheGainOfItsRecursiveFilter() {
    double turn = 2 * Math.PI * 5 / 200;
    AlignedClip clip = grating(160, 64, t -> 0.1 * Math.sin(turn * t));
    AlignedClip larger = Magnification.eulerian(10).magnify(clip);
    double[] fast = response(0.4, turn);
    double[] slow = response(0.05, turn);
    double expected = Math.hypot(1 + 10 * (fast[0] - slow[0]), 10 * (fast[1] - slow[1]));
    assertThat(expected).isGreaterThan(8);
    assertThat(swing(larger, 120, 64) / swing(clip, 120, 64))
        .isCloseTo(expected, within(0.08 * expected));
  }

  /** Real and imaginary part of r / (1 − (1 − r) e^{−iω}). */
  private static double[] response(double r, double turn) {
    double real = 1 - (1 - r) * Math.cos(turn);
    double imaginary = (1 - r) * Math.sin(turn);
    double squared = real * real + imaginary * imaginary;
    return new double[] {r * real / squared, -r * imaginary / squared};
  }

  @Test
  void movesAShortWaveLess() {
    AlignedClip clip = grating(80, 8, t -> 0.1 * Math.cos(Math.PI * 5 * (t + 0.5) / 80));
    AlignedClip larger = Magnification.eulerian(10, 5, 8).magnify(clip);
    assertThat(swing(larger, 0, 8)).isBetween(0.3, 0.8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 4})
  void movesARegionAlongItsFlowByTheFactorClaimed(double alpha) {
    AlignedClip clip = TestFaces.bump(224, 3, new int[] {0, 2, 4}, Region.MOUTH, 1, 2);
    AlignedClip larger = Magnification.lagrangian(alpha).magnify(clip);
    Box mouth = FaceLayout.box(Region.MOUTH, Size.square(224));
    int x = mouth.x() + mouth.width() / 2;
    int y = mouth.y() + mouth.height() / 2;
    FlowField before = OpticalFlows.dis().flow(clip.frame(0), clip.frame(2));
    FlowField after = OpticalFlows.dis().flow(larger.frame(0), larger.frame(2));
    // The picture drifts by 2 sin(2 / 9) in both directions, which stays as it is.
    double drift = 2 * Math.sin(2 / 9.0);
    // Dense inverse search sees three quarters of a movement of this width.
    assertThat(before.v(x, y) - drift).isCloseTo(1, within(0.3));
    assertThat((after.v(x, y) - drift) / (before.v(x, y) - drift))
        .isCloseTo(1 + alpha, within(0.1 * (1 + alpha)));
    assertThat((double) after.u(x, y)).isCloseTo(drift, within(0.15));
    assertThat((double) after.u(40, 40)).isCloseTo(drift, within(0.15));
    assertThat((double) after.v(40, 40)).isCloseTo(drift, within(0.15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eulerian:10", "eulerian:2.5:0.5:50", "lagrangian:10"})
  void keepsEverythingButThePixels(String id) {
    AlignedClip clip = TestFaces.bump(64, 7, new int[] {0, 3, 6}, Region.MOUTH, 1, 0);
    Magnification method = Magnification.parse(id);
    AlignedClip larger = method.magnify(clip);
    assertThat(method.id()).isEqualTo(id);
    assertThat(larger.length()).isEqualTo(7);
    assertThat(larger.size()).isEqualTo(clip.size());
    assertThat(larger.region(Region.MOUTH)).isEqualTo(clip.region(Region.MOUTH));
    assertThat(larger.frame(4).timestampMicros()).isEqualTo(clip.frame(4).timestampMicros());
    assertThat(larger.frame(3)).isNotEqualTo(clip.frame(3));
    assertThat(method.magnify(clip).frames()).isEqualTo(larger.frames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eulerian:10", "eulerian:10:1:10", "lagrangian:10"})
  void leavesAStillClipAlone(String id) {
    Frame frame = TestFaces.shifted(Size.square(64), 0, 0);
    List<Frame> frames = new ArrayList<>();
    for (int t = 0; t < 5; t++) {
      frames.add(frame.at(t, RATE.microsAt(t)));
    }
    AlignedClip clip = AlignedClip.of(TestFaces.ID, RATE, frames, TestFaces.everywhere(5));
    assertThat(Magnification.parse(id).magnify(clip).frames()).isEqualTo(frames);
  }

  @Test
  void takesANumberForFlowBasedMagnification() {
    assertThat(Magnification.parse(" 12 ").id()).isEqualTo("lagrangian:12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "0", "101", "-1", "NaN", "eulerian:1:2", "eulerian:1:5:2", "evm:3"})
  void refusesWhatIsNoMagnification(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Magnification.parse(text));
  }
}
