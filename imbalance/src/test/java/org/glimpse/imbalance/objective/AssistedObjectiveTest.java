package org.glimpse.imbalance.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.imbalance.uncertain.RelabelRule.Correction;
import org.glimpse.imbalance.uncertain.RelabelRule.Evidence;
import org.junit.jupiter.api.Test;

class AssistedObjectiveTest {
  private static final int EMBEDDING = 5;
  private static final int AUXILIARY = 32;

  private static ObjectiveStart clips(List<ActionUnit> units) {
    ClipTensor pixel =
        ClipTensor.wrap(
            List.of(Channel.GRAY), 1, new Size(1, 1), new ValueRange(0, 255), new float[1]);
    Annotation annotation =
        new Annotation(Optional.empty(), Optional.empty(), units, Optional.empty());
    List<LabelledClip> clips = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ClipId id = ClipId.of("test", "s" + i, "c" + i);
      clips.add(new LabelledClip(id, i % 2, annotation, TensorSource.of(pixel)));
    }
    LabelSet labels = new LabelSet("test", List.of("happiness", "surprise"));
    return new ObjectiveStart(LabelledClips.of(labels, clips), EMBEDDING, 3, 1);
  }

  /** Templates of two classes as a session remembers them. */
  private static SortedMap<String, String> templates(int width) {
    String one = String.join(" ", Collections.nCopies(width, "0.5")) + "\n";
    return new TreeMap<>(Map.of("templates", one + one));
  }

  private static void remembers(ObjectiveSession session, int width, int other) {
    assertThatCode(() -> session.recall(templates(width))).doesNotThrowAnyException();
    assertThatThrownBy(() -> session.recall(templates(other)))
        .hasMessage("a template has " + other + " values, not " + width);
  }

  @Test
  void templatesAreOfTheAuxiliaryFeatureWhereUnitsAreCoded() {
    ObjectiveStart coded = clips(List.of(ActionUnit.of(6), ActionUnit.of(12)));
    remembers(Objectives.ulcAg().start(coded), AUXILIARY, EMBEDDING);
    remembers(Objectives.mtac().start(coded), AUXILIARY, EMBEDDING);
  }

  @Test
  void templatesAreOfTheEmbeddingWhereNoUnitIsKnownOrNoneIsLearned() {
    remembers(Objectives.ulcAg().start(clips(List.of())), EMBEDDING, AUXILIARY);
    ObjectiveStart coded = clips(List.of(ActionUnit.of(6), ActionUnit.of(12)));
    remembers(Objectives.ulcAg().withUnits(0).start(coded), EMBEDDING, AUXILIARY);
  }

  @Test
  void changesClipsOfHighConfidenceToo() {
    List<OptionalDouble> other = Stream.of(0.1, 0.9).map(OptionalDouble::of).toList();
    Evidence confident = new Evidence(0, false, other, other);
    for (AssistedObjective objective : List.of(Objectives.ulcAg(), Objectives.mtac())) {
      assertThat(objective.rule().orElseThrow().correction(confident).map(Correction::label))
          .as(objective.id())
          .contains(1);
    }
  }
}
