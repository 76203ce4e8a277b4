package org.glimpse.synthetic;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.glimpse.core.Checks;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.core.frame.Frame;

/**
 * One subject: a plain human face whose shape, complexion, hair, skin texture and light follow from
 * a seed.
 *
 * <p>Height field of skull, orbits, nose, lips, folds and pores, shaded by a key and a fill light
 * with soft occlusion and gloss; brows, lashes and hair in single strokes; eyeballs on a layer of
 * their own, which the lids uncover. Drawn once for each size that is asked for and kept while
 * memory allows; safe for many threads.
 */
public final class SyntheticFace {
  private final long seed;
  private final FaceGeometry geometry;
  private final Complexion complexion;
  private final Optional<FacePhoto> photo;
  private final Map<FaceView, SoftReference<FaceTexture>> textures = new ConcurrentHashMap<>();

  private SyntheticFace(long seed, FaceGeometry geometry, Optional<FacePhoto> photo) {
    this.seed = seed;
    this.geometry = geometry;
    this.photo = photo;
    complexion = new Complexion(seed);
  }

  /**
   * The subject of a seed.
   *
   * @param seed any number; the same number gives the same face
   * @return the face
   */
  public static SyntheticFace of(long seed) {
    return new SyntheticFace(seed, new FaceGeometry(seed), Optional.empty());
  }

  /**
   * A photographed subject: the same movements on real skin.
   *
   * <p>The photograph is turned and scaled so that the eyes lie where the layout wants them, and
   * warped as the skin of a procedural face is; the background in it moves along with the head's
   * edge. Closed lids are the skin above the eye stretched over it.
   *
   * @param photo the photograph and where the parts of the face are
   * @param seed what tells apart subjects, and so movements, of the same photograph
   * @return the face
   */
  public static SyntheticFace of(FacePhoto photo, long seed) {
    return new SyntheticFace(seed, new FaceGeometry(photo), Optional.of(photo));
  }

  /**
   * The number the face was made from.
   *
   * @return the seed
   */
  public long seed() {
    return seed;
  }

  /**
   * The neutral face.
   *
   * @param view where the face lies in the picture
   * @param channels 1 for gray, 3 for BGR
   * @return a frame with index 0 and time 0
   * @throws IllegalArgumentException if channels is neither 1 nor 3
   */
  public Frame render(FaceView view, int channels) {
    Checks.argument(
        channels == 1 || channels == 3, "channels must be 1 (gray) or 3 (BGR) but is " + channels);
    byte[] pixels = new FrameRenderer(texture(view), channels).render(FaceState.neutral());
    return Frame.wrap(0, 0, view.size(), channels, pixels);
  }

  FaceGeometry geometry() {
    return geometry;
  }

  Complexion complexion() {
    return complexion;
  }

  /** The color of the skin in even light; of a photograph that of its cheeks. */
  Rgb skin() {
    Spot right = NeutralPoints.cheek(geometry, -1);
    Spot left = NeutralPoints.cheek(geometry, 1);
    return photo.map(p -> p.light(right).mix(p.light(left), 0.5)).orElse(complexion.skin);
  }

  /** Where the points of the neutral face lie, in face units and in their own order. */
  Map<FacePoint, Spot> points() {
    return photo.isPresent() ? NeutralPoints.of(geometry, photo.get()) : NeutralPoints.of(geometry);
  }

  FaceTexture texture(FaceView view) {
    SoftReference<FaceTexture> kept = textures.get(view);
    FaceTexture texture = kept == null ? null : kept.get();
    if (texture == null) {
      texture =
          photo.isPresent()
              ? FaceTexture.photo(geometry, photo.get(), view)
              : FaceTexture.paint(geometry, complexion, seed, view);
      textures.put(view, new SoftReference<>(texture));
    }
    return texture;
  }
}
