package org.glimpse.evaluation.spotting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Peaks as {@code scipy.signal.find_peaks(x, height=…, distance=…)} finds them. */
final class Peaks {
  private Peaks() {}

  /**
   * Local maxima of at least a height that are at least a distance apart.
   *
   * <p>A maximum is higher than both neighbors, so the first and last position are none; of a
   * plateau the middle position counts, rounded down. Those below the height go first; then, from
   * the highest peak to the lowest, each that still stands removes all that are less than the
   * distance away. Of equally high peaks the later one goes first (SciPy leaves that to its sort).
   */
  static List<Integer> find(double[] x, double height, int distance) {
    List<Integer> peaks = maxima(x);
    peaks.removeIf(peak -> x[peak] < height);
    int n = peaks.size();
    boolean[] removed = new boolean[n];
    List<Integer> byPriority =
        IntStream.range(0, n)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> x[peaks.get(i)])
                    .thenComparing(Comparator.naturalOrder())
                    .reversed())
            .toList();
    for (int i : byPriority) {
      if (!removed[i]) {
        for (int j = i - 1; j >= 0 && peaks.get(i) - peaks.get(j) < distance; j--) {
          removed[j] = true;
        }
        for (int j = i + 1; j < n && peaks.get(j) - peaks.get(i) < distance; j++) {
          removed[j] = true;
        }
      }
    }
    return IntStream.range(0, n).filter(i -> !removed[i]).mapToObj(peaks::get).toList();
  }

  private static List<Integer> maxima(double[] x) {
    List<Integer> maxima = new ArrayList<>();
    for (int left = 1, right; left < x.length - 1; left = right + 1) {
      right = left;
      if (x[left - 1] < x[left]) {
        while (right + 1 < x.length - 1 && x[right + 1] == x[left]) {
          right++;
        }
        if (x[right + 1] < x[left]) {
          maxima.add((left + right) / 2);
        }
      }
    }
    return maxima;
  }
}
