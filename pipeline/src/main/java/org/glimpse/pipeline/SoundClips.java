package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;

/**
 * The clips that a model can look at, and those that it cannot.
 *
 * @param sound their tensors can be read and all values are finite
 * @param failed the others
 */
public record SoundClips(List<LabelledClip> sound, List<ClipOutcome.Failed> failed) {
  /** Copies the lists. */
  public SoundClips {
    sound = List.copyOf(sound);
    failed = List.copyOf(failed);
  }

  /**
   * Looks at clips.
   *
   * @param clips the clips
   * @return each of them on one side
   */
  public static SoundClips of(LabelledClips clips) {
    List<LabelledClip> sound = new ArrayList<>();
    List<ClipOutcome.Failed> failed = new ArrayList<>();
    for (LabelledClip clip : clips.clips()) {
      try {
        clip.tensor().forTest().checkFinite(clip.id());
        sound.add(clip);
      } catch (ClipException e) {
        failed.add(ClipOutcome.Failed.of(e));
      }
    }
    return new SoundClips(sound, failed);
  }
}
