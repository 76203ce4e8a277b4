package org.glimpse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.video.corpus.Corpora;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipCacheTest {
  @TempDir Path folder;

  private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger encoded = new AtomicInteger();
  private Corpus corpus;

  @BeforeEach
  void writeCorpus() throws Exception {
    corpus = SmallDfme.write(folder.resolve("corpus"), 20, 22);
  }

  private ClipCache cache() {
    return ClipCache.in(folder.resolve("cache")).withRemarks(remarks::add);
  }

  private LabelledClips encode(ClipCache cache, FrameSampler sampler) throws Exception {
    return encode(Pipeline.withDefaults().with(cache), corpus, sampler).clips();
  }

  private EncodedCorpus encode(Pipeline pipeline, Corpus of, FrameSampler sampler)
      throws Exception {
    return pipeline
        .with(sampler)
        .with(new Counting(ClipEncoder.gray(Size.square(16)), encoded))
        .encode(of, of.labels(), Parallelism.of(2));
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("cache"))) {
      return all.filter(file -> file.toString().endsWith(".clip")).sorted().toList();
    }
  }

  @Test
  void theSecondEncodingReadsNoClipAndGivesTheSameToTheBit() throws Exception {
    for (FrameSampler sampler :
        List.of(
            FrameSampler.uniform(4), FrameSampler.motionAdaptive(4), FrameSampler.segments(4))) {
      encoded.set(0);
      EncodedCorpus without = encode(Pipeline.withDefaults(), corpus, sampler);
      EncodedCorpus first = encode(Pipeline.withDefaults().with(cache()), corpus, sampler);
      assertThat(encoded.get()).isEqualTo(4);
      EncodedCorpus second = encode(Pipeline.withDefaults().with(cache()), corpus, sampler);
      assertThat(encoded.get()).isEqualTo(4);
      assertThat(second.batch().outcomes()).hasOnlyElementsOfType(ClipOutcome.Encoded.class);
      assertThat(second.batch().provenance()).isEqualTo(first.batch().provenance());
      for (EncodedCorpus other : List.of(first, second)) {
        assertThat(other.batch().outcomes().stream().map(ClipOutcome::usedKeyFrames))
            .isEqualTo(
                without.batch().outcomes().stream().map(ClipOutcome::usedKeyFrames).toList());
        assertSame(other.clips(), without.clips());
      }
    }
    assertThat(remarks)
        .containsOnly("2 of 2 clips were encoded before, see " + folder.resolve("cache") + ".");
  }

  private static void assertSame(LabelledClips some, LabelledClips others) throws Exception {
    assertThat(some.size()).isEqualTo(others.size());
    for (int i = 0; i < some.size(); i++) {
      LabelledClip one = some.clips().get(i);
      LabelledClip other = others.clips().get(i);
      assertThat(one.id()).isEqualTo(other.id());
      assertThat(one.label()).isEqualTo(other.label());
      assertThat(one.tensor().forTest()).isEqualTo(other.tensor().forTest());
      assertThat(one.tensor().forTraining(Seeds.generator(7, "draw")))
          .isEqualTo(other.tensor().forTraining(Seeds.generator(7, "draw")));
    }
  }

  @Test
  void aDamagedEntryIsRemarkedUponAndMadeAnew() throws Exception {
    LabelledClips before = encode(cache(), FrameSampler.uniform(4));
    Path one = entries().get(0);
    byte[] bytes = Files.readAllBytes(one);
    bytes[bytes.length / 2] ^= 1;
    Files.write(one, bytes);
    Path other = entries().get(1);
    Files.write(other, new byte[5]);
    assertSame(encode(cache(), FrameSampler.uniform(4)), before);
    assertThat(encoded.get()).isEqualTo(4);
    assertThat(remarks)
        .hasSize(2)
        .allSatisfy(
            remark ->
                assertThat(remark)
                    .contains("is damaged (its check sum is wrong)")
                    .contains("is encoded anew"));
    encode(cache(), FrameSampler.uniform(4));
    assertThat(encoded.get()).isEqualTo(4);
  }

  @Test
  void aMovedCorpusIsFoundButNoOtherPictureOrOption() throws Exception {
    encode(cache(), FrameSampler.uniform(4));
    Path moved = folder.resolve("moved");
    Files.move(folder.resolve("corpus"), moved);
    corpus = Corpora.dfme(moved);
    encode(cache(), FrameSampler.uniform(4));
    assertThat(encoded.get()).isEqualTo(2);
    encode(cache(), FrameSampler.uniform(5));
    assertThat(encoded.get()).isEqualTo(4);
    encode(
        Pipeline.withDefaults().with(cache()).withAligner(a -> a.withoutSteadying()),
        corpus,
        FrameSampler.uniform(4));
    assertThat(encoded.get()).isEqualTo(6);
    Path onset;
    try (Stream<Path> all = Files.walk(moved)) {
      onset =
          all.filter(file -> file.toString().endsWith(".png")).sorted().findFirst().orElseThrow();
    }
    // A byte behind the picture's end: it shows the same, but it is another file.
    byte[] bytes = Files.readAllBytes(onset);
    Files.write(onset, java.util.Arrays.copyOf(bytes, bytes.length + 1));
    encode(cache(), FrameSampler.wholeClip(22));
    assertThat(encoded.get()).isEqualTo(8);
    Files.write(onset, bytes);
    encode(cache(), FrameSampler.wholeClip(22));
    assertThat(encoded.get()).isEqualTo(9);
  }

  @Test
  void removesWhatWasUsedLeastRecentlyBeyondItsLimit() throws Exception {
    encode(cache(), FrameSampler.uniform(4));
    long size = Files.size(entries().get(0));
    for (Path entry : entries()) {
      Files.setLastModifiedTime(entry, FileTime.fromMillis(1_000));
    }
    List<Path> old = entries();
    encode(cache().withLimit(3 * size), FrameSampler.uniformRounded(4));
    assertThat(entries()).hasSize(3);
    assertThat(entries()).containsAnyElementsOf(old);
    encode(cache().withLimit(0), FrameSampler.uniformRounded(4));
    assertThat(entries()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenCostsNoClip() throws Exception {
    Files.writeString(folder.resolve("cache"), "a file");
    assertThat(encode(cache(), FrameSampler.uniform(4)).size()).isEqualTo(2);
    assertThat(remarks)
        .anySatisfy(remark -> assertThat(remark).startsWith("An encoded clip cannot be kept in "));
  }

  /** Counts how often a clip is encoded, for which it must have been decoded. */
  private record Counting(ClipEncoder inner, AtomicInteger count) implements ClipEncoder {
    @Override
    public ClipTensor encode(AlignedClip clip, KeyFrames keyFrames, SampledSequence positions)
        throws EncodeException {
      count.incrementAndGet();
      return inner.encode(clip, keyFrames, positions);
    }

    @Override
    public List<Channel> channels() {
      return inner.channels();
    }

    @Override
    public Size size() {
      return inner.size();
    }

    @Override
    public ValueRange range() {
      return inner.range();
    }

    @Override
    public String id() {
      return inner.id();
    }
  }
}
