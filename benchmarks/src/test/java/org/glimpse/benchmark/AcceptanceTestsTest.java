package org.glimpse.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The quick ones of the acceptance tests, with one seed. */
class AcceptanceTestsTest {
  /** Claims of a test by the beginning of their text hold. */
  private static void hold(String name, double scale, String... claims) throws Exception {
    AcceptanceTest test = AcceptanceTests.named(name, scale);
    Map<String, AcceptanceTest.Runs> runs = test.run(1);
    for (String text : claims) {
      List<AcceptanceTest.Claim> found =
          test.claims().stream().filter(one -> one.text().startsWith(text)).toList();
      assertThat(found).as(text).hasSize(1);
      AcceptanceTest.Claim claim = found.get(0);
      assertThat(AcceptanceTest.mean(claim.value().apply(runs)))
          .as(text)
          .isGreaterThanOrEqualTo(claim.limit());
    }
  }

  @Test
  void relabellingPutsWrongLabelsRightAndHelps() throws Exception {
    hold("relabelling", 0.4, "scn over cross entropy", "wrong labels that scn puts right");
  }

  @Test
  void templatesAndActionUnitsPutWrongLabelsRight() throws Exception {
    hold(
        "units",
        0.4,
        "templates alone over cross entropy",
        "ulc-ag over cross entropy",
        "mtac over cross entropy",
        "wrong labels that ulc-ag puts right");
  }

  @Test
  void weightsHelpRareClasses() throws Exception {
    hold("imbalance", 0.4, "UAR of weights over none", "recall of the two rarest classes");
  }

  @Test
  void partitionKeepsAttentionHeadsApart() throws Exception {
    hold("heads", 0.5, "cosine of heads", "variance of heads");
  }

  @Test
  void consistentAttentionKeepsWrongLabelsFromBeingLearned() throws Exception {
    hold("erasing", 0.3, "eac over erasing alone");
  }

  @Test
  void anOrderAlongATreeHelpsToReadPoints() throws Exception {
    hold("order", 0.5, "points as listed", "tree of Chow and Liu");
  }
}
