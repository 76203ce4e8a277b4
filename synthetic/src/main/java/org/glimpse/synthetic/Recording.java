package org.glimpse.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Occluder;

/** A face before a camera: what each frame shows, and where everything in it truly is. */
abstract class Recording {
  private final ClipId id;
  private final SyntheticFace face;
  private final FaceView view;
  private final int channels;
  private final Take take;
  private final CameraModel camera;
  private final Optional<Occlusion> occlusion;

  /**
   * How it is filmed.
   *
   * @param nuisance what changes and is no expression
   * @param length the number of frames
   * @param frameRate the nominal rate
   * @param seed where everything random comes from
   */
  record Take(Nuisance nuisance, int length, FrameRate frameRate, long seed) {
    HeadPath path(Nuisance sway) {
      return new HeadPath(sway, length, frameRate, Seeds.derive(seed, "occluder"));
    }
  }

  Recording(ClipId id, SyntheticFace face, FaceView view, int channels, Take take) {
    this.id = id;
    this.face = face;
    this.view = view;
    this.channels = channels;
    this.take = take;
    camera = new CameraModel(take.nuisance, take.frameRate, take.seed);
    occlusion = Occlusion.of(face, view, take, this::state);
  }

  /** What the face does in a frame. */
  abstract FaceState state(int frame);

  /**
   * One frame.
   *
   * @param index the 0-based index
   * @return the frame, its time given by the frame rate
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public Frame frame(int index) {
    Checks.index("frame", index, length());
    float[] light = new FrameRenderer(face.texture(view), channels).light(state(index));
    occlusion.ifPresent(o -> o.cover(light, channels, index));
    byte[] pixels = camera.expose(light, view.size(), channels, index);
    return Frame.wrap(index, frameRate().microsAt(index), view.size(), channels, pixels);
  }

  /**
   * The true flow between two frames: expression, blink and head together, in pixels.
   *
   * <p>A pixel of skin goes where its point of the face goes, an eyeball's with the head, the
   * wall's nowhere. Where lids or lips of frame {@code to} cover what a pixel shows, the value is
   * where it would be without them; what hides a part of the face has no flow of its own.
   *
   * @param from the 0-based index of the first frame
   * @param to the 0-based index of the second frame, possibly earlier
   * @return u right and v down, of the picture's size
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public FlowField trueFlow(int from, int to) {
    Checks.index("from", from, length());
    Checks.index("to", to, length());
    return new TrueFlow(face.texture(view)).between(state(from), state(to));
  }

  /**
   * Where the points of the face truly are in a frame: expression, blink and head together.
   *
   * <p>They move with the skin, upper and lower lids with the edges of the lids: from one frame to
   * another as {@link #trueFlow} says of the skin at their places. What hides a point does not move
   * it.
   *
   * @param frame the 0-based index
   * @return 30 points in the order of {@link FacePoint#all}
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public List<Landmark> landmarks(int frame) {
    Checks.index("frame", frame, length());
    FaceWarp warp = new FaceWarp(face.geometry(), state(frame));
    List<Landmark> landmarks = new ArrayList<>();
    for (Map.Entry<FacePoint, Spot> point : face.points().entrySet()) {
      warp.forward(point.getValue().x(), point.getValue().y());
      landmarks.add(new Landmark(point.getKey(), view.x(warp.x), view.y(warp.y)));
    }
    return List.copyOf(landmarks);
  }

  /**
   * What hides a part of the face.
   *
   * @return kind and place, or empty if nothing does
   */
  public Optional<Occluder> occluder() {
    return occlusion.map(o -> o.truth(length()));
  }

  /**
   * When the eyes blink.
   *
   * @return first moving, most closed and last moving frame of each blink
   */
  public abstract List<KeyFrames> blinks();

  /**
   * Which recording it is.
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
   * Where the face lies in the picture when the head is at rest, as in frame 0 of a clip.
   *
   * @return the view
   */
  public FaceView view() {
    return view;
  }

  /**
   * The nominal rate.
   *
   * @return the rate
   */
  public FrameRate frameRate() {
    return take.frameRate;
  }

  /**
   * The number of frames.
   *
   * @return at least 1
   */
  public int length() {
    return take.length;
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

  Nuisance nuisance() {
    return take.nuisance;
  }
}
