package org.glimpse.pipeline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.evaluation.MultipleComparison;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.keyframe.sample.FrameSamplers;
import org.glimpse.model.ClipClassifier;
import org.glimpse.model.ClipTrainer;
import org.glimpse.model.TrainingHistory;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Samplers compared by a nearest-mean classifier on clips whose frames are three noisy numbers, one
 * a class; {@code benchmarks/measure sampling-experiment} does it with faces and a network.
 */
final class ComparisonClaimsTest {
  private static final LabelSet LABELS = new LabelSet("three", List.of("a", "b", "c"));
  private static final int FRAMES = 60;
  private static final int SUBJECTS = 12;
  private static final List<FrameSampler> SAMPLERS =
      List.of("apex-window:4", "apex-offset:4", "whole-clip:4", "strided:4:12").stream()
          .map(FrameSamplers::parse)
          .toList();

  @TempDir Path out;

  private record Means(long seed) implements ClipTrainer {
    @Override
    public String id() {
      return "means";
    }

    @Override
    public int epochs() {
      return 1;
    }

    @Override
    public SortedMap<String, String> settings() {
      return new TreeMap<>(Map.of("seed", Long.toString(seed)));
    }

    @Override
    public ClipTrainer withSeed(long other) {
      return new Means(other);
    }

    @Override
    public ClipClassifier train(LabelledClips clips, TrainingPlan plan) {
      List<double[]> means = new ArrayList<>();
      for (int c = 0; c < LABELS.size(); c++) {
        int label = c;
        List<LabelledClip> own =
            clips.clips().stream().filter(clip -> clip.label() == label).toList();
        double[] mean = new double[12];
        for (LabelledClip clip : own) {
          float[] values = values(clip);
          for (int i = 0; i < mean.length; i++) {
            mean[i] += values[i] / own.size();
          }
        }
        means.add(mean);
      }
      return new Nearest(means);
    }
  }

  private static float[] values(LabelledClip clip) {
    try {
      return clip.tensor().forTest().data();
    } catch (ClipException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Nearest(List<double[]> means) implements ClipClassifier {
    @Override
    public LabelSet labels() {
      return LABELS;
    }

    @Override
    public TrainingHistory history() {
      return new TrainingHistory(List.of());
    }

    @Override
    public Prediction predict(ClipId clip, ClipTensor tensor) {
      float[] values = tensor.data();
      List<Double> scores = new ArrayList<>();
      for (double[] mean : means) {
        double distance = 0;
        for (int i = 0; i < mean.length; i++) {
          distance += (values[i] - mean[i]) * (values[i] - mean[i]);
        }
        scores.add(-distance);
      }
      return new Prediction(clip, scores, scores.indexOf(Collections.max(scores)));
    }

    @Override
    public List<Prediction> predict(LabelledClips clips) throws ClipException {
      List<Prediction> predictions = new ArrayList<>();
      for (LabelledClip clip : clips.clips()) {
        predictions.add(predict(clip.id(), clip.tensor().forTest()));
      }
      return predictions;
    }

    @Override
    public void close() {}
  }

  /** Six clips a subject; the label's number is larger near the apex only, or in every frame. */
  private static EncodedCorpus corpus(boolean everywhere, long seed) {
    Map<String, List<LabelledClip>> bySampler = new LinkedHashMap<>();
    SAMPLERS.forEach(sampler -> bySampler.put(sampler.id(), new ArrayList<>()));
    for (int i = 0; i < 6 * SUBJECTS; i++) {
      ClipId id = ClipId.of("c", "s" + i / 6, "k" + i);
      RandomGenerator random = Seeds.generator(seed, id.toString());
      KeyFrames keys = new KeyFrames(1, 10 + random.nextInt(40), FRAMES - 2, ApexSource.ANNOTATED);
      float[] frames = new float[3 * FRAMES];
      for (int t = 0; t < FRAMES; t++) {
        boolean shows = everywhere || Math.abs(t - keys.apex()) <= 1;
        for (int c = 0; c < 3; c++) {
          frames[3 * t + c] = (float) ((shows && c == i % 3 ? 1.2 : 0) + random.nextGaussian());
        }
      }
      ClipTensor all =
          ClipTensor.wrap(
              List.of(Channel.GRAY), FRAMES, new Size(3, 1), new ValueRange(-9, 9), frames);
      for (FrameSampler sampler : SAMPLERS) {
        TensorSource tensor =
            TensorSource.of(all.select(sampler.sample(keys, still(id)).positions()));
        bySampler
            .computeIfAbsent(sampler.id(), name -> new ArrayList<>())
            .add(new LabelledClip(id, i % 3, Annotation.none(), tensor));
      }
    }
    Map<String, LabelledClips> clips = new LinkedHashMap<>();
    bySampler.forEach((name, list) -> clips.put(name, LabelledClips.of(LABELS, list)));
    Provenance provenance =
        new Provenance(
            new Provenance.Software("1", "abc", "cpu", Map.of()),
            new TreeMap<>(),
            new Provenance.Data("c", "hash", List.of(), Map.of(), List.of()));
    return new EncodedCorpus(clips, Map.of(), new BatchResult(List.of(), provenance));
  }

  private static MotionCurve still(ClipId id) {
    Map<Region, double[]> nothing = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      nothing.put(region, new double[FRAMES]);
    }
    return MotionCurve.of(
        id, new long[FRAMES], new FaceTrack(Collections.nCopies(FRAMES, 1.0)), nothing, nothing);
  }

  private List<String> claims(boolean everywhere, long seed) throws Exception {
    EncodedCorpus corpus = corpus(everywhere, seed);
    Comparison comparison =
        new Comparison(
            SAMPLERS.stream()
                .map(s -> new Comparison.Variant(s.id(), s.id(), Imbalance.none()))
                .toList(),
            FoldPlan.leaveOneSubjectOut(corpus.clips()),
            new Means(seed),
            1);
    MultipleComparison result =
        MultipleComparison.overSubjects(
            comparison.run(corpus, out.resolve(everywhere + "-" + seed), false, Progress.silent()));
    return result.pairs().stream()
        .filter(pair -> pair.significant(0.05))
        .map(pair -> pair.first() + " / " + pair.second())
        .toList();
  }

  @Test
  void findWhatLooksNearTheApexWhereTheLabelShowsThereOnly() throws Exception {
    for (long seed = 1; seed <= 3; seed++) {
      assertThat(claims(false, seed))
          .contains("apex-window:4 / whole-clip:4", "apex-window:4 / strided:4:12");
    }
  }

  @Test
  void areNotMadeWhereEverySamplerSeesTheSame() throws Exception {
    int claimed = 0;
    for (long seed = 1; seed <= 20; seed++) {
      claimed += claims(true, seed).isEmpty() ? 0 : 1;
    }
    assertThat(claimed).isLessThanOrEqualTo(2);
  }
}
