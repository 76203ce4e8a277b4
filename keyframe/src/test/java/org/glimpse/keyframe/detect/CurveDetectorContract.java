package org.glimpse.keyframe.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.TestFaces;
import org.junit.jupiter.api.Test;

/** What every detector on the regions' curves keeps, on curves made by hand at 200 frames/s. */
abstract class CurveDetectorContract extends KeyFrameDetectorContract {
  private static final int FRAMES = 80;

  private KeyFrames detect(MotionCurve curve) throws NoMovementException {
    return detector().detect(TestFaces.blank(curve.length()), curve).keyFrames();
  }

  /** Noise of a still face in every region. */
  private static Map<Region, double[]> still(double noise) {
    SplittableRandom random = new SplittableRandom(4);
    Map<Region, double[]> curves = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      double[] curve = new double[FRAMES];
      for (int t = 0; t < FRAMES; t++) {
        curve[t] = 0.02 + noise * random.nextGaussian();
      }
      curves.put(region, curve);
    }
    return curves;
  }

  private static void move(
      Map<Region, double[]> curves, Region region, double height, int on, int apex, int off) {
    double[] curve = curves.get(region);
    for (int t = 0; t < curve.length; t++) {
      curve[t] += height * TestFaces.profile(t, on, apex, off);
    }
  }

  private static MotionCurve curve(Map<Region, double[]> curves) {
    return TestFaces.curve(TestFaces.everywhere(FRAMES), curves, FRAMES);
  }

  @Test
  void findsTheMovementOfOneRegion() throws NoMovementException {
    Map<Region, double[]> curves = still(0.002);
    move(curves, Region.MOUTH, 0.2, 15, 35, 65);
    KeyFrames found = detect(curve(curves));
    assertThat(found.apex()).isCloseTo(35, within(2));
    assertThat(found.onset()).isCloseTo(15, within(6));
    assertThat(found.offset()).isCloseTo(65, within(8));
    assertThat(found.source()).isEqualTo(ApexSource.DETECTED);
  }

  @Test
  void isNotMisledByARegionThatDriftsAway() throws NoMovementException {
    Map<Region, double[]> curves = still(0.002);
    move(curves, Region.LEFT_BROW, 0.2, 15, 30, 50);
    double[] cheek = curves.get(Region.LEFT_CHEEK);
    for (int t = 0; t < FRAMES; t++) {
      cheek[t] += 0.3 * t / FRAMES;
    }
    assertThat(detect(curve(curves)).apex()).isCloseTo(30, within(2));
  }

  @Test
  void isNotMisledByABlinkThatLeaksIntoTheBrows() throws NoMovementException {
    Map<Region, double[]> curves = still(0.002);
    move(curves, Region.MOUTH, 0.15, 10, 25, 45);
    for (Region eye : List.of(Region.LEFT_EYE, Region.RIGHT_EYE)) {
      move(curves, eye, 3, 45, 58, 75);
    }
    for (Region brow : List.of(Region.LEFT_BROW, Region.RIGHT_BROW)) {
      move(curves, brow, 0.5, 45, 58, 75);
    }
    assertThat(detect(curve(curves)).apex()).isCloseTo(25, within(2));
  }

  @Test
  void takesTheEyesWhereNothingElseMoves() throws NoMovementException {
    Map<Region, double[]> curves = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      curves.put(region, new double[FRAMES]);
    }
    move(curves, Region.LEFT_EYE, 0.4, 20, 40, 60);
    assertThat(detect(curve(curves)).apex()).isCloseTo(40, within(2));
  }

  @Test
  void findsAnApexAtTheEndOfACutClip() throws NoMovementException {
    Map<Region, double[]> curves = still(0.002);
    move(curves, Region.MOUTH, 0.4, 30, 90, 150);
    assertThat(detect(curve(curves)).apex()).isGreaterThanOrEqualTo(76);
  }

  @Test
  void usesNoFrameWithoutAFace() throws NoMovementException {
    Map<Region, double[]> curves = still(0.002);
    move(curves, Region.MOUTH, 0.2, 15, 35, 60);
    List<Double> confidences = new ArrayList<>(TestFaces.everywhere(FRAMES).confidences());
    for (int t = 66; t < 72; t++) {
      curves.get(Region.MOUTH)[t] = 50;
      confidences.set(t, 0.0);
    }
    MotionCurve curve = TestFaces.curve(new FaceTrack(confidences), curves, FRAMES);
    assertThat(detect(curve).apex()).isCloseTo(35, within(2));
  }

  @Test
  void saysThatANeutralClipIsNeutral() {
    assertThatThrownBy(() -> detect(curve(still(0.0002))))
        .isInstanceOf(NoMovementException.class)
        .hasMessageContaining("by " + detector().id())
        .hasMessageEndingWith("the clip seems to be neutral.");
    assertThatThrownBy(() -> detect(TestFaces.still(40))).isInstanceOf(NoMovementException.class);
  }

  @Test
  void takesFramesOfEqualTime() throws NoMovementException {
    Map<Region, double[]> curves = still(0.002);
    move(curves, Region.MOUTH, 0.2, 15, 35, 60);
    long[] times = new long[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      times[t] = 5000L * (t < 5 ? 0 : t);
    }
    MotionCurve curve =
        MotionCurve.of(TestFaces.ID, times, TestFaces.everywhere(FRAMES), curves, curves);
    assertThat(detect(curve).apex()).isCloseTo(35, within(2));
  }
}
