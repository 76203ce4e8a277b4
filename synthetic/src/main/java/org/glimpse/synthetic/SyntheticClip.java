package org.glimpse.synthetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.ValenceArousal;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.Frame;

/**
 * A clip of a procedural face with everything known about it: label, action units, key frames, head
 * pose, blinks, landmarks and dense flow.
 *
 * <p>Frames are computed when they are asked for and depend on the clip and the index alone: any
 * order and any thread gives the same bytes. Immutable.
 */
public final class SyntheticClip extends Recording {
  private final Performance performance;
  private final String label;
  private final ClipMotion motion;

  private SyntheticClip(ClipId id, Shown shown, FaceView view, Nuisance nuisance, int channels) {
    super(id, shown.face, view, channels, take(id, shown, nuisance));
    performance = shown.performance;
    label = shown.label;
    motion = new ClipMotion(performance, shown.face.geometry(), nuisance, seed(id, shown.face));
  }

  /** Who does what, and what an annotation calls it. */
  private record Shown(SyntheticFace face, Performance performance, String label) {}

  private static Take take(ClipId id, Shown shown, Nuisance nuisance) {
    Performance performance = shown.performance;
    return new Take(nuisance, performance.length(), performance.frameRate(), seed(id, shown.face));
  }

  private static long seed(ClipId id, SyntheticFace face) {
    return Seeds.derive(face.seed(), id.toString());
  }

  private Shown shown() {
    return new Shown(face(), performance, label);
  }

  @Override
  FaceState state(int frame) {
    return motion.apply(frame);
  }

  @Override
  public List<KeyFrames> blinks() {
    return motion.blinks();
  }

  /**
   * A clip in BGR.
   *
   * @param id which clip it is; with the face's seed it decides head path, blinks and noise
   * @param face the subject
   * @param performance what the subject does
   * @param view where the face lies in the picture
   * @param nuisance what else changes
   * @return the clip
   */
  public static SyntheticClip of(
      ClipId id, SyntheticFace face, Performance performance, FaceView view, Nuisance nuisance) {
    return new SyntheticClip(
        id, new Shown(face, performance, performance.label()), view, nuisance, 3);
  }

  /**
   * The same clip in gray or BGR.
   *
   * @param newChannels 1 for gray, 3 for BGR
   * @return a clip with the same movements and truth
   * @throws IllegalArgumentException if the channels are neither 1 nor 3
   */
  public SyntheticClip withChannels(int newChannels) {
    Checks.argument(
        newChannels == 1 || newChannels == 3,
        "channels must be 1 (gray) or 3 (BGR) but is " + newChannels);
    return new SyntheticClip(id(), shown(), view(), nuisance(), newChannels);
  }

  /**
   * The same clip with an annotated label that need not be the true one.
   *
   * @param newLabel the label that an annotation shows, not blank
   * @return a clip with the same frames
   * @throws IllegalArgumentException if the label is blank
   */
  public SyntheticClip withLabel(String newLabel) {
    Checks.notBlank("label", newLabel);
    return new SyntheticClip(
        id(), new Shown(face(), performance, newLabel), view(), nuisance(), channels());
  }

  /**
   * The same clip as a perfect aligner would show it: the aligned square only, and a head that
   * stands still; blinks, flicker and noise stay.
   *
   * @param side pixels a side
   * @return a clip of side × side pixels
   * @throws IllegalArgumentException if the side is smaller than 16 or larger than 4096
   */
  public SyntheticClip cropped(int side) {
    return new SyntheticClip(
        id(), shown(), FaceView.aligned(side), nuisance().withStillHead(), channels());
  }

  /**
   * All frames of the {@linkplain #cropped cropped} clip in gray.
   *
   * @param side pixels a side
   * @return an aligned clip with confidence 1 in every frame
   * @throws IllegalArgumentException if the side is smaller than 16 or larger than 4096
   */
  public AlignedClip aligned(int side) {
    SyntheticClip clip = cropped(side).withChannels(1);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < length(); i++) {
      frames.add(clip.frame(i));
    }
    return AlignedClip.of(
        id(), frameRate(), frames, new FaceTrack(Collections.nCopies(length(), 1.0)));
  }

  /**
   * What a corpus would say about the clip.
   *
   * @return key frames, annotated label, action units, frame rate, valence and arousal
   */
  public Annotation annotation() {
    return new Annotation(
        Optional.of(keyFrames()),
        Optional.of(label),
        actionUnits(),
        Optional.of(frameRate()),
        feeling());
  }

  /**
   * What the subject does.
   *
   * @return label, units with amplitudes, profile, length and rate
   */
  public Performance performance() {
    return performance;
  }

  /**
   * The annotated label, which label noise may have changed.
   *
   * @return the label
   */
  public String label() {
    return label;
  }

  /**
   * The label of what is really shown.
   *
   * @return the label
   */
  public String trueLabel() {
    return performance.label();
  }

  /**
   * The true key frames.
   *
   * @return onset, apex and offset, marked as annotated
   */
  public KeyFrames keyFrames() {
    return performance.profile().keyFrames();
  }

  /**
   * The true action units.
   *
   * @return the units in the order of the performance
   */
  public List<ActionUnit> actionUnits() {
    return performance.units().stream().map(ActivatedUnit::unit).toList();
  }

  /**
   * The true valence and arousal: those of the true label in the table of {@link ValenceArousal},
   * with its noise; label noise does not change them.
   *
   * @return empty where the table does not know the label, as contempt
   */
  public Optional<ValenceArousal> feeling() {
    RandomGenerator random = Seeds.generator(seed(id(), face()), "feeling");
    return ValenceArousal.of(trueLabel()).map(point -> point.blurred(random));
  }
}
