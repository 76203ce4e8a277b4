package org.glimpse.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.keyframe.MotionAnalyzer;
import org.glimpse.keyframe.detect.KeyFrameDetector;
import org.glimpse.video.face.Alignment;
import org.glimpse.video.face.FaceAligner;

/**
 * Analyzes one clip: decode, align, measure motion, find key frames. One clip in, one outcome out;
 * it keeps nothing between clips and may be used by several threads at once.
 */
public final class ClipAnalyzer {
  private static final int FILMSTRIP_FRAMES = 7;

  private final FaceAligner aligner;
  private final MotionAnalyzer motion;
  private final KeyFrameDetector detector;
  private final KeyFrameChoice choice;

  ClipAnalyzer(
      FaceAligner aligner,
      MotionAnalyzer motion,
      KeyFrameDetector detector,
      KeyFrameChoice choice) {
    this.aligner = aligner;
    this.motion = motion;
    this.detector = detector;
    this.choice = choice;
  }

  /**
   * Analyzes a clip.
   *
   * @param source the clip
   * @return what was found, or why nothing was
   */
  public ClipOutcome analyze(ClipSource source) {
    return analyze(source, List.of());
  }

  /**
   * Analyzes a clip and writes what is asked for.
   *
   * @param source the clip
   * @param outputs what is written while its frames are at hand
   * @return what was found, or why nothing was
   */
  public ClipOutcome analyze(ClipSource source, List<ClipOutput> outputs) {
    try (ProcessedClip clip = process(source)) {
      for (ClipOutput output : outputs) {
        output.write(clip);
      }
      return outcome(clip);
    } catch (ClipException e) {
      return ClipOutcome.Failed.of(e);
    } catch (UncheckedIOException e) {
      return new ClipOutcome.Failed(source.id(), Step.MOTION, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new ClipOutcome.Failed(
          source.id(), Step.ENCODE, "A file about the clip cannot be written: " + e.getMessage());
    }
  }

  /** Decodes, aligns and measures a clip; the caller closes what comes back. */
  ProcessedClip process(ClipSource source) throws ClipException {
    Alignment alignment = aligner.alignment(source);
    boolean complete = false;
    try {
      MotionCurve curve = motion.measure(alignment.clip());
      KeyFrames keyFrames = keyFrames(source, alignment.clip(), curve);
      complete = true;
      return new ProcessedClip(source, alignment, curve, keyFrames);
    } finally {
      if (!complete) {
        alignment.clip().close();
      }
    }
  }

  /** The analysis of a processed clip, with its filmstrip. */
  static ClipOutcome outcome(ProcessedClip clip) {
    return new ClipOutcome.Analyzed(
        new ClipAnalysis(
            clip.source(),
            clip.video(),
            clip.keyFrames(),
            clip.motion(),
            filmstrip(clip.aligned(), clip.keyFrames())),
        Optional.empty());
  }

  private KeyFrames keyFrames(ClipSource source, AlignedClip clip, MotionCurve curve)
      throws DecodeException, NoMovementException {
    Optional<KeyFrames> annotated = source.annotation().keyFrames();
    if (choice == KeyFrameChoice.DETECTED || annotated.isEmpty()) {
      return detector.detect(clip, curve).keyFrames();
    }
    KeyFrames keyFrames = annotated.get();
    if (keyFrames.offset() >= curve.length()) {
      throw new DecodeException(
          source.id(),
          "The annotated offset is frame "
              + keyFrames.offset()
              + " but the clip has only "
              + curve.length()
              + " frames. Complete the clip or correct the annotation.");
    }
    return keyFrames;
  }

  /** Onset, apex and offset and frames evenly between them, each once, in time order. */
  private static List<Frame> filmstrip(AlignedClip clip, KeyFrames keyFrames) {
    TreeSet<Integer> chosen = new TreeSet<>();
    int half = FILMSTRIP_FRAMES / 2;
    for (int i = 0; i <= half; i++) {
      chosen.add(keyFrames.onset() + i * (keyFrames.apex() - keyFrames.onset()) / half);
      chosen.add(keyFrames.apex() + i * (keyFrames.offset() - keyFrames.apex()) / half);
    }
    List<Frame> strip = new ArrayList<>();
    for (int index : chosen) {
      strip.add(clip.frame(Checks.index("filmstrip frame", index, clip.length())));
    }
    return strip;
  }
}
