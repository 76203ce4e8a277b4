package org.glimpse.pipeline;

import java.util.Arrays;
import java.util.List;

/**
 * The outline of a video's scores for a picture: the highest score in each of at most 2000 equal
 * spans, which grow with the video. Not for use by several threads at once.
 */
public final class ScoreEnvelope {
  private static final int SPANS = 2000;

  private final double[] highest = new double[SPANS];
  private long frames;
  private long framesInSpan = 1;

  /** An outline without scores. */
  public ScoreEnvelope() {}

  /**
   * Adds the score of the next frame.
   *
   * @param score the score
   */
  public void add(double score) {
    if (frames == SPANS * framesInSpan) {
      for (int i = 0; i < SPANS / 2; i++) {
        highest[i] = Math.max(highest[2 * i], highest[2 * i + 1]);
      }
      Arrays.fill(highest, SPANS / 2, SPANS, 0);
      framesInSpan *= 2;
    }
    int span = (int) (frames / framesInSpan);
    highest[span] = Math.max(highest[span], score);
    frames++;
  }

  /**
   * How many frames there were.
   *
   * @return at least 0
   */
  public long frames() {
    return frames;
  }

  /**
   * How many frames a span holds.
   *
   * @return a power of two
   */
  public long framesInSpan() {
    return framesInSpan;
  }

  /**
   * The highest score of each span.
   *
   * @return in order; the last span may be shorter
   */
  public List<Double> highest() {
    int spans = (int) ((frames + framesInSpan - 1) / framesInSpan);
    return Arrays.stream(highest, 0, spans).boxed().toList();
  }
}
