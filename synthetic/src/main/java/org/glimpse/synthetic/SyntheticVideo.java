package org.glimpse.synthetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;

/**
 * An untrimmed video of a procedural face with everything known about it: when it shows which
 * expression, when it blinks, when it nods.
 *
 * <p>Every expression has a stretch of its own, and a random one of the given emotions. If the
 * nuisance has blinks at all, the face blinks 17 times a minute, each for 100 to 300 ms, whatever
 * else it does. If the head drifts, it also nods or sways every ten seconds, by up to six times the
 * drift, for 0.5 to 1.2 seconds.
 *
 * <p>Frames are computed when they are asked for and depend on the video and the index alone.
 * Immutable.
 */
public final class SyntheticVideo extends Recording {
  private static final double BLINKS_PER_SECOND = 17.0 / 60;
  private static final double NODS_PER_SECOND = 0.1;
  private static final double NOD_TIMES_DRIFT = 6;
  private static final double MACRO_TIMES = 3;
  private static final double CLOSED_AT = 0.36;

  private final VideoPlan plan;
  private final List<Act> acts;
  private final List<KeyFrames> blinks;
  private final List<Nod> nods;
  private final HeadPath head;

  /** A movement and what it does to the skin. */
  private record Act(Movement movement, Deformation deformation) {}

  /** A larger movement of the head. */
  private record Nod(KeyFrames when, double dx, double dy) {}

  private SyntheticVideo(
      ClipId id,
      SyntheticFace face,
      VideoPlan plan,
      FaceView view,
      Nuisance nuisance,
      int channels) {
    super(id, face, view, channels, take(id, face, plan, nuisance));
    this.plan = plan;
    long seed = seed(id, face);
    acts = acts(Seeds.generator(seed, "movements"));
    blinks = blinks(Seeds.generator(seed, "blinks"));
    nods = nods(Seeds.generator(seed, "nods"));
    head = new HeadPath(nuisance, plan.length(), plan.frameRate(), seed);
  }

  private static Take take(ClipId id, SyntheticFace face, VideoPlan plan, Nuisance nuisance) {
    return new Take(nuisance, plan.length(), plan.frameRate(), seed(id, face));
  }

  private static long seed(ClipId id, SyntheticFace face) {
    return Seeds.derive(face.seed(), "video/" + id);
  }

  /**
   * A video in BGR.
   *
   * @param id which video it is; with the face's seed it decides everything random
   * @param face the subject
   * @param plan how long it is and what happens
   * @param view where the face lies in the picture
   * @param nuisance what else changes
   * @return the video
   */
  public static SyntheticVideo of(
      ClipId id, SyntheticFace face, VideoPlan plan, FaceView view, Nuisance nuisance) {
    return new SyntheticVideo(id, face, plan, view, nuisance, 3);
  }

  /**
   * The same video in gray or BGR.
   *
   * @param newChannels 1 for gray, 3 for BGR
   * @return a video with the same movements and truth
   * @throws IllegalArgumentException if the channels are neither 1 nor 3
   */
  public SyntheticVideo withChannels(int newChannels) {
    Checks.argument(
        newChannels == 1 || newChannels == 3,
        "channels must be 1 (gray) or 3 (BGR) but is " + newChannels);
    return new SyntheticVideo(id(), face(), plan, view(), nuisance(), newChannels);
  }

  private List<Act> acts(RandomGenerator random) {
    List<Movement.Kind> kinds = new ArrayList<>();
    kinds.addAll(Collections.nCopies(plan.micro(), Movement.Kind.MICRO));
    kinds.addAll(Collections.nCopies(plan.macro(), Movement.Kind.MACRO));
    for (int i = kinds.size() - 1; i > 0; i--) {
      Collections.swap(kinds, i, random.nextInt(i + 1));
    }
    double needed = VideoPlan.MICRO_SLOT * plan.micro() + VideoPlan.MACRO_SLOT * plan.macro();
    double stretch = plan.seconds() / Math.max(1, needed);
    List<Act> all = new ArrayList<>();
    double start = 0;
    for (Movement.Kind kind : kinds) {
      boolean micro = kind == Movement.Kind.MICRO;
      double slot = stretch * (micro ? VideoPlan.MICRO_SLOT : VideoPlan.MACRO_SLOT);
      double duration = micro ? random.nextDouble(0.2, 0.45) : random.nextDouble(0.8, 2);
      double free = slot - duration - 0.8;
      double onset = start + 0.4 + Math.max(0, free) * random.nextDouble();
      all.add(act(kind, keyFrames(onset, duration, random.nextDouble(0.3, 0.6)), random));
      start += slot;
    }
    return List.copyOf(all);
  }

  private Act act(Movement.Kind kind, KeyFrames when, RandomGenerator random) {
    List<EmotionRecipe> recipes = EmotionRecipe.dfme7();
    EmotionRecipe recipe = recipes.get(random.nextInt(recipes.size()));
    double amplitude = plan.amplitude() * (kind == Movement.Kind.MICRO ? 1 : MACRO_TIMES);
    RandomGenerator person = Seeds.generator(face().seed(), "habit/" + recipe.label());
    List<ActivatedUnit> units = recipe.perform(amplitude, person, random);
    List<ActionUnit> names = units.stream().map(ActivatedUnit::unit).toList();
    return new Act(
        new Movement(when, kind, Optional.of(recipe.label()), names),
        Deformation.of(units, face().geometry()));
  }

  private KeyFrames keyFrames(double onset, double duration, double apexShare) {
    FrameRate rate = plan.frameRate();
    int last = plan.length() - 1;
    int first = (int) Math.min(last, Math.max(0, Math.round(rate.framesIn(1000 * onset))));
    int length = (int) Math.max(2, Math.round(rate.framesIn(1000 * duration)));
    int apex = first + (int) Math.max(1, Math.round(apexShare * (length - 1)));
    return new KeyFrames(
        first, Math.min(last, apex), Math.min(last, first + length - 1), ApexSource.ANNOTATED);
  }

  private List<KeyFrames> blinks(RandomGenerator random) {
    List<KeyFrames> all = new ArrayList<>();
    double at = 0;
    while (nuisance().blinks() > 0) {
      at += 0.5 - Math.log(1 - random.nextDouble()) * (1 / BLINKS_PER_SECOND - 0.5);
      double duration = random.nextDouble(0.1, 0.3);
      if (at + duration >= plan.seconds()) {
        break;
      }
      all.add(keyFrames(at, duration, CLOSED_AT));
      at += duration;
    }
    return List.copyOf(all);
  }

  private List<Nod> nods(RandomGenerator random) {
    List<Nod> all = new ArrayList<>();
    double at = 0;
    while (nuisance().head().drift() > 0) {
      at += random.nextDouble(0.5, 1.5) / NODS_PER_SECOND;
      double duration = random.nextDouble(0.5, 1.2);
      if (at + duration >= plan.seconds()) {
        break;
      }
      double reach = NOD_TIMES_DRIFT * nuisance().head().drift() * random.nextDouble(0.3, 1);
      double angle = random.nextDouble(2 * Math.PI);
      all.add(
          new Nod(
              keyFrames(at, duration, 0.5),
              0.5 * reach * Math.cos(angle),
              reach * Math.sin(angle)));
    }
    return List.copyOf(all);
  }

  @Override
  FaceState state(int index) {
    double closure = 0;
    for (KeyFrames blink : blinks) {
      closure = Math.max(closure, MovementProfile.value(blink, index));
    }
    HeadPose pose = head.at(index);
    for (Nod nod : nods) {
      double part = MovementProfile.value(nod.when, index);
      pose = new HeadPose(pose.dx() + part * nod.dx, pose.dy() + part * nod.dy, pose.angle());
    }
    for (Act act : acts) {
      double amount = MovementProfile.value(act.movement.keyFrames(), index);
      if (amount > 0) {
        return new FaceState(act.deformation, amount, closure, pose);
      }
    }
    return new FaceState(Deformation.none(), 0, closure, pose);
  }

  /**
   * The true movements.
   *
   * @return in the order of their onsets
   */
  public List<Movement> movements() {
    return acts.stream().map(Act::movement).toList();
  }

  @Override
  public List<KeyFrames> blinks() {
    return blinks;
  }

  /**
   * When the head nods or sways.
   *
   * @return first moving, farthest and last moving frame of each
   */
  public List<KeyFrames> nods() {
    return nods.stream().map(Nod::when).toList();
  }
}
