package org.glimpse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.encode.ClipEncoders;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.video.FrameFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a DFME folder with annotated key frames only what is sampled is read. */
class SparseReadingTest {
  private static final int SAMPLED = 16;

  @TempDir Path root;

  private Corpus dfme() throws Exception {
    return SmallDfme.write(root, 36, 40);
  }

  private static Pipeline pipeline(FrameSampler sampler, ClipEncoder encoder) {
    return Pipeline.withDefaults().with(sampler).with(encoder);
  }

  /** Makes every picture of a clip unreadable but the given ones. */
  private static void spoil(ClipSource clip, List<Integer> kept) throws IOException {
    FrameFolder folder = FrameFolder.list(clip.path());
    for (int i = 0; i < folder.length(); i++) {
      if (!kept.contains(i)) {
        Files.write(folder.picture(i).orElseThrow(), new byte[0]);
      }
    }
  }

  @Test
  void uniform16ReadsSixteenFramesAClip() throws Exception {
    Corpus corpus = dfme();
    FrameSampler uniform = FrameSampler.uniform(SAMPLED);
    for (ClipSource clip : corpus.clips()) {
      KeyFrames keys = clip.annotation().keyFrames().orElseThrow();
      int length = (int) FrameFolder.list(clip.path()).length();
      spoil(clip, uniform.sample(keys, length).orElseThrow().positions());
    }
    EncodedCorpus encoded =
        pipeline(uniform, ClipEncoder.flowStrain(Size.square(28), OpticalFlows.dis()))
            .encode(corpus, corpus.labels(), Parallelism.of(2));
    assertThat(encoded.batch().failed()).isEmpty();
    assertThat(encoded.batch().outcomes()).hasSize(2);
    for (ClipOutcome outcome : encoded.batch().outcomes()) {
      assertThat(((ClipOutcome.Encoded) outcome).framesRead()).isEqualTo(SAMPLED);
    }
    assertThat(encoded.clips().clips()).hasSize(2);
    assertThat(encoded.batch().provenance().data().apexSources())
        .containsEntry(ApexSource.ANNOTATED, 2);
  }

  @Test
  void theTensorIsNearThatOfTheWholeClip() throws Exception {
    Corpus corpus = dfme();
    Pipeline pipeline = pipeline(FrameSampler.uniform(SAMPLED), ClipEncoder.gray(Size.square(28)));
    EncodedCorpus sparse = pipeline.encode(corpus, corpus.labels(), Parallelism.of(2));
    EncodedCorpus whole = pipeline.encodeAndAnalyze(corpus, corpus.labels(), Parallelism.of(2));
    assertThat(whole.batch().analyzed()).hasSize(2);
    assertThat(sparse.batch().analyzed()).isEmpty();
    for (int i = 0; i < 2; i++) {
      float[] few = tensor(sparse.clips().clips().get(i)).data();
      float[] all = tensor(whole.clips().clips().get(i)).data();
      double sum = 0;
      for (int k = 0; k < few.length; k++) {
        sum += Math.abs(few[k] - all[k]);
      }
      // The eyes are looked for in other frames, which moves the face by a fraction of a pixel.
      assertThat(sum / few.length).isLessThan(0.05);
    }
    BatchResult looked = pipeline.analyze(sparse.batch(), List.of(corpus.clips().get(0).id()));
    assertThat(looked.analyzed()).hasSize(1);
    assertThat(looked.analyzed().get(0).analysis().motion().length()).isGreaterThanOrEqualTo(36);
  }

  private static ClipTensor tensor(LabelledClip clip) throws Exception {
    return clip.tensor().forTest();
  }

  @Test
  void samplersOfMotionReadEverything() throws Exception {
    Corpus corpus = dfme();
    ClipSource clip = corpus.clips().get(0);
    ClipEncoder gray = ClipEncoder.gray(Size.square(28));
    assertThat(SparseClip.of(clip, List.of(FrameSampler.motionAdaptive(8)), gray)).isEmpty();
  }

  @Test
  void magnifiedClipsAreReadWhole() throws Exception {
    ClipSource clip = dfme().clips().get(0);
    for (String id :
        List.of("gray+lagrangian:8", "gray+eulerian:10", "gray+lagrangian:8+dynamic")) {
      ClipEncoder encoder = ClipEncoders.parse(id, Size.square(28));
      assertThat(SparseClip.of(clip, List.of(FrameSampler.uniform(SAMPLED)), encoder))
          .as(id)
          .isEmpty();
    }
  }

  @Test
  void drawnAndInterpolatedFramesComeFromTheWholeInterval() throws Exception {
    ClipSource clip = dfme().clips().get(0);
    KeyFrames keys = clip.annotation().keyFrames().orElseThrow();
    ClipEncoder gray = ClipEncoder.gray(Size.square(28));
    for (FrameSampler sampler :
        List.of(
            FrameSampler.segments(4), org.glimpse.keyframe.sample.FrameSamplers.parse("tim:10"))) {
      List<Integer> frames = SparseClip.of(clip, List.of(sampler), gray).orElseThrow().frames();
      assertThat(frames).hasSize(keys.length()).startsWith(keys.onset()).endsWith(keys.offset());
    }
  }

  @Test
  void forTheFaceAtLeastSixFramesAreRead() throws Exception {
    ClipSource clip = dfme().clips().get(0);
    KeyFrames keys = clip.annotation().keyFrames().orElseThrow();
    List<Integer> frames =
        SparseClip.of(
                clip, List.of(FrameSampler.keyFramesOnly()), ClipEncoder.gray(Size.square(28)))
            .orElseThrow()
            .frames();
    assertThat(frames)
        .contains(keys.onset(), keys.apex(), keys.offset())
        .hasSizeBetween(6, 9)
        .isEqualTo(List.copyOf(new TreeSet<>(frames)));
  }
}
