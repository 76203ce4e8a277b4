package org.glimpse.keyframe.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;
import org.junit.jupiter.api.Test;

class RigidMotionTest {
  private static final Size SIZE = new Size(41, 31);
  private static final RigidMotion TRUTH = new RigidMotion(0.8, -0.3, 0.01, 0.02);

  private static FlowField field(RigidMotion motion) {
    float[] u = new float[SIZE.area()];
    float[] v = new float[SIZE.area()];
    for (int y = 0; y < 31; y++) {
      for (int x = 0; x < 41; x++) {
        u[y * 41 + x] = (float) (motion.tx() + motion.a() * (x - 20) - motion.b() * (y - 15));
        v[y * 41 + x] = (float) (motion.ty() + motion.b() * (x - 20) + motion.a() * (y - 15));
      }
    }
    return FlowField.wrap(SIZE, u, v);
  }

  private static float[] trust() {
    float[] trust = new float[SIZE.area()];
    Arrays.fill(trust, 1);
    return trust;
  }

  private static void assertTruth(RigidMotion found, double pixels) {
    assertThat(found.tx()).isCloseTo(TRUTH.tx(), within(pixels));
    assertThat(found.ty()).isCloseTo(TRUTH.ty(), within(pixels));
    assertThat(found.a()).isCloseTo(TRUTH.a(), within(pixels / 20));
    assertThat(found.b()).isCloseTo(TRUTH.b(), within(pixels / 20));
  }

  @Test
  void findsASimilarity() {
    assertTruth(RigidMotion.fit(field(TRUTH), trust()), 1e-5);
  }

  @Test
  void isNotPulledByAPartThatMovesByItself() {
    FlowField field = field(TRUTH);
    float[] u = field.u();
    float[] v = field.v();
    for (int y = 15; y < 31; y++) {
      for (int x = 20; x < 41; x++) {
        v[y * 41 + x] += 3;
      }
    }
    assertTruth(RigidMotion.fit(FlowField.wrap(SIZE, u, v), trust()), 1e-3);
  }

  @Test
  void asksNobodyItDoesNotTrust() {
    FlowField field = field(TRUTH);
    float[] u = field.u();
    float[] trust = trust();
    for (int i = 0; i < 30 * 41; i++) {
      if (i % 41 > 3) {
        u[i] = 50;
        trust[i] = 0;
      }
    }
    assertTruth(RigidMotion.fit(FlowField.wrap(SIZE, u, field.v()), trust), 1e-3);
  }

  @Test
  void leavesNothingOfAFieldThatIsRigid() {
    FlowField left = TRUTH.removeFrom(field(TRUTH));
    for (int i = 0; i < SIZE.area(); i++) {
      assertThat(left.magnitude(i % 41, i / 41)).isLessThan(1e-6);
    }
  }

  @Test
  void bringsAShiftedPictureBack() {
    Size size = new Size(5, 4);
    float[] moved = new float[size.area()];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = 10 * (i % 5) + 100 * Math.floorDiv(i, 5);
    }
    float[] back = new RigidMotion(0.5, 1, 0, 0).bringBack(size, moved);
    assertThat(back[0]).isEqualTo(105);
    assertThat(back[5 + 2]).isEqualTo(225);
    assertThat(back[4]).as("the right edge repeats").isEqualTo(140);
    assertThat(back[15]).as("the lower edge repeats").isEqualTo(305);
    assertThat(new RigidMotion(0, 0, 0, 0).bringBack(size, moved)).isEqualTo(moved);
  }

  @Test
  void reachesAsFarAsItsCorners() {
    assertThat(new RigidMotion(3, -4, 0, 0).reach(SIZE)).isEqualTo(5);
    assertThat(new RigidMotion(0, 0, 0.1, 0).reach(new Size(80, 60))).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void isAShiftWhereOnlyOnePixelIsTrusted() {
    float[] trust = new float[SIZE.area()];
    trust[15 * 41 + 20] = 1;
    RigidMotion found = RigidMotion.fit(field(TRUTH), trust);
    assertThat(found.tx()).isCloseTo(0.8, within(1e-6));
    assertThat(found.a()).isZero();
    assertThat(found.b()).isZero();
  }

  @Test
  void refusesToTrustNobody() {
    assertThatThrownBy(() -> RigidMotion.fit(field(TRUTH), new float[SIZE.area()]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("at least one pixel must be trusted but none is");
  }
}
