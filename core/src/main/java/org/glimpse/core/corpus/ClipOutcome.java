package org.glimpse.core.corpus;

import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Step;
import org.glimpse.core.label.Prediction;

/** What became of a clip in a batch: a batch neither dies nor forgets. */
public sealed interface ClipOutcome {
  /**
   * Which clip it is.
   *
   * @return its id
   */
  ClipId id();

  /**
   * The analysis, if there is one.
   *
   * @return empty for a failed clip
   */
  Optional<Analyzed> analyzed();

  /**
   * The failure, if there is one.
   *
   * @return empty for an analyzed clip
   */
  Optional<Failed> failed();

  /**
   * The key frames that were used.
   *
   * @return empty for a failed clip
   */
  default Optional<KeyFrames> usedKeyFrames() {
    return analyzed().map(clip -> clip.analysis().keyFrames());
  }

  /**
   * A clip that was analyzed.
   *
   * @param analysis what was found
   * @param prediction the predicted label, where a model was given
   */
  record Analyzed(ClipAnalysis analysis, Optional<Prediction> prediction) implements ClipOutcome {
    @Override
    public ClipId id() {
      return analysis.source().id();
    }

    @Override
    public Optional<Analyzed> analyzed() {
      return Optional.of(this);
    }

    @Override
    public Optional<Failed> failed() {
      return Optional.empty();
    }
  }

  /**
   * A clip of which only the frames that a sampler needs were read, or none because it had been
   * encoded before, so that there is no analysis.
   *
   * @param source the clip
   * @param keyFrames its key frames
   * @param framesRead how many of its frames were read when it was encoded
   */
  record Encoded(ClipSource source, KeyFrames keyFrames, int framesRead) implements ClipOutcome {
    @Override
    public ClipId id() {
      return source.id();
    }

    @Override
    public Optional<Analyzed> analyzed() {
      return Optional.empty();
    }

    @Override
    public Optional<Failed> failed() {
      return Optional.empty();
    }

    @Override
    public Optional<KeyFrames> usedKeyFrames() {
      return Optional.of(keyFrames);
    }
  }

  /**
   * A clip without a result.
   *
   * @param id which clip it is
   * @param step the step that failed
   * @param reason one or two plain sentences with the value and the way out
   */
  record Failed(ClipId id, Step step, String reason) implements ClipOutcome {
    /**
     * Checks the reason.
     *
     * @param id which clip it is
     * @param step the step that failed
     * @param reason one or two plain sentences with the value and the way out
     * @throws IllegalArgumentException if the reason is blank
     */
    public Failed {
      Checks.notBlank("reason", reason);
    }

    /**
     * The failure that an exception tells.
     *
     * @param error the exception
     * @return the failure
     */
    public static Failed of(ClipException error) {
      return new Failed(error.clip(), error.step(), String.valueOf(error.getMessage()));
    }

    @Override
    public Optional<Analyzed> analyzed() {
      return Optional.empty();
    }

    @Override
    public Optional<Failed> failed() {
      return Optional.of(this);
    }
  }
}
