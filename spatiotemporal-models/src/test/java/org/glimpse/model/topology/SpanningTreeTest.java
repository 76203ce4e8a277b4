package org.glimpse.model.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.glimpse.core.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanningTreeTest {
  private static CostMatrix random(int points, long seed) {
    RandomGenerator random = Seeds.generator(seed, "costs");
    return new CostMatrix(
        points, random.doubles((long) points * (points - 1) / 2, -1, 1).boxed().toList());
  }

  /** Every tree over the points, by its Prüfer sequence: the least sum of costs. */
  private static double leastCost(CostMatrix costs) {
    int n = costs.points();
    double least = Double.POSITIVE_INFINITY;
    for (long code = 0; code < Math.round(Math.pow(n, n - 2)); code++) {
      int[] sequence = new int[n - 2];
      int[] degrees = new int[n];
      Arrays.fill(degrees, 1);
      long rest = code;
      for (int i = 0; i < sequence.length; i++) {
        sequence[i] = (int) (rest % n);
        rest /= n;
        degrees[sequence[i]]++;
      }
      double sum = 0;
      for (int point : sequence) {
        int leaf = IntStream.range(0, n).filter(p -> degrees[p] == 1).findFirst().orElseThrow();
        sum += costs.cost(leaf, point);
        degrees[leaf]--;
        degrees[point]--;
      }
      int[] last = IntStream.range(0, n).filter(p -> degrees[p] == 1).toArray();
      least = Math.min(least, sum + costs.cost(last[0], last[1]));
    }
    return least;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7})
  void noTreeCostsLess(int points) {
    for (int seed = 0; seed < 5; seed++) {
      CostMatrix costs = random(points, seed);
      SpanningTree tree = SpanningTree.minimum(costs, seed % points);
      double least = points == 2 ? costs.cost(0, 1) : leastCost(costs);
      assertThat(tree.cost(costs)).isCloseTo(least, within(1e-12));
      assertThat(tree.root()).isEqualTo(seed % points);
    }
  }

  /** Depth first by recursion, as one would say it. */
  private static void visit(SpanningTree tree, CostMatrix costs, int point, List<Integer> seen) {
    seen.add(point);
    IntStream.range(0, costs.points())
        .filter(child -> tree.parents().get(child) == point)
        .boxed()
        .sorted((a, b) -> Double.compare(costs.cost(point, a), costs.cost(point, b)))
        .forEach(child -> visit(tree, costs, child, seen));
  }

  @Test
  void visitsEachPointAfterItsParentAndCheaperBranchesFirst() {
    for (int seed = 0; seed < 20; seed++) {
      CostMatrix costs = random(12, seed);
      SpanningTree tree = SpanningTree.minimum(costs, 3);
      List<Integer> order = tree.preOrder(costs);
      List<Integer> expected = new ArrayList<>();
      visit(tree, costs, 3, expected);
      assertThat(order).isEqualTo(expected);
      assertThat(new HashSet<>(order)).hasSize(12);
      for (int i = 1; i < order.size(); i++) {
        // So the points up to any place are connected.
        assertThat(order.subList(0, i)).contains(tree.parents().get(order.get(i)));
      }
    }
  }

  @Test
  void aTourGoesAlongEdgesOnly() {
    CostMatrix costs = random(9, 5);
    SpanningTree tree = SpanningTree.minimum(costs, 0);
    List<Integer> tour = tree.eulerTour(costs);
    assertThat(tour).hasSize(17).startsWith(0).endsWith(0);
    for (int i = 1; i < tour.size(); i++) {
      int a = tour.get(i - 1);
      int b = tour.get(i);
      assertThat(tree.parents().get(a) == b || tree.parents().get(b) == a).isTrue();
    }
    assertThat(tour.stream().distinct().toList()).isEqualTo(tree.preOrder(costs));
  }

  @Test
  void onlyTheOrderOfCostsCounts() {
    CostMatrix costs = random(10, 8);
    CostMatrix stretched =
        new CostMatrix(10, costs.pairs().stream().map(cost -> Math.exp(3 * cost) - 7).toList());
    SpanningTree tree = SpanningTree.minimum(costs, 2);
    assertThat(SpanningTree.minimum(stretched, 2)).isEqualTo(tree);
    assertThat(tree.preOrder(stretched)).isEqualTo(tree.preOrder(costs));
  }

  @Test
  void equalCostsJoinTheRootInTheOrderOfThePoints() {
    CostMatrix costs = CostMatrix.zeros(4);
    SpanningTree tree = SpanningTree.minimum(costs, 2);
    assertThat(tree.parents()).containsExactly(2, 2, -1, 2);
    assertThat(tree.preOrder(costs)).containsExactly(2, 0, 1, 3);
  }

  @Test
  void costsOfChowAndLiuAreMinusTheInformation() {
    // Point 1 is point 0 twice over with a little of point 2, which goes its own way; 3 rests.
    List<List<Double>> samples =
        List.of(
            List.of(1.0, 2.0, 1.0, 5.0),
            List.of(-1.0, -2.0, 1.0, 5.0),
            List.of(1.0, 2.0, -1.0, 5.0),
            List.of(-1.0, -1.0, -1.0, 5.0));
    CostMatrix costs = CostMatrix.chowLiu(samples);
    // Correlations by hand: means 0, 0.25; cov(0,1) = 7/4, var(1) = 13/4 - 1/16.
    double square = 1.75 * 1.75 / (13 / 4.0 - 1 / 16.0);
    assertThat(costs.cost(1, 0)).isCloseTo(0.5 * Math.log(1 - square), within(1e-12));
    assertThat(costs.cost(0, 2)).isCloseTo(0, within(1e-12));
    assertThat(costs.cost(0, 3)).isZero();
    List<List<Double>> same = List.of(List.of(1.0, 1.0), List.of(2.0, 2.0));
    assertThat(CostMatrix.chowLiu(same).cost(0, 1)).isCloseTo(0.5 * Math.log(1e-9), within(1e-6));
  }

  @Test
  void countsTheEdgesThatDiffer() {
    SpanningTree chain = new SpanningTree(List.of(-1, 0, 1, 2), 0);
    SpanningTree same = new SpanningTree(List.of(1, 2, 3, -1), 3);
    SpanningTree star = new SpanningTree(List.of(-1, 0, 0, 0), 0);
    assertThat(chain.distance(same)).isZero();
    assertThat(chain.distance(star)).isEqualTo(2);
  }

  @Test
  void refusesWhatIsNoTreeAndNoMatrix() {
    assertThatThrownBy(() -> new SpanningTree(List.of(-1, 2, 1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("point 1");
    assertThatThrownBy(() -> new CostMatrix(3, List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 pairs");
    assertThatThrownBy(() -> CostMatrix.zeros(3).cost(1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CostMatrix.chowLiu(List.of(List.of(1.0, 2.0), List.of(1.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 values for 2 points");
  }
}
