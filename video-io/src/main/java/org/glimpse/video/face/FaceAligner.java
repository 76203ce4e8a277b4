package org.glimpse.video.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.clip.AlignmentException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.FrameStore;
import org.glimpse.core.frame.Region;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameReaders;
import org.glimpse.video.FrameSource;

/**
 * Cuts clips to the face: gray, with the eyes at the places of {@link FaceLayout}, by one
 * similarity transform a clip and then, frame by frame, the head's own motion taken out.
 *
 * <p>Faces and eyes are looked for in about ten frames a second, at least twelve a clip; the
 * transform comes from the median places of the eyes, so that a blink or a wrong detection does not
 * move it. Where fewer than three pairs of plausible eyes are found, their places are inferred from
 * the face's square ({@link Alignment#eyesFound} tells). Pixels are interpolated linearly, after
 * smoothing where the picture shrinks; outside the picture they repeat its edge.
 *
 * <p>Where landmarks are found the eyes are the middles between their corners, the regions of the
 * clip are those of this face, and the inner corners of the eyes and the bridge of the nose lead
 * the way where the head moves far.
 *
 * <p>The head's motion is the similarity on which most of the upper face agrees with the first
 * frame that shows it, so that an expression stays and the head stands still to a fraction of a
 * pixel; {@link Alignment#steadiness} says how still. {@link #withoutSteadying} leaves that motion
 * in.
 *
 * <p>A clip is decoded once if its frames take no more than a sixteenth of the heap and 96 MiB
 * ({@link #withHeldBytes}), else up to three times. Aligned frames that take more than a
 * thirty-second of the heap lie in a temporary file until the clip is closed. Immutable; may be
 * used by several threads at once.
 */
public final class FaceAligner {
  private static final long MOST_HELD = 96L << 20;
  private static final long HEAP_SHARE = 16;
  private static final int MIN_SIDE = 8;

  private final Size size;
  private final DecodeOptions options;
  private final long heldBytes;
  private final boolean steady;
  private final FaceSearch search;

  private FaceAligner(
      Size size, DecodeOptions options, long heldBytes, boolean steady, FaceSearch search) {
    this.search = search;
    this.heldBytes = heldBytes;
    this.steady = steady;
    this.size = size;
    this.options = options;
  }

  /**
   * An aligner by the centres of the eyes.
   *
   * @param size width and height of the aligned frames, at least 8 a side
   * @return the aligner
   * @throws IllegalArgumentException if a side is smaller than 8
   */
  public static FaceAligner eyeCentred(Size size) {
    Checks.atLeast("aligned width", size.width(), MIN_SIDE);
    Checks.atLeast("aligned height", size.height(), MIN_SIDE);
    return new FaceAligner(
        size, DecodeOptions.withDefaults(), heldByDefault(), true, FaceSearch.withDefaults());
  }

  private static long heldByDefault() {
    return Math.min(MOST_HELD, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
  }

  /**
   * Chooses how clips are decoded; aligned frames are gray all the same.
   *
   * @param newOptions the options
   * @return a changed aligner
   */
  public FaceAligner withDecodeOptions(DecodeOptions newOptions) {
    return new FaceAligner(size, newOptions.withColor(false), heldBytes, steady, search);
  }

  /**
   * How clips are decoded.
   *
   * @return the options
   */
  public DecodeOptions decodeOptions() {
    return options;
  }

  /**
   * Bounds the memory for decoded frames; a clip that needs more is decoded anew instead.
   *
   * @param newHeldBytes bytes for each clip in work, at least 0
   * @return a changed aligner
   * @throws IllegalArgumentException if the bound is negative
   */
  public FaceAligner withHeldBytes(long newHeldBytes) {
    return new FaceAligner(
        size, options, Checks.atLeast("heldBytes", newHeldBytes, 0L), steady, search);
  }

  /**
   * Leaves the head's motion in the clip: one and the same transform for every frame.
   *
   * @return a changed aligner
   */
  public FaceAligner withoutSteadying() {
    return new FaceAligner(size, options, heldBytes, false, search);
  }

  /**
   * Chooses what finds the faces.
   *
   * @param newModels neural models; none for the Haar cascades, the default
   * @return a changed aligner
   */
  public FaceAligner withModels(FaceModels newModels) {
    return with(new FaceSearch(newModels, search.choice(), search.everywhere()));
  }

  /**
   * Chooses whose face it is where several people are seen.
   *
   * @param newChoice which person; the largest by default
   * @return a changed aligner
   */
  public FaceAligner withChoice(FaceChoice newChoice) {
    return with(new FaceSearch(search.models(), newChoice, search.everywhere()));
  }

  /**
   * Finds the landmarks in every frame with a face, for {@link FacePath#landmarks}, and not only in
   * those by which the clip is aligned. The aligned frames are the same either way.
   *
   * @return a changed aligner; without models for landmarks it makes no difference
   */
  public FaceAligner withLandmarksEverywhere() {
    return with(new FaceSearch(search.models(), search.choice(), true));
  }

  private FaceAligner with(FaceSearch newSearch) {
    return new FaceAligner(size, options, heldBytes, steady, newSearch);
  }

  /**
   * What finds the faces.
   *
   * @return the models
   */
  public FaceModels models() {
    return search.models();
  }

  /**
   * Whose face it is.
   *
   * @return the choice
   */
  public FaceChoice choice() {
    return search.choice();
  }

  /**
   * Whether the head's motion is taken out.
   *
   * @return true unless {@link #withoutSteadying} left it in
   */
  public boolean steadies() {
    return steady;
  }

  /**
   * The size of the aligned frames.
   *
   * @return width and height
   */
  public Size size() {
    return size;
  }

  /**
   * Aligns a clip on disk.
   *
   * @param source the clip
   * @return the aligned clip
   * @throws DecodeException if the clip cannot be decoded
   * @throws AlignmentException if it shows no face
   */
  public AlignedClip align(ClipSource source) throws DecodeException, AlignmentException {
    return alignment(source).clip();
  }

  /**
   * Aligns a clip on disk and tells how.
   *
   * @param source the clip
   * @return the aligned clip and how it came about
   * @throws DecodeException if the clip cannot be decoded
   * @throws AlignmentException if it shows no face
   */
  public Alignment alignment(ClipSource source) throws DecodeException, AlignmentException {
    return alignment(source.id(), FrameReaders.source(source, options));
  }

  /**
   * Aligns a clip from anywhere and tells how.
   *
   * @param id which clip it is
   * @param frames opens the clip, up to three times
   * @return the aligned clip and how it came about
   * @throws DecodeException if the clip cannot be decoded
   * @throws AlignmentException if it shows no face
   */
  public Alignment alignment(ClipId id, FrameSource frames)
      throws DecodeException, AlignmentException {
    try (FrameReader reader = frames.open();
        FaceFinder finder = search.models().finder()) {
      FaceSurvey survey = new FaceSurvey(reader.info(), finder);
      Optional<List<Frame>> held = look(reader, survey);
      Optional<FaceSurvey.Person> chosen = survey.person(search.choice());
      if (chosen.isEmpty()) {
        throw new AlignmentException(id, nobody(survey.people().size()));
      }
      FaceSurvey.Person person = chosen.get();
      FrameSource again =
          held.isPresent() ? () -> new HeldFrames(reader.info(), held.get()) : frames;
      FaceFollower follower = FaceFollower.of(person, survey.track(person), search);
      follower.follow(again);
      HeadTracker head = follower.head();
      FacePath path =
          new FacePath(person.eyesFound(), head.transforms(size, steady), follower.landmarks());
      FrameStore aligned = warp(again, path);
      VideoInfo info = reader.info();
      VideoInfo counted = info.counted(aligned.size(), survey.missing());
      FaceTrack track = follower.track();
      Map<Region, Box> regions =
          FaceRegions.of(person.faces(), path::transform, size)
              .orElseGet(() -> FaceLayout.boxes(size));
      AlignedClip clip = AlignedClip.of(id, info.frameRate(), aligned, track, regions);
      double residual = ResidualMotion.of(aligned, track) * size.width();
      Steadiness steadiness = new Steadiness(head.motion() * size.width(), residual);
      return new Alignment(clip, counted, path, steadiness);
    }
  }

  private String nobody(int people) {
    if (people == 0) {
      return "No face was found in the clip. The face must be upright, seen from the front and at"
          + " least a fifth of the picture's height.";
    }
    return "The clip shows "
        + people
        + (people == 1 ? " face" : " faces")
        + " and there is none with the number "
        + search.choice().id()
        + ". Faces are numbered from the left, from 1.";
  }

  /** Reads the whole clip; the frames come back if they fit into memory. */
  private Optional<List<Frame>> look(FrameReader reader, FaceSurvey survey) throws DecodeException {
    Optional<List<Frame>> held = Optional.of(new ArrayList<>());
    long bytes = 0;
    for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
      Frame frame = next.get().toGray();
      survey.add(frame);
      bytes += frame.size().area();
      if (bytes > heldBytes) {
        held = Optional.empty();
      }
      held.ifPresent(list -> list.add(frame));
    }
    survey.finish();
    return held;
  }

  private FrameStore warp(FrameSource frames, FacePath path) throws DecodeException {
    FrameStore aligned = FrameStore.empty();
    boolean complete = false;
    try (FrameReader reader = frames.open()) {
      for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
        Frame frame = next.get().toGray();
        aligned.add(Warp.apply(frame, path.transform(frame.index()), size));
      }
      complete = true;
      return aligned;
    } finally {
      if (!complete) {
        aligned.close();
      }
    }
  }
}
