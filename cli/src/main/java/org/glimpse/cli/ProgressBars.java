package org.glimpse.cli;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.glimpse.pipeline.Progress;

/** Progress on the terminal: a bar with rate and time left, or nothing where there is none. */
final class ProgressBars {
  private static final int UPDATE_MILLIS = 100;
  private static final int MAX_WIDTH = 100;

  private ProgressBars() {}

  /** Bars if standard error is a terminal, which the launcher knows, else silence. */
  static Progress onTerminal() {
    return Boolean.getBoolean("glimpse.terminal") ? ProgressBars::bar : Progress.silent();
  }

  /** A line for people who watch a log instead of a terminal. */
  static void say(PrintWriter err, String sentence) {
    err.println(sentence);
    err.flush();
  }

  /** An upper estimate of what is about to start. */
  static void sayTime(PrintWriter err, Duration time) {
    boolean minutes = time.toMinutes() >= 2;
    long value = 1 + (minutes ? time.toMinutes() : time.toSeconds());
    say(err, "Training will take about " + value + (minutes ? " min" : " s") + " at most.");
  }

  private static Progress.Task bar(String name, long steps) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setMaxRenderedLength(MAX_WIDTH)
            .showSpeed()
            .build();
    return new Progress.Task() {
      @Override
      public void step() {
        bar.step();
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }
}
