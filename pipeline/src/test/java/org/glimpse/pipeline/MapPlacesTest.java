package org.glimpse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.ClipMap;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.ModelInsight;
import org.glimpse.evaluation.SpaceTimeMap;
import org.glimpse.keyframe.sample.FrameSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapPlacesTest {
  @TempDir Path root;

  private static ClipMap map(ClipId clip, int frames) {
    return new ClipMap(
        clip,
        ClipMap.Kind.ACTIVATION,
        0,
        SpaceTimeMap.ofLevels(frames, 1, 1, new int[frames]),
        List.of());
  }

  @Test
  void givesMapsTheFramesThatWereSampled() throws Exception {
    BatchResult batch =
        Pipeline.withDefaults().analyze(SmallDfme.write(root, 26, 30), Parallelism.of(1));
    ClipOutcome.Analyzed seen = batch.analyzed().get(0);
    ClipId clip = seen.id();
    ClipId elsewhere = ClipId.of("c", "s", "elsewhere");
    Evaluation evaluation =
        Evaluation.of(
            "loso", LabelSet.megc3(), List.of(new EvaluatedClip(clip, 0, 1, "f", List.of())));
    List<ClipMap> maps = List.of(map(clip, 3), map(clip, 1), map(clip, 2), map(elsewhere, 3));
    Evaluation placed =
        MapPlaces.of(
            evaluation.withDetails(evaluation.details().with(ModelInsight.none().withMaps(maps))),
            FrameSampler.keyFramesOnly(),
            batch);
    KeyFrames key = seen.analysis().keyFrames();
    List<List<Integer>> frames = new ArrayList<>();
    placed.details().insight().maps().forEach(map -> frames.add(map.frames()));
    assertThat(frames)
        .containsExactly(
            List.of(key.onset(), key.apex(), key.offset()),
            List.of((int) Math.round((key.onset() + key.offset()) / 2.0)),
            List.of(key.onset(), key.offset()),
            List.of());
  }
}
