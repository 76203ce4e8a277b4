package org.glimpse.pipeline;

import java.util.TreeMap;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.model.ClipTrainer;
import org.glimpse.model.TrainingDivergedException;

/**
 * One model, one sampler, one imbalance strategy under one protocol.
 *
 * @param sampler the id of the sampler whose clips are used
 * @param plan the protocol
 * @param trainer the model and how it is trained
 * @param strategy what is done about imbalance
 */
public record Experiment(
    String sampler, FoldPlan plan, ClipTrainer trainer, ImbalanceStrategy strategy) {
  /**
   * Runs the experiment.
   *
   * @param corpus the encoded corpus; must have been encoded with the sampler
   * @param progress told of each fold
   * @return the evaluation, with its provenance
   * @throws IllegalArgumentException if the corpus was not encoded with the sampler
   * @throws TrainingDivergedException if a fold's loss stops being a number
   * @throws ClipException if a clip cannot be read
   * @throws InterruptedException if the thread is interrupted
   */
  public Evaluation run(EncodedCorpus corpus, Progress progress)
      throws TrainingDivergedException, ClipException, InterruptedException {
    LabelledClips clips = clips(corpus);
    Evaluation evaluation =
        CrossValidation.of(plan).with(progress).evaluate(clips, trainer, strategy);
    return evaluation.withProvenance(provenance(corpus));
  }

  /**
   * How the result of {@link #run} comes about, known before it is run.
   *
   * @param corpus the encoded corpus
   * @return the provenance that the evaluation will carry
   */
  public Provenance provenance(EncodedCorpus corpus) {
    Provenance encoding = corpus.batch().provenance();
    TreeMap<String, String> settings = new TreeMap<>(encoding.settings());
    settings.remove("samplers");
    settings.putAll(trainer.settings());
    settings.put("sampler", sampler);
    settings.put("protocol", plan.protocol());
    settings.put("imbalance", strategy.id());
    return new Provenance(
        Software.describe(settings.getOrDefault("device", "cpu")), settings, encoding.data());
  }

  /**
   * The clips of the experiment's sampler.
   *
   * @param corpus the encoded corpus
   * @return the clips
   * @throws IllegalArgumentException if the corpus was not encoded with the sampler
   */
  public LabelledClips clips(EncodedCorpus corpus) {
    LabelledClips clips = corpus.bySampler().get(sampler);
    if (clips == null) {
      throw new IllegalArgumentException(
          "sampler must be one of "
              + corpus.bySampler().keySet()
              + ", with which the corpus was encoded, but is '"
              + sampler
              + "'");
    }
    return clips;
  }
}
