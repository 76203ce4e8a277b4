package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.Test;

final class ValidationTest {
  private static final LabelledClips CLIPS = MovingBlobs.of(1, 4, 12, 15, 15, 10);

  private static NetworkTrainer trainer() {
    return ModelZoo.smallCnn3d().withThreads(1).withSeed(3);
  }

  private static Set<SubjectId> subjects(LabelledClips clips) {
    Set<SubjectId> subjects = new HashSet<>();
    clips.ids().forEach(id -> subjects.add(id.subject()));
    return subjects;
  }

  @Test
  void takesWholeSubjectsOutOfTheTrainingClips() {
    EpochChoice choice = new EpochChoice(0.3, 5, Optional.empty());
    for (int seed = 0; seed < 20; seed++) {
      SubjectSplit split = choice.split(CLIPS, Seeds.derive(seed, "split"));
      assertThat(split.training().size() + split.deciding().size()).isEqualTo(CLIPS.size());
      assertThat(split.deciding().size()).isBetween(CLIPS.size() / 5, CLIPS.size() / 2);
      assertThat(subjects(split.training()))
          .doesNotContainAnyElementsOf(subjects(split.deciding()));
      assertThat(split.training().counts().counts()).allMatch(count -> count > 0);
    }
  }

  @Test
  void followsFromTheSeed() {
    EpochChoice choice = new EpochChoice(0.3, 5, Optional.empty());
    assertThat(choice.split(CLIPS, 1).deciding().ids())
        .isEqualTo(choice.split(CLIPS, 1).deciding().ids());
    Set<List<?>> splits = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      splits.add(choice.split(CLIPS, seed).deciding().ids());
    }
    assertThat(splits).hasSizeGreaterThan(3);
  }

  @Test
  void sparesNoSubjectWithoutWhomAClassIsGone() {
    List<LabelledClip> two = new ArrayList<>();
    SubjectId first = CLIPS.ids().get(0).subject();
    for (LabelledClip clip : CLIPS.clips()) {
      if (clip.id().subject().equals(first) || clip.label() > 0) {
        two.add(clip);
      }
    }
    LabelledClips clips = LabelledClips.of(CLIPS.labels(), two);
    for (int seed = 0; seed < 20; seed++) {
      SubjectSplit split = new EpochChoice(0.5, 5, Optional.empty()).split(clips, seed);
      assertThat(subjects(split.deciding())).doesNotContain(first);
    }
    List<LabelledClip> one =
        CLIPS.clips().stream().filter(clip -> clip.id().subject().equals(first)).toList();
    assertThatThrownBy(
            () ->
                new EpochChoice(0.5, 5, Optional.empty())
                    .split(LabelledClips.of(CLIPS.labels(), one), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no training subject can be spared for validation: there are 1");
  }

  @Test
  void endsEarlyAndTakesTheBestEpoch() throws Exception {
    try (NetworkClassifier model =
        trainer().withValidation(0.3, 3).train(CLIPS, Imbalance.none().plan(CLIPS.counts(), 40))) {
      int trained = model.history().epochs().size();
      int best = Integer.parseInt(model.settings().getOrDefault("best epoch", "none"));
      assertThat(trained).isLessThan(40);
      assertThat(best).isEqualTo(trained - 1 - 3);
      assertThat(model.history().kept()).hasValue(best);
      assertThat(model.history().epochs()).allMatch(epoch -> epoch.validation().isPresent());
      double kept = model.history().epochs().get(best).validation().orElseThrow();
      assertThat(model.history().epochs())
          .allMatch(epoch -> epoch.validation().orElseThrow() <= kept);
    }
  }

  @Test
  void scoresTheClipsThatDecideAsThePredictionsOfTheBestEpochDo() throws Exception {
    SubjectSplit split =
        new EpochChoice(0.3, 3, Optional.empty()).split(CLIPS, Seeds.derive(3, "validation"));
    try (NetworkClassifier model =
            trainer()
                .withValidation(0.3, 40)
                .train(CLIPS, Imbalance.none().plan(CLIPS.counts(), 12));
        NetworkClassifier peeked =
            new PeekingTrainer(trainer())
                .train(
                    split.training(),
                    Imbalance.none().plan(CLIPS.counts(), 12),
                    split.deciding())) {
      // Trained on the same clips and chosen by the same, by two ways.
      assertThat(peeked.predict(CLIPS)).isEqualTo(model.predict(CLIPS));
      assertThat(peeked.settings())
          .containsEntry("chosen epoch", "PEEKS: best epoch on the test clips");
    }
  }
}
