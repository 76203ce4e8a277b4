package org.glimpse.imbalance;

import java.util.SortedSet;
import java.util.TreeSet;

/** By what a plan makes up for the frequencies of the classes. */
final class Correction {
  private Correction() {}

  /** Words for its ways, none where it leaves the frequencies as they are. */
  static SortedSet<String> of(TrainingPlan plan) {
    SortedSet<String> ways = new TreeSet<>();
    for (int e = 0; e < plan.epochs(); e++) {
      EpochPolicy policy = plan.epoch(e).policy();
      if (!policy.loss().weights().isUniform()) {
        ways.add("class weights");
      }
      if (!policy.sampler().equals(EpochSampler.instance())) {
        ways.add("drawing of clips");
      }
      if (policy.loss().perSample().correctsFrequencies()) {
        ways.add("the counts in its loss");
      }
    }
    Finish finish = plan.finish();
    if (finish.decision().isPresent()
        || finish.fits().contains(Fit.ADJUSTMENT)
        || finish.fits().contains(Fit.THRESHOLDS)) {
      ways.add("its decision");
    }
    if (finish.normalization() > 0 || finish.fits().contains(Fit.NORMALIZATION)) {
      ways.add("the norms of its head");
    }
    return ways;
  }
}
