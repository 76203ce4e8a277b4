package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.evaluation.ClipTrust;
import org.glimpse.evaluation.FaceTree;
import org.glimpse.evaluation.LabelChange;
import org.glimpse.evaluation.ModelInsight;
import org.glimpse.evaluation.TaskLabels;
import org.glimpse.imbalance.objective.ClipFindings;
import org.glimpse.imbalance.uncertain.LabelStore;
import org.glimpse.model.ClipClassifier;
import org.glimpse.model.topology.FaceTopology;
import org.glimpse.model.topology.SpanningTree;
import org.glimpse.model.train.NetworkClassifier;

/** What a fold's training made of its clips and of the face, while its model is there. */
final class TrainingInsight {
  private TrainingInsight() {}

  static ModelInsight of(String fold, ClipClassifier classifier) {
    ClipFindings findings = classifier.findings();
    List<ClipTrust> trust = new ArrayList<>();
    if (findings.measure() != ClipFindings.Measure.NOTHING) {
      ClipTrust.Measure measure =
          findings.measure() == ClipFindings.Measure.CONFIDENCE
              ? ClipTrust.Measure.CONFIDENCE
              : ClipTrust.Measure.UNCERTAINTY;
      findings
          .values()
          .forEach((clip, value) -> trust.add(new ClipTrust(fold, clip, measure, value)));
    }
    List<LabelChange> changes =
        findings.labels().map(LabelStore::audit).orElse(List.of()).stream()
            .map(
                change ->
                    new LabelChange(
                        fold,
                        change.clip(),
                        change.epoch(),
                        new LabelChange.Classes(change.from(), change.to()),
                        change.margin()))
            .toList();
    List<TaskLabels> tasks =
        findings.tasks().stream()
            .map(t -> new TaskLabels(fold, t.task(), t.stated(), t.derived(), t.unknown()))
            .toList();
    ModelInsight insight = ModelInsight.none().withTraining(trust, changes).withTasks(tasks);
    if (classifier instanceof NetworkClassifier network
        && network.network().features() instanceof FaceTopology topology) {
      SpanningTree tree = topology.tree();
      return insight.withTrees(List.of(FaceTree.ofParents(fold, tree.parents(), tree.root())));
    }
    return insight;
  }
}
