package org.glimpse.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.MismatchException;
import org.glimpse.evaluation.spotting.FrameScores;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.ThresholdSweep;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.files.SpottingFiles;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Frame scores instead of predicted intervals, and how they become intervals. */
final class FrameScoreOptions {
  private static final int LARGEST_WINDOW = 1_000_000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--scores",
      paramLabel = "FILE",
      description = "Frame scores (subject,video,frame,score) instead of --predictions.")
  private Optional<Path> scores;

  @Option(
      names = "--half-window",
      paramLabel = "K",
      description = "Half of an expression's usual length in frames; smooths over 2 K frames.")
  private Optional<Integer> halfWindow;

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description = "Least height of a peak, from 0 (the mean) to 1 (the maximum).")
  private Optional<Double> threshold;

  @Option(
      names = "--sweep",
      paramLabel = "FROM:TO:STEP",
      description = "Many thresholds, for example 0.01:0.99:0.01; prints CSV.")
  private Optional<String> sweep;

  boolean sweeps() {
    return sweep.isPresent();
  }

  /** The frame scores of each video. */
  List<FrameScores> read() throws FileFormatException, MismatchException {
    return SpottingFiles.frameScores(scores.orElseThrow());
  }

  /** What frame scores give at each threshold. */
  List<ThresholdSweep.Point> points(
      List<FrameScores> read, Set<ClipId> videos, List<VideoInterval> truth, MatchRule rule) {
    return ThresholdSweep.of(read, videos, truth, halfWindow(), thresholds(), rule);
  }

  /** Half of an expression's usual length in frames. */
  int halfWindow() {
    int k = halfWindow.orElseThrow(() -> usage("--scores needs --half-window."));
    if (k < 1 || k > LARGEST_WINDOW) {
      throw usage("--half-window must be in [1, " + LARGEST_WINDOW + "] but is " + k + ".");
    }
    return k;
  }

  /** The one threshold, or those of the sweep. */
  private List<Double> thresholds() {
    if (threshold.isPresent() == sweep.isPresent()) {
      throw usage("--scores needs either --threshold or --sweep.");
    }
    if (threshold.isPresent()) {
      double value = threshold.get();
      if (!(value >= 0 && value <= 1)) {
        throw usage("--threshold must be in [0, 1] but is " + value + ".");
      }
      return List.of(value);
    }
    String text = sweep.orElseThrow();
    String[] parts = text.split(":", -1);
    try {
      if (parts.length == 3) {
        return ThresholdSweep.thresholds(
            Double.parseDouble(parts[0]),
            Double.parseDouble(parts[1]),
            Double.parseDouble(parts[2]));
      }
    } catch (IllegalArgumentException e) {
      throw usage("--sweep '" + text + "': " + e.getMessage() + ".");
    }
    throw usage("--sweep must be FROM:TO:STEP, for example 0.01:0.99:0.01, but is '" + text + "'.");
  }

  /** Refuses options that contradict each other or would have no effect. */
  void check(boolean predictions, boolean json) {
    if (predictions == scores.isPresent()) {
      throw usage("give either --predictions or --scores.");
    }
    if (json && sweep.isPresent()) {
      throw usage("--sweep prints CSV, so --json cannot be given with it.");
    }
    if (scores.isPresent()) {
      halfWindow();
      thresholds();
    } else if (halfWindow.isPresent() || threshold.isPresent() || sweep.isPresent()) {
      throw usage("--half-window, --threshold and --sweep need --scores.");
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
