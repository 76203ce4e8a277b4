package org.glimpse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.TrainingPlan;
import org.junit.jupiter.api.Test;

/** What every {@link ClipTrainer} promises, on clips of four classes of 3×4×16×16. */
public abstract class ClipTrainerContract {
  private static final int FRAMES = 4;
  private static final int SIDE = 16;

  private final LabelledClips training = MovingBlobs.of(1, FRAMES, SIDE, 12, 12, 12, 12);
  private final LabelledClips test = MovingBlobs.of(2, FRAMES, SIDE, 10, 10, 10, 10);

  /** A trainer that learns the blobs within its epochs. */
  protected abstract ClipTrainer trainer();

  private TrainingPlan plan(int epochs) {
    return Imbalance.none().plan(training.counts(), epochs);
  }

  @Test
  void learnsAnEasyProblemAndLowersItsLoss() throws Exception {
    try (ClipClassifier model = trainer().train(training, plan(trainer().epochs()))) {
      long right =
          model.predict(test).stream()
              .filter(p -> p.decided() == test.clip(p.clip()).label())
              .count();
      // Chance is 10 of 40 with a standard deviation of 2.7.
      assertThat(right).isGreaterThanOrEqualTo(32);
      List<TrainingHistory.Epoch> epochs = model.history().epochs();
      assertThat(epochs).hasSize(trainer().epochs());
      assertThat(epochs.get(epochs.size() - 1).loss()).isLessThan(epochs.get(0).loss() / 2);
    }
  }

  @Test
  void repeatsItselfToTheBitForTheSameSeedOnly() throws Exception {
    assertThat(scores(3)).isEqualTo(scores(3)).isNotEqualTo(scores(4));
  }

  private List<List<Double>> scores(long seed) throws Exception {
    try (ClipClassifier model = trainer().withSeed(seed).train(training, plan(2))) {
      return model.predict(test).stream().map(Prediction::scores).toList();
    }
  }

  @Test
  void predictsEachClipUnderItsIdWhateverTheOrder() throws Exception {
    try (ClipClassifier model = trainer().train(training, plan(1))) {
      List<Prediction> together = model.predict(test);
      assertThat(together.stream().map(Prediction::clip)).containsExactlyElementsOf(test.ids());
      List<List<Double>> vectors = model.embed(test);
      assertThat(vectors).hasSize(vectors.isEmpty() ? 0 : test.size());
      assertThat(vectors).allSatisfy(v -> assertThat(v).hasSameSizeAs(vectors.get(0)));
      for (int i = 0; i < test.size(); i += 13) {
        LabelledClip clip = test.clips().get(i);
        Prediction alone = model.predict(clip.id(), clip.tensor().forTest());
        List<Double> scores = together.get(i).scores();
        assertThat(scores.stream().mapToDouble(Double::doubleValue).sum())
            .isCloseTo(1, within(1e-5));
        for (int k = 0; k < scores.size(); k++) {
          assertThat(alone.scores().get(k)).isCloseTo(scores.get(k), within(1e-5));
        }
      }
    }
  }

  @Test
  void namesTheClipWhoseTensorHasAnotherShape() throws Exception {
    LabelledClip odd = MovingBlobs.of(1, FRAMES, SIDE + 1, 0, 0, 0, 1).clips().get(0);
    List<LabelledClip> mixed = new ArrayList<>(training.clips().subList(0, 9));
    mixed.add(odd);
    LabelledClips clips = LabelledClips.of(training.labels(), mixed);
    assertThatThrownBy(() -> trainer().train(clips, plan(1)).close())
        .isInstanceOfSatisfying(
            EncodeException.class, e -> assertThat(e.clip()).isEqualTo(odd.id()))
        .hasMessageContaining("3×4×17×17")
        .hasMessageContaining("3×4×16×16");
    try (ClipClassifier model = trainer().train(training, plan(1))) {
      assertThatThrownBy(() -> model.predict(odd.id(), odd.tensor().forTest()))
          .isInstanceOf(EncodeException.class);
    }
  }

  @Test
  void refusesAPlanForAnotherNumberOfClasses() {
    LabelledClips two = MovingBlobs.of(1, FRAMES, SIDE, 2, 2);
    assertThatThrownBy(() -> trainer().train(two, plan(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the plan is for 4 classes but the clips have 2");
  }
}
