package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.MovementProfile;
import org.glimpse.synthetic.Nuisance;
import org.glimpse.synthetic.Performance;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;

/**
 * Small corpora in which it is known how much each frame tells about the label.
 *
 * @param subjects how many people
 * @param clipsPerSubject how many clips of each
 * @param amplitude the strongest movement in pixels of an aligned face of 224 pixels
 * @param noise deviation of the camera's noise in gray levels, new in every frame
 */
record SamplingCorpus(int subjects, int clipsPerSubject, double amplitude, double noise) {
  private static final LabelSet LABELS =
      new LabelSet("three", List.of("happiness", "surprise", "anger"));
  private static final FrameRate RATE = FrameRate.of(100);
  private static final int FRAMES = 60;
  private static final int ONSET = 1;
  private static final int FIRST_APEX = 10;
  private static final int APEXES = 40;
  private static final int FACE = 48;
  private static final ClipEncoder ENCODER = ClipEncoder.flow(Size.square(12), OpticalFlows.dis());

  /** Where the label shows. */
  enum Kind {
    /** At the apex, half as strong in the frames beside it, and nowhere else. */
    NEAR_APEX,
    /** In every frame but the onset, equally. */
    EVERYWHERE
  }

  /** The corpus of a seed, encoded once for each sampler. */
  EncodedCorpus encode(Kind kind, long seed, List<FrameSampler> samplers) throws ClipException {
    int each = subjects * clipsPerSubject / LABELS.size();
    CorpusPlan plan =
        CorpusPlan.withDefaults()
            .withSubjects(subjects)
            .withCounts(new LabelCounts(LABELS, List.of(each, each, each)))
            .withSeed(seed);
    ClipSettings settings = ClipSettings.withDefaults().withAmplitude(amplitude, amplitude);
    Map<String, List<LabelledClip>> clips = new LinkedHashMap<>();
    samplers.forEach(sampler -> clips.put(sampler.id(), new ArrayList<>()));
    for (SyntheticClip template : SyntheticCorpus.of(plan, settings).clips()) {
      RandomGenerator random = Seeds.generator(seed, "sampling/" + template.id());
      KeyFrames keyFrames =
          new KeyFrames(
              ONSET, FIRST_APEX + random.nextInt(APEXES), FRAMES - 2, ApexSource.ANNOTATED);
      AlignedClip aligned = clip(kind, template, keyFrames.apex(), random);
      int label = LABELS.indexOf(template.label()).orElseThrow();
      for (FrameSampler sampler : samplers) {
        TensorSource tensor =
            TensorSource.of(
                ENCODER.encode(aligned, keyFrames, sampler.sample(keyFrames, still(aligned))));
        clips
            .computeIfAbsent(sampler.id(), id -> new ArrayList<>())
            .add(new LabelledClip(aligned.id(), label, Annotation.none(), tensor));
      }
    }
    Map<String, LabelledClips> bySampler = new LinkedHashMap<>();
    clips.forEach((sampler, list) -> bySampler.put(sampler, LabelledClips.of(LABELS, list)));
    return new EncodedCorpus(bySampler, Map.of(), new BatchResult(List.of(), provenance(kind)));
  }

  private static Provenance provenance(Kind kind) {
    return new Provenance(
        new Provenance.Software("measured", "here", "cpu", Map.of()),
        new TreeMap<>(),
        new Provenance.Data(kind.name(), "made in memory", List.of(), Map.of(), List.of()));
  }

  private AlignedClip clip(Kind kind, SyntheticClip template, int apex, RandomGenerator random) {
    KeyFrames burst = new KeyFrames(apex - 1, apex, apex + 1, ApexSource.ANNOTATED);
    Performance performance =
        new Performance(
            template.label(),
            template.performance().units(),
            MovementProfile.of(burst, RATE),
            FRAMES,
            RATE);
    SyntheticClip drawn =
        SyntheticClip.of(
                template.id(),
                template.face(),
                performance,
                FaceView.aligned(FACE),
                Nuisance.none())
            .withChannels(1);
    Frame neutral = drawn.frame(0);
    Frame moved = drawn.frame(apex);
    Frame half = drawn.frame(apex - 1);
    List<Frame> frames = new ArrayList<>();
    for (int t = 0; t < FRAMES; t++) {
      Frame clean = neutral;
      if (kind == Kind.EVERYWHERE) {
        clean = t == ONSET ? neutral : moved;
      } else if (Math.abs(t - apex) <= 1) {
        clean = t == apex ? moved : half;
      }
      frames.add(noisy(clean, t, random));
    }
    return AlignedClip.of(template.id(), RATE, frames, track());
  }

  private Frame noisy(Frame clean, int index, RandomGenerator random) {
    byte[] pixels = clean.pixels();
    for (int i = 0; i < pixels.length; i++) {
      double value = (pixels[i] & 0xff) + noise * random.nextGaussian();
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    return Frame.wrap(index, RATE.microsAt(index), clean.size(), 1, pixels);
  }

  private static FaceTrack track() {
    return new FaceTrack(java.util.Collections.nCopies(FRAMES, 1.0));
  }

  /** A curve without motion: the samplers compared here do not look at it. */
  private static MotionCurve still(AlignedClip clip) {
    Map<Region, double[]> nothing = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      nothing.put(region, new double[FRAMES]);
    }
    long[] times = clip.frames().stream().mapToLong(Frame::timestampMicros).toArray();
    return MotionCurve.of(clip.id(), times, track(), nothing, nothing);
  }
}
