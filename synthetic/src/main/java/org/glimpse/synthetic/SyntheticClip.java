package org.glimpse.synthetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.ValenceArousal;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;

/**
 * A clip of a procedural face with everything known about it: label, action units, key frames, head
 * pose, blinks, landmarks and dense flow.
 *
 * <p>Frames are computed when they are asked for and depend on the clip and the index alone: any
 * order and any thread gives the same bytes. Immutable.
 */
public final class SyntheticClip {
  private final ClipId id;
  private final SyntheticFace face;
  private final Performance performance;
  private final FaceView view;
  private final Nuisance nuisance;
  private final int channels;
  private final String label;
  private final ClipMotion motion;
  private final Scene scene;

  private SyntheticClip(
      ClipId id,
      SyntheticFace face,
      Performance performance,
      FaceView view,
      Nuisance nuisance,
      int channels,
      String label) {
    this.id = id;
    this.face = face;
    this.performance = performance;
    this.view = view;
    this.nuisance = nuisance;
    this.channels = channels;
    this.label = label;
    long seed = Seeds.derive(face.seed(), id.toString());
    FrameRate rate = performance.frameRate();
    motion = new ClipMotion(performance, face.geometry(), nuisance, seed);
    scene = new Scene(face, view, motion, new CameraModel(nuisance, rate, seed), rate);
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
    return new SyntheticClip(id, face, performance, view, nuisance, 3, performance.label());
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
    return new SyntheticClip(id, face, performance, view, nuisance, newChannels, label);
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
    return new SyntheticClip(id, face, performance, view, nuisance, channels, newLabel);
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
        id, face, performance, FaceView.aligned(side), nuisance.withStillHead(), channels, label);
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
        id, frameRate(), frames, new FaceTrack(Collections.nCopies(length(), 1.0)));
  }

  /**
   * One frame.
   *
   * @param index the 0-based index
   * @return the frame, its time given by the frame rate
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public Frame frame(int index) {
    Checks.index("frame", index, length());
    return scene.frame(index, channels);
  }

  /**
   * The true flow between two frames: expression, blink and head together, in pixels.
   *
   * <p>A pixel of skin goes where its point of the face goes, an eyeball's with the head, the
   * wall's nowhere. Where lids or lips of frame {@code to} cover what a pixel shows, the value is
   * where it would be without them.
   *
   * @param from the 0-based index of the first frame
   * @param to the 0-based index of the second frame, possibly earlier
   * @return u right and v down, of the picture's size
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public FlowField trueFlow(int from, int to) {
    Checks.index("from", from, length());
    Checks.index("to", to, length());
    return scene.flow(from, to);
  }

  /**
   * Where the points of the face truly are in a frame: expression, blink and head together.
   *
   * <p>They move with the skin, upper and lower lids with the edges of the lids: from one frame to
   * another as {@link #trueFlow} says of the skin at their places. What covers a point does not
   * move it.
   *
   * @param frame the 0-based index
   * @return 30 points in the order of {@link org.glimpse.core.frame.FacePoint#all}
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public List<Landmark> landmarks(int frame) {
    Checks.index("frame", frame, length());
    return scene.landmarks(frame);
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
   * Which clip it is.
   *
   * @return its id
   */
  public ClipId id() {
    return id;
  }

  /**
   * The subject.
   *
   * @return the face
   */
  public SyntheticFace face() {
    return face;
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
   * Where the face lies in the picture in frame 0.
   *
   * @return the view
   */
  public FaceView view() {
    return view;
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
   * The nominal rate.
   *
   * @return the rate
   */
  public FrameRate frameRate() {
    return performance.frameRate();
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
    RandomGenerator random = Seeds.generator(Seeds.derive(face.seed(), id.toString()), "feeling");
    return ValenceArousal.of(trueLabel()).map(point -> point.blurred(random));
  }

  /**
   * When the eyes blink.
   *
   * @return first moving, most closed and last moving frame of each blink
   */
  public List<KeyFrames> blinks() {
    return motion.blinks();
  }

  /**
   * The number of frames.
   *
   * @return at least 1
   */
  public int length() {
    return performance.length();
  }

  /**
   * Width and height of the frames.
   *
   * @return pixels
   */
  public Size size() {
    return view.size();
  }

  /**
   * The number of channels.
   *
   * @return 1 for gray, 3 for BGR
   */
  public int channels() {
    return channels;
  }
}
