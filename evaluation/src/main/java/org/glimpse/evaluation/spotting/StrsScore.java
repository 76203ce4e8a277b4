package org.glimpse.evaluation.spotting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.glimpse.core.Checks;
import org.glimpse.evaluation.MismatchException;

/**
 * The spot-then-recognize score: spotting F1 times the F1 of the emotions of matched intervals.
 *
 * <p>Spotting counts all videos as one. Recognition looks at matched intervals alone; its classes
 * are the emotions that occur in the truth, matched or not, and case is ignored. A predicted
 * emotion that is no such class is wrong. With {@code P_c}, {@code R_c} and {@code F_c} of class c,
 * here 0 where a denominator is 0 (the metric's own definition, unlike {@link
 * org.glimpse.evaluation.Confusion}), {@code analysisF1 = 2 P R / (P + R)} of the mean precision P
 * and the mean recall R, which is not the mean of {@code F_c}; {@code UF1} is that mean and {@code
 * UAR} is R. The score is {@code spottingF1 * analysisF1}, and 0 where nothing was matched.
 *
 * <p>Source: Liong, See, Chan, "Spot-then-recognize: A micro-expression analysis network for
 * seamless evaluation of long videos", 2023, and its public script ({@code genbing99/STRS-Metric}).
 * Departures: that script prints the mean precision as UAR, drops subjects without a prediction and
 * videos without a true interval, and matches in the order of the rows.
 */
public final class StrsScore {
  private final SpottingScore spotting;
  private final List<String> emotions;
  private final List<ClassCounts> classes;

  private StrsScore(SpottingScore spotting, List<String> emotions, List<ClassCounts> classes) {
    this.spotting = spotting;
    this.emotions = emotions;
    this.classes = classes;
  }

  /** Matched intervals of a class: true, predicted, and both. */
  private record ClassCounts(int truth, int predicted, int correct) {
    static double ratio(double part, int whole) {
      return whole == 0 ? 0 : part / whole;
    }

    double precision() {
      return ratio(correct, predicted);
    }

    double recall() {
      return ratio(correct, truth);
    }

    double f1() {
      return ratio(2.0 * correct, truth + predicted);
    }
  }

  /**
   * Scores predictions.
   *
   * @param truth the true intervals with their emotions, at least one
   * @param predictions the predicted intervals with theirs
   * @param rule when a pair matches
   * @return the score
   * @throws MismatchException if an interval has no emotion; the message names its video
   * @throws IllegalArgumentException if there is no true interval
   */
  public static StrsScore of(
      List<VideoInterval> truth, List<VideoInterval> predictions, MatchRule rule)
      throws MismatchException {
    Checks.notEmpty("truth", truth);
    TreeSet<String> emotions = new TreeSet<>();
    for (VideoInterval interval : truth) {
      emotions.add(emotion(interval));
    }
    for (VideoInterval interval : predictions) {
      emotion(interval);
    }
    SpottingScore spotting = SpottingScore.of(truth, predictions, rule);
    List<ClassCounts> classes = new ArrayList<>();
    for (String emotion : emotions) {
      int[] counts = new int[3];
      for (SpottingScore.Match match : spotting.matches()) {
        boolean isTrue = emotion(match.truth()).equals(emotion);
        boolean isPredicted = emotion(match.prediction()).equals(emotion);
        counts[0] += isTrue ? 1 : 0;
        counts[1] += isPredicted ? 1 : 0;
        counts[2] += isTrue && isPredicted ? 1 : 0;
      }
      classes.add(new ClassCounts(counts[0], counts[1], counts[2]));
    }
    return new StrsScore(spotting, List.copyOf(emotions), List.copyOf(classes));
  }

  private static String emotion(VideoInterval interval) throws MismatchException {
    return interval
        .emotion()
        .map(emotion -> emotion.strip().toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new MismatchException(
                    interval.video(),
                    "The interval "
                        + interval.frames().onset()
                        + " to "
                        + interval.frames().offset()
                        + " of video "
                        + interval.video()
                        + " has no emotion."));
  }

  /**
   * The spotting part.
   *
   * @return matches and counts over all videos
   */
  public SpottingScore spotting() {
    return spotting;
  }

  /**
   * The classes.
   *
   * @return the emotions of the truth in lower case and alphabetical order
   */
  public List<String> emotions() {
    return emotions;
  }

  /**
   * F1 of spotting.
   *
   * @return in [0, 1]
   */
  public double spottingF1() {
    return spotting.counts().f1().orElse(0);
  }

  /**
   * The harmonic mean of macro precision and macro recall over the matched intervals.
   *
   * @return in [0, 1], or empty if no interval was matched
   */
  public OptionalDouble analysisF1() {
    double precision = mean(ClassCounts::precision);
    double recall = mean(ClassCounts::recall);
    return ifMatched(precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
  }

  /**
   * The score.
   *
   * @return {@code spottingF1 * analysisF1}, or 0 if no interval was matched
   */
  public double strs() {
    return spottingF1() * analysisF1().orElse(0);
  }

  /**
   * The mean of the classes' F1 over the matched intervals.
   *
   * @return in [0, 1], or empty if no interval was matched
   */
  public OptionalDouble uf1() {
    return ifMatched(mean(ClassCounts::f1));
  }

  /**
   * The mean of the classes' recall over the matched intervals.
   *
   * @return in [0, 1], or empty if no interval was matched
   */
  public OptionalDouble uar() {
    return ifMatched(mean(ClassCounts::recall));
  }

  private OptionalDouble ifMatched(double value) {
    return spotting.matches().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private double mean(ToDoubleFunction<ClassCounts> metric) {
    return classes.stream().mapToDouble(metric).average().orElse(0);
  }
}
