package org.glimpse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.model.ClipClassifier;
import org.glimpse.model.TrainingHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipPredictorTest {
  @TempDir Path root;

  private Corpus corpus() throws Exception {
    return SmallDfme.write(root, 26, 30);
  }

  /** Takes clips but one; its score is the number of frames that it saw. */
  private static final class Picky implements ClipClassifier {
    private final ClipId refused;
    private boolean closed;

    Picky(ClipId refused) {
      this.refused = refused;
    }

    @Override
    public LabelSet labels() {
      return new LabelSet("two", List.of("a", "b"));
    }

    @Override
    public TrainingHistory history() {
      return new TrainingHistory(List.of());
    }

    @Override
    public Prediction predict(ClipId clip, ClipTensor tensor) throws ClipException {
      if (clip.equals(refused)) {
        throw new EncodeException(clip, "The model was made for other tensors.");
      }
      return Prediction.ofScores(clip, List.of(0.0, (double) tensor.frames()));
    }

    @Override
    public List<Prediction> predict(LabelledClips clips) {
      throw new UnsupportedOperationException("clips are predicted one by one");
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void aClipThatTheModelCannotTakeCostsNoOtherItsPrediction() throws Exception {
    Corpus corpus = corpus();
    ClipId refused = corpus.clips().get(0).id();
    Picky model = new Picky(refused);
    BatchResult result;
    try (ClipPredictor predictor =
        new ClipPredictor(model, FrameSampler.uniform(3), ClipEncoder.gray(Size.square(20)))) {
      BatchResult analyzed =
          Pipeline.withDefaults().analyze(corpus, Parallelism.of(2), List.of(predictor));
      result = predictor.predicted(analyzed, "picky");
      assertThat(predictor.labels()).isEqualTo(model.labels());
    }
    assertThat(model.closed).isTrue();
    assertThat(result.failed())
        .containsExactly(
            new ClipOutcome.Failed(refused, Step.ENCODE, "The model was made for other tensors."));
    ClipId taken = corpus.clips().get(1).id();
    assertThat(result.analyzed()).hasSize(1);
    assertThat(result.analyzed().get(0).prediction())
        .contains(new Prediction(taken, List.of(0.0, 3.0), 1));
    assertThat(result.provenance().settings())
        .containsEntry("model", "picky")
        .containsEntry("samplers", "uniform:3")
        .containsEntry("labels", "a, b");
  }
}
