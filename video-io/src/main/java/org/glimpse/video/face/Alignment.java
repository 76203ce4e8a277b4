package org.glimpse.video.face;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.VideoInfo;

/**
 * An aligned clip, and how it came about.
 *
 * @param clip the aligned clip
 * @param video size and rate of the clip as it was decoded, and the counted number of its frames
 * @param path where the face lies in every frame
 * @param steadiness how much the head moves, and how much of that is left
 */
public record Alignment(AlignedClip clip, VideoInfo video, FacePath path, Steadiness steadiness) {
  /**
   * A clip that came aligned: every frame is taken as it is.
   *
   * @param clip the clip
   * @param video its size, rate and number of frames
   * @return an alignment that moves nothing
   */
  public static Alignment asIs(AlignedClip clip, VideoInfo video) {
    List<Similarity> same = Collections.nCopies(clip.length(), Similarity.IDENTITY);
    FacePath path = new FacePath(true, same, Map.of());
    return new Alignment(clip, video, path, new Steadiness(0, 0));
  }

  /**
   * Whether the eyes were found.
   *
   * @return false if their places were inferred from the usual geometry of a face
   */
  public boolean eyesFound() {
    return path.eyesFound();
  }
}
