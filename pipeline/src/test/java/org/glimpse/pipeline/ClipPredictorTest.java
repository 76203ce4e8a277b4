package org.glimpse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
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
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.corpus.ClipRecording;
import org.glimpse.video.corpus.Corpora;
import org.glimpse.video.corpus.CorpusWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipPredictorTest {
  @TempDir Path root;

  private Corpus corpus() throws Exception {
    SyntheticCorpus synthetic =
        SyntheticCorpus.of(
            CorpusPlan.withDefaults().withSubjects(2).withClipsPerSubject(1),
            ClipSettings.withDefaults()
                .withFrames(26, 30)
                .withView(FaceView.portrait(new Size(256, 192))));
    List<ClipRecording> recordings =
        synthetic.clips().stream().map(ClipPredictorTest::recording).toList();
    CorpusWriter.dfme().write(root, recordings);
    return Corpora.dfme(root);
  }

  private static ClipRecording recording(SyntheticClip clip) {
    SyntheticClip gray = clip.withChannels(1);
    return ClipRecording.of(
        clip.id(),
        clip.annotation(),
        clip.frameRate(),
        () -> IntStream.range(0, gray.length()).mapToObj(gray::frame).iterator());
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
