package org.glimpse.evaluation.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;
import org.glimpse.core.Checks;

/**
 * Whether judges, for example corpora, agree on which of several things is better.
 *
 * @param ranks one row a judge, one rank a thing, 1 best, tied ones their mean rank
 */
public record RankAgreement(List<List<Double>> ranks) {
  /** Copies the rows. */
  public RankAgreement {
    ranks = ranks.stream().map(List::copyOf).toList();
  }

  /**
   * Ranks things.
   *
   * @param values one row a judge with one value a thing, higher is better; at least 1 row of at
   *     least 2 finite values
   * @return the ranks
   * @throws IllegalArgumentException if there are too few rows or columns, rows differ in length,
   *     or a value is not finite
   */
  public static RankAgreement of(List<List<Double>> values) {
    Checks.atLeast("judges", values.size(), 1);
    int things = Checks.atLeast("things", values.get(0).size(), 2);
    NaturalRanking ranking = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);
    List<List<Double>> rows = new ArrayList<>();
    for (List<Double> row : values) {
      Checks.argument(
          row.size() == things, "every judge must have " + things + " values, not " + row.size());
      row.forEach(v -> Checks.argument(Double.isFinite(v), "values must be finite"));
      double[] ranked = ranking.apply(row.stream().mapToDouble(v -> -v).toArray());
      rows.add(java.util.Arrays.stream(ranked).boxed().toList());
    }
    return new RankAgreement(rows);
  }

  /**
   * The mean rank of each thing over the judges.
   *
   * @return one a thing, 1 to the number of things
   */
  public List<Double> meanRanks() {
    List<Double> means = new ArrayList<>();
    for (int thing = 0; thing < ranks.get(0).size(); thing++) {
      int t = thing;
      means.add(ranks.stream().mapToDouble(row -> row.get(t)).average().orElseThrow());
    }
    return means;
  }

  /**
   * Spearman's rank correlation of two judges: Pearson's of their ranks.
   *
   * @param first a judge
   * @param second another
   * @return −1 (opposite) to 1 (the same), empty where a judge finds all things equal
   * @throws IndexOutOfBoundsException if there is no such judge
   */
  public OptionalDouble spearman(int first, int second) {
    List<Double> a = ranks.get(Checks.index("judge", first, ranks.size()));
    List<Double> b = ranks.get(Checks.index("judge", second, ranks.size()));
    double middle = (a.size() + 1) / 2.0;
    double shared = 0;
    double one = 0;
    double other = 0;
    for (int i = 0; i < a.size(); i++) {
      double x = a.get(i) - middle;
      double y = b.get(i) - middle;
      shared += x * y;
      one += x * x;
      other += y * y;
    }
    return one > 0 && other > 0
        ? OptionalDouble.of(shared / Math.sqrt(one * other))
        : OptionalDouble.empty();
  }

  /**
   * Kendall's coefficient of concordance W over all judges, corrected for ties: the effect of
   * {@link Friedman#test}.
   *
   * @return 0 (no agreement) to 1 (the same order), empty with fewer than two judges or where every
   *     judge finds all things equal
   */
  public OptionalDouble concordance() {
    if (ranks.size() < 2) {
      return OptionalDouble.empty();
    }
    return Friedman.of(ranks.stream().map(row -> row.stream().map(r -> -r).toList()).toList())
        .test()
        .effect();
  }
}
