package org.glimpse.video.face;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.Size;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.VideoInfo;

/**
 * Reads a video of any length as an aligned face, frame by frame, with the head's motion taken out.
 *
 * <p>Half a second of frames (at most 64 MiB) is looked through for a face, whose eyes are brought
 * to the places of {@link org.glimpse.core.frame.FaceLayout}; from then on the head is followed.
 * Where it can no longer be followed for a fifth of a second, a new face is looked for from there
 * on. Frames without a face, and the first one after the picture has jumped to a new face, are
 * marked. Memory does not grow with the length of the video. Not for use by several threads at
 * once.
 */
public final class FaceStream implements AutoCloseable {
  private static final long HELD_BYTES = 64L << 20;
  private static final double LOOK_MILLIS = 500;
  private static final double LOST_MILLIS = 200;
  private static final double CHECK_MILLIS = 1000;
  private static final int MOST_MISSES = 3;

  private final FrameReader reader;
  private final Size size;
  private final FaceModels models;
  private final Deque<Frame> ahead = new ArrayDeque<>();
  private final int lookAhead;
  private final int patience;
  private final int checkEvery;
  private Optional<FaceFinder> finder = Optional.empty();
  private Optional<HeadFollower> head = Optional.empty();
  private boolean jumped;
  private int lost;
  private int unchecked;
  private int misses;
  private int absent;

  /**
   * An aligned frame.
   *
   * @param frame the gray picture of the face; black where there is no face
   * @param face whether it shows the face where it was in the frame before
   */
  public record Seen(Frame frame, boolean face) {}

  private FaceStream(FrameReader reader, Size size, FaceModels models) {
    this.reader = reader;
    this.size = size;
    this.models = models;
    VideoInfo info = reader.info();
    double held = (double) HELD_BYTES / Math.max(1, info.size().area());
    lookAhead = (int) Math.max(1, Math.min(held, info.frameRate().framesIn(LOOK_MILLIS)));
    patience = (int) Math.max(1, info.frameRate().framesIn(LOST_MILLIS));
    checkEvery = (int) Math.max(1, info.frameRate().framesIn(CHECK_MILLIS));
  }

  /**
   * A stream of a video.
   *
   * @param reader the video's frames, gray or BGR; closed with the stream
   * @param size width and height of the aligned frames
   * @param models what finds the faces
   * @return the stream
   */
  public static FaceStream of(FrameReader reader, Size size, FaceModels models) {
    return new FaceStream(reader, size, models);
  }

  /**
   * What is known of the video.
   *
   * @return size, rate and length
   */
  public VideoInfo info() {
    return reader.info();
  }

  /**
   * The next frame.
   *
   * @return the aligned frame, or empty at the end of the video
   * @throws DecodeException if the frame cannot be decoded
   */
  public Optional<Seen> next() throws DecodeException {
    if (head.isEmpty() && ahead.size() < lookAhead) {
      look();
    }
    Optional<Frame> frame =
        ahead.isEmpty() ? reader.next().map(Frame::toGray) : Optional.of(ahead.removeFirst());
    return frame.map(this::seen);
  }

  /** Fills the frames ahead and looks for a face in them. */
  private void look() throws DecodeException {
    while (ahead.size() < lookAhead) {
      Optional<Frame> next = reader.next();
      if (next.isEmpty()) {
        break;
      }
      ahead.addLast(next.get().toGray());
    }
    Optional<FaceSurvey.Person> person = person(new ArrayList<>(ahead));
    head = person.map(p -> new HeadFollower(p.eyes()));
    absent = person.map(p -> p.faces().firstKey()).orElse(0);
    jumped = head.isPresent();
    lost = 0;
    unchecked = 0;
    misses = 0;
  }

  private Optional<FaceSurvey.Person> person(List<Frame> frames) {
    if (finder.isEmpty()) {
      finder = Optional.of(models.finder());
    }
    FaceSurvey survey = new FaceSurvey(reader.info(), finder.get());
    for (int i = 0; i < frames.size(); i++) {
      survey.add(frames.get(i).at(i, frames.get(i).timestampMicros()));
    }
    survey.finish();
    return survey.person(FaceChoice.largest());
  }

  private Seen seen(Frame frame) {
    boolean before = absent-- > 0;
    if (head.isEmpty() || before || frame.isMissing()) {
      return new Seen(black(frame), false);
    }
    HeadFollower follower = head.get();
    boolean followed = follower.follow(frame);
    lost = followed ? 0 : lost + 1;
    if (lost > patience || isGone(frame)) {
      head = Optional.empty();
      return new Seen(black(frame), false);
    }
    boolean face = !jumped;
    jumped = false;
    return new Seen(Warp.apply(frame, follower.transform(size), size), face);
  }

  /** Looks for the face once a second, and again soon where it is not found at once. */
  private boolean isGone(Frame frame) {
    if (++unchecked < checkEvery || !ahead.isEmpty()) {
      return false;
    }
    boolean found = person(List.of(frame.at(0, 0))).isPresent();
    misses = found ? 0 : misses + 1;
    unchecked = found ? 0 : checkEvery - patience;
    return misses >= MOST_MISSES;
  }

  private Frame black(Frame frame) {
    return Frame.wrap(frame.index(), frame.timestampMicros(), size, 1, new byte[size.area()]);
  }

  @Override
  public void close() {
    finder.ifPresent(FaceFinder::close);
    reader.close();
  }
}
