package org.glimpse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.keyframe.MotionAnalyzer;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.keyframe.interpolate.TemporalInterpolation;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.face.Alignment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SampledTensorsTest {
  private static final KeyFrames KEYS = new KeyFrames(3, 8, 14, ApexSource.ANNOTATED);
  private static final ClipEncoder FLOW =
      ClipEncoder.flowStrain(Size.square(12), OpticalFlows.dis());

  private static ProcessedClip clip;

  @BeforeAll
  static void makeAClip() {
    AlignedClip aligned =
        SyntheticCorpus.of(
                CorpusPlan.withDefaults().withSubjects(1),
                ClipSettings.withDefaults().withFrameRate(FrameRate.of(60)).withFrames(16, 16))
            .clips()
            .get(0)
            .aligned(48);
    MotionCurve motion = MotionAnalyzer.withDefaults().measure(aligned);
    clip =
        new ProcessedClip(
            new ClipSource(aligned.id(), Path.of("made"), Annotation.none()),
            Alignment.asIs(
                aligned, new VideoInfo(aligned.size(), aligned.frameRate(), OptionalInt.of(16))),
            motion,
            KEYS);
  }

  private static ClipTensor encoded(List<Integer> positions) throws Exception {
    return FLOW.encode(clip.aligned(), KEYS, new SampledSequence(positions));
  }

  @Test
  void showATestTheMiddleOfEachSegment() throws Exception {
    TensorSource source = SampledTensors.of(clip, FrameSampler.segments(4), FLOW);
    // 12 frames from 3 on in segments of 3
    assertThat(source.forTest()).isEqualTo(encoded(List.of(4, 7, 10, 13)));
    assertThat(source.forTest()).isEqualTo(source.forTest());
  }

  @Test
  void drawForTrainingAnewAndTheSameFromTheSameSeed() throws Exception {
    TensorSource source = SampledTensors.of(clip, FrameSampler.segments(4), FLOW);
    List<Integer> drawn =
        FrameSampler.segments(4).sample(KEYS, clip.motion(), new SplittableRandom(7)).positions();
    assertThat(source.forTraining(new SplittableRandom(7))).isEqualTo(encoded(drawn));
    SplittableRandom random = new SplittableRandom(1);
    Set<ClipTensor> seen = new HashSet<>();
    for (int epoch = 0; epoch < 10; epoch++) {
      seen.add(source.forTraining(random));
    }
    assertThat(seen).hasSizeGreaterThan(5);
  }

  @Test
  void stayTheSameWhereASamplerDrawsNothing() throws Exception {
    TensorSource source = SampledTensors.of(clip, FrameSampler.uniform(4), FLOW);
    assertThat(source.forTraining(new SplittableRandom(1))).isSameAs(source.forTest());
  }

  @Test
  void interpolateWhereASamplerDoes() throws Exception {
    TensorSource source =
        SampledTensors.of(clip, FrameSampler.interpolated(5, TemporalInterpolation.tim()), FLOW);
    assertThat(source.forTest())
        .isEqualTo(
            TemporalInterpolation.tim()
                .resample(encoded(List.of(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)), 5));
  }

  @Test
  void encodeWhatLooksAtAllFramesTogetherOnce() throws Exception {
    ClipEncoder pooled = ClipEncoder.dynamicImage(FLOW);
    TensorSource source = SampledTensors.of(clip, FrameSampler.segments(4), pooled);
    assertThat(source.forTraining(new SplittableRandom(1))).isEqualTo(source.forTest());
    assertThat(source.forTest().frames()).isEqualTo(1);
  }
}
