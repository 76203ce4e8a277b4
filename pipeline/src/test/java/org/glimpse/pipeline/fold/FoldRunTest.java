package org.glimpse.pipeline.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.Step;
import org.glimpse.core.clip.ValenceArousal;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.ClipMap;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Fold;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.evaluation.MissingPrediction;
import org.glimpse.evaluation.ModelInsight;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.evaluation.SurestMistakes;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.model.ClipClassifier;
import org.glimpse.model.ClipTrainer;
import org.glimpse.model.Device;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.Optimization;
import org.glimpse.model.train.TrainerOptions;
import org.glimpse.model.zoo.ModelZoo;
import org.glimpse.pipeline.CrossValidation;
import org.glimpse.pipeline.FoldResult;
import org.glimpse.pipeline.FoldWork;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.files.FileFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FoldRunTest {
  private static final LabelledClips CLIPS = NoisyClips.of(4, 4);
  private static final FoldPlan PLAN = FoldPlan.leaveOneSubjectOut(CLIPS);

  @TempDir Path folder;

  private static NetworkTrainer trainer(int epochs) {
    return ModelZoo.smallCnn3d().withEpochs(epochs).withDevice(Device.cpu()).withSeed(2);
  }

  private static FoldWork work(LabelledClips clips, NetworkTrainer trainer, boolean peeking) {
    return new FoldWork(clips, trainer, Imbalance.none(), peeking);
  }

  private FoldRun run(FoldPlan plan) {
    return new FoldRun(plan, new FoldFolder(folder.resolve("folds")), Optional.empty());
  }

  private static List<Prediction> plain(NetworkTrainer trainer) throws Exception {
    Evaluation evaluation = CrossValidation.of(PLAN).evaluate(CLIPS, trainer, Imbalance.none());
    return evaluation.clips().stream()
        .map(clip -> new Prediction(clip.clip(), clip.scores(), clip.predicted()))
        .toList();
  }

  @Test
  void goesOnWhereItWasInterrupted() throws Exception {
    FoldRun run = run(PLAN);
    run.folder().open("key", false);
    List<Integer> heard = new ArrayList<>();
    NetworkTrainer stopped =
        trainer(4)
            .withListener(
                (epoch, epochs) -> {
                  heard.add(epoch.epoch());
                  if (heard.size() == 4 + 1) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertThatThrownBy(() -> run.run(work(CLIPS, stopped, false), Progress.silent()))
        .isInstanceOf(InterruptedException.class);
    assertThat(run.folder().read(0, CLIPS.labels())).isPresent();
    assertThat(run.folder().read(1, CLIPS.labels())).isEmpty();
    assertThat(run.folder().checkpoint(1)).exists();
    heard.clear();
    run.folder().open("key", true);
    FoldOutcome outcome =
        run.run(
            work(CLIPS, trainer(4).withListener((e, all) -> heard.add(e.epoch())), false),
            Progress.silent());
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.predictions()).isEqualTo(plain(trainer(4)));
    assertThat(heard).containsExactly(2, 3, 0, 1, 2, 3, 0, 1, 2, 3);
  }

  @Test
  void keepsWhereModelsLookedInTheSurestMistakes() throws Exception {
    Evaluation evaluation = CrossValidation.of(PLAN).evaluate(CLIPS, trainer(1), Imbalance.none());
    List<ClipMap> maps = evaluation.details().insight().maps();
    List<EvaluatedClip> mistakes = SurestMistakes.of(evaluation.clips());
    assertThat(mistakes).isNotEmpty();
    assertThat(maps)
        .extracting(ClipMap::clip)
        .containsExactlyInAnyOrderElementsOf(mistakes.stream().map(EvaluatedClip::clip).toList());
    for (ClipMap map : maps) {
      ClipTensor tensor = CLIPS.clip(map.clip()).tensor().forTest();
      assertThat(map.map().frames()).isEqualTo(tensor.frames());
      assertThat(map.label()).isNotEqualTo(CLIPS.clip(map.clip()).label());
    }
    FoldFolder kept = new FoldFolder(folder.resolve("folds"));
    kept.open("one", false);
    FoldResult result =
        new FoldResult(
            List.of(), List.of(), RunDetails.none().with(ModelInsight.none().withMaps(maps)));
    kept.write(0, CLIPS.labels(), result);
    assertThat(kept.read(0, CLIPS.labels())).contains(result);
  }

  @Test
  void forgetsWhatWasKeptUnlessAskedAndRefusesAnotherTraining() throws Exception {
    FoldFolder kept = new FoldFolder(folder.resolve("folds"));
    kept.open("one", false);
    FoldResult result =
        new FoldResult(
            List.of(new Prediction(CLIPS.ids().get(0), List.of(0.25, 0.75), 1)),
            List.of(new ClipOutcome.Failed(CLIPS.ids().get(1), Step.ENCODE, "It is \"odd\".")),
            new RunDetails(
                Map.of(),
                List.of(
                    new RunDetails.LearningCurve(
                        "noise/s0",
                        List.of(new RunDetails.Point(0, 0.5, OptionalDouble.empty(), false)))),
                Optional.empty()));
    kept.write(0, CLIPS.labels(), result);
    kept.open("one", true);
    assertThat(kept.read(0, CLIPS.labels())).contains(result);
    assertThatThrownBy(() -> kept.open("two", true))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("leave --resume away");
    kept.open("two", false);
    assertThat(kept.read(0, CLIPS.labels())).isEmpty();
    kept.clear();
    assertThat(kept.folder()).doesNotExist();
  }

  @Test
  void tellsWhetherSettingsFoldsOrClipsChanged() throws Exception {
    String key = FoldFolder.key("settings", PLAN, CLIPS);
    assertThat(FoldFolder.key("settings", PLAN, NoisyClips.of(4, 4))).isEqualTo(key);
    assertThat(FoldFolder.key("other", PLAN, CLIPS)).isNotEqualTo(key);
    FoldPlan two = FoldPlan.subjectKFold(CLIPS, 2, 1);
    assertThat(FoldFolder.key("settings", two, CLIPS)).isNotEqualTo(key);
    List<LabelledClip> changed = new ArrayList<>(CLIPS.clips());
    changed.set(0, NoisyClips.clip(CLIPS.ids().get(0), 0, NoisyClips.values(1)));
    assertThat(FoldFolder.key("settings", PLAN, LabelledClips.of(CLIPS.labels(), changed)))
        .isNotEqualTo(key);
  }

  @Test
  void goesOnWithTheOtherFoldsWhereOneDiverges() throws Exception {
    List<ClipId> ids = CLIPS.ids();
    FoldPlan plan =
        new FoldPlan(
            "made by hand",
            ids.subList(4, 12),
            Stream.concat(ids.subList(0, 4).stream(), ids.subList(12, 16).stream()).toList(),
            List.of(
                new Fold("spoiled", ids.subList(0, 4), ids.subList(4, 8)),
                new Fold("sound", ids.subList(12, 16), ids.subList(8, 12))));
    FoldRun run = run(plan);
    run.folder().open("key", false);
    FoldOutcome outcome =
        run.run(
            new FoldWork(CLIPS, new Diverging(trainer(1), ids.get(0)), Imbalance.none(), false),
            Progress.silent());
    assertThat(outcome.predictions())
        .extracting(Prediction::clip)
        .containsExactlyElementsOf(ids.subList(8, 12));
    assertThat(outcome.failures()).containsOnlyKeys("spoiled");
    assertThat(outcome.failures().get("spoiled"))
        .startsWith("The loss became NaN at step 0 (epoch 0) with learning rate 1.0E-4.");
    assertThat(outcome.failed(plan))
        .hasSize(4)
        .allMatch(failed -> failed.step() == Step.TRAIN)
        .extracting(ClipOutcome.Failed::reason)
        .allMatch(reason -> reason.startsWith("Fold spoiled failed: The loss became NaN"));
  }

  /** Diverges where a clip is among those that train. */
  private record Diverging(NetworkTrainer trainer, ClipId cause) implements ClipTrainer {
    @Override
    public String id() {
      return trainer.id();
    }

    @Override
    public int epochs() {
      return trainer.epochs();
    }

    @Override
    public long seed() {
      return trainer.seed();
    }

    @Override
    public SortedMap<String, String> settings() {
      return trainer.settings();
    }

    @Override
    public ClipTrainer withSeed(long seed) {
      return new Diverging(trainer.withSeed(seed), cause);
    }

    @Override
    public ClipClassifier train(LabelledClips clips, TrainingPlan plan)
        throws TrainingDivergedException, ClipException, InterruptedException {
      if (clips.ids().contains(cause)) {
        throw new TrainingDivergedException(0, 0, 1e-4, Double.NaN);
      }
      return trainer.train(clips, plan);
    }
  }

  private static LabelledClips spoiled(float value, int... positions) {
    List<LabelledClip> clips = new ArrayList<>(CLIPS.clips());
    for (int i : positions) {
      float[] values = NoisyClips.values(1);
      values[values.length - 1] = value;
      clips.set(i, NoisyClips.clip(clips.get(i).id(), clips.get(i).label(), values));
    }
    return LabelledClips.of(CLIPS.labels(), clips);
  }

  // In a LOSO such a clip is tested once and trained on in every other fold.
  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void losesOnlyTheClipThatIsNotFinite(float value) throws Exception {
    LabelledClips clips = spoiled(value, 5);
    FoldRun run = run(PLAN);
    run.folder().open("key", false);
    FoldOutcome outcome = run.run(work(clips, trainer(1), false), Progress.silent());
    assertThat(outcome.failures()).isEmpty();
    ClipId bad = CLIPS.ids().get(5);
    assertThat(outcome.predictions())
        .extracting(Prediction::clip)
        .containsExactlyElementsOf(CLIPS.ids().stream().filter(id -> !id.equals(bad)).toList());
    assertThat(outcome.failed(PLAN))
        .containsExactly(
            new ClipOutcome.Failed(
                bad,
                Step.ENCODE,
                "The clip's tensor holds the value "
                    + value
                    + ". Look at its frames, or leave the clip out."));
    Evaluation evaluation = CrossValidation.of(PLAN).evaluate(clips, trainer(1), Imbalance.none());
    assertThat(evaluation.missing())
        .containsExactly(
            new MissingPrediction(bad, Optional.of(outcome.failed(PLAN).get(0).reason())));
  }

  @Test
  void goesOnWhereNoClipOfASubjectIsFinite() throws Exception {
    FoldRun run = run(PLAN);
    run.folder().open("key", false);
    FoldOutcome outcome =
        run.run(work(spoiled(Float.NaN, 4, 5, 6, 7), trainer(1), false), Progress.silent());
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.predictions()).hasSize(12);
    assertThat(outcome.failed(PLAN)).hasSize(4);
    run.folder().open("key", true);
    assertThat(run.folder().read(1, CLIPS.labels()).orElseThrow().failed()).hasSize(4);
  }

  @Test
  void readsBackTheClipsOfAnotherProcessAndAnswersLineByLine() throws Exception {
    FoldFolder kept = new FoldFolder(folder.resolve("folds"));
    kept.open("key", false);
    ClipBundle.write(kept.clips(), CLIPS);
    LabelledClips read = FoldWorker.clips(kept);
    assertThat(read.labels()).isEqualTo(CLIPS.labels());
    assertThat(read.ids()).isEqualTo(CLIPS.ids());
    for (LabelledClip clip : CLIPS.clips()) {
      assertThat(read.clip(clip.id()).label()).isEqualTo(clip.label());
      assertThat(read.clip(clip.id()).tensor().forTest()).isEqualTo(clip.tensor().forTest());
    }
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    FoldWorker.serve(
        work(read, trainer(2), false),
        PLAN,
        kept,
        new BufferedReader(new StringReader("2\n0\n")),
        new PrintStream(answers, true, StandardCharsets.UTF_8));
    assertThat(answers.toString(StandardCharsets.UTF_8)).isEqualTo("done 2\ndone 0\n");
    assertThat(kept.read(2, CLIPS.labels()).orElseThrow().predictions())
        .isEqualTo(plain(trainer(2)).subList(8, 12));
    assertThat(kept.read(1, CLIPS.labels())).isEmpty();
  }

  @Test
  void anotherProcessKnowsActionUnitsValenceAndArousal() throws Exception {
    LabelledClip first = CLIPS.clips().get(0);
    Annotation coded =
        new Annotation(
            Optional.empty(),
            Optional.empty(),
            ActionUnit.parseList("4+L12B+T5"),
            Optional.empty(),
            Optional.of(new ValenceArousal(-0.1, 1.0 / 3)));
    LabelledClips clips =
        LabelledClips.of(
            CLIPS.labels(),
            List.of(
                new LabelledClip(first.id(), first.label(), coded, first.tensor()),
                CLIPS.clips().get(1)));
    Path file = folder.resolve("clips");
    ClipBundle.write(file, clips);
    assertThat(ClipBundle.read(file).clips())
        .extracting(LabelledClip::annotation)
        .containsExactly(coded, Annotation.none());
  }

  @Test
  void foldsOfOtherActionUnitsOrFeelingsAreNotGoneOnWith() throws Exception {
    LabelledClip first = CLIPS.clips().get(0);
    Set<String> keys = new HashSet<>();
    for (Annotation annotation :
        List.of(
            Annotation.none(),
            Annotation.none().withFeeling(Optional.of(new ValenceArousal(0, 0.5))),
            Annotation.none().withFeeling(Optional.of(new ValenceArousal(0.5, 0))),
            new Annotation(
                Optional.empty(), Optional.empty(), ActionUnit.parseList("4"), Optional.empty()))) {
      List<LabelledClip> clips = new ArrayList<>(CLIPS.clips());
      clips.set(0, new LabelledClip(first.id(), first.label(), annotation, first.tensor()));
      keys.add(FoldFolder.key("settings", PLAN, LabelledClips.of(CLIPS.labels(), clips)));
    }
    assertThat(keys).hasSize(4).contains(FoldFolder.key("settings", PLAN, CLIPS));
  }

  @Test
  void saysWhichProcessEnded() throws Exception {
    Files.createDirectories(folder.resolve("folds"));
    FoldProcesses processes =
        new FoldProcesses(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version"),
            1);
    FoldRun run =
        new FoldRun(PLAN, new FoldFolder(folder.resolve("folds")), Optional.of(processes));
    assertThatThrownBy(() -> run.run(work(CLIPS, trainer(1), false), Progress.silent()))
        .isInstanceOf(java.io.IOException.class)
        .hasMessageContaining("A worker process ended in fold 0")
        .hasMessageContaining("worker-0.log says why");
  }

  /**
   * The labels mean nothing, so 0.5 is the truth. Of 32 clips an honest accuracy has the standard
   * deviation 0.088. Two clips a fold and a high rate, with which decisions move to and fro, are
   * what a LOSO of the field has too.
   */
  @Test
  void readsHighWhereThePeekingProtocolChoosesTheEpoch() throws Exception {
    LabelledClips clips = NoisyClips.of(16, 2);
    FoldPlan plan = FoldPlan.leaveOneSubjectOut(clips);
    NetworkTrainer trainer = ModelZoo.ststnet();
    Optimization restless = trainer.options().optimization().withLearningRate(0.2);
    trainer = trainer.withOptions(new TrainerOptions(20, 16, restless, 4, Device.cpu()));
    Map<Boolean, Double> accuracy = new HashMap<>();
    for (boolean peeking : List.of(false, true)) {
      FoldRun run = run(plan);
      run.folder().open("peeking " + peeking, false);
      FoldOutcome outcome = run.run(work(clips, trainer, peeking), Progress.silent());
      Evaluation evaluation = Evaluation.of(plan, clips, outcome.predictions());
      accuracy.put(peeking, evaluation.accuracy().orElseThrow());
    }
    assertThat(accuracy.get(false)).isBetween(0.5 - 3 * 0.088, 0.5 + 3 * 0.088);
    assertThat(accuracy.get(true)).isGreaterThan(0.5 + 2.5 * 0.088);
  }
}
