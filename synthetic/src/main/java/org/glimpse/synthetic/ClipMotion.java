package org.glimpse.synthetic;

import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;

/** Everything that moves in a clip: expression, blink and head. */
final class ClipMotion implements IntFunction<FaceState> {
  private static final double SHORTEST_BLINK = 100;
  private static final double LONGEST_BLINK = 300;

  private final Performance performance;
  private final Deformation deformation;
  private final HeadPath head;
  private final List<KeyFrames> blinks;

  ClipMotion(Performance performance, FaceGeometry geometry, Nuisance nuisance, long seed) {
    this.performance = performance;
    deformation = Deformation.of(performance.units(), geometry);
    head = new HeadPath(nuisance, performance.length(), performance.frameRate(), seed);
    blinks = blinks(nuisance, Seeds.generator(seed, "blink"));
  }

  private List<KeyFrames> blinks(Nuisance nuisance, RandomGenerator random) {
    FrameRate rate = performance.frameRate();
    int length = performance.length();
    double longest = Math.min(LONGEST_BLINK, rate.millis(length));
    if (random.nextDouble() >= nuisance.blinks() || longest < SHORTEST_BLINK) {
      return List.of();
    }
    double millis = Curves.mix(SHORTEST_BLINK, longest, random.nextDouble());
    int duration = Math.max(3, (int) Math.floor(rate.framesIn(millis)));
    if (duration > length) {
      return List.of();
    }
    int onset = random.nextInt(length - duration + 1);
    int closed = onset + Math.max(1, (int) Math.round(0.36 * duration));
    return List.of(new KeyFrames(onset, closed, onset + duration - 1, ApexSource.ANNOTATED));
  }

  /** First moving, most closed and last moving frame of each blink. */
  List<KeyFrames> blinks() {
    return blinks;
  }

  @Override
  public FaceState apply(int frame) {
    double closure = 0;
    for (KeyFrames blink : blinks) {
      closure = Math.max(closure, MovementProfile.value(blink, frame));
    }
    return new FaceState(deformation, performance.profile().value(frame), closure, head.at(frame));
  }
}
