package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Corpus;
import org.junit.jupiter.api.Test;

class SmicWriterTest extends CorpusWriterContract {
  @Override
  CorpusWriter writer() {
    return CorpusWriter.smic();
  }

  @Override
  Corpus corpus() throws Exception {
    return Corpora.named("smic", root);
  }

  @Override
  double tolerance() {
    return 1;
  }

  @Override
  Annotation kept(Annotation annotation) {
    return new Annotation(
        Optional.of(KeyFrames.midpoint(0, 5)),
        Optional.of("negative"),
        List.of(),
        Optional.of(FrameRate.of(100)));
  }

  @Test
  void writesTheFoldersOfTheFastCamera() throws Exception {
    writer().write(root, List.of(recording("sub0007", "s7_ne_01")));
    assertThat(root.resolve("HS/s7/micro/negative/s7_ne_01/image17581039.jpg")).exists();
    assertThat(corpus().clips()).extracting(ClipSource::id).hasToString("[smic/s7/s7_ne_01]");
    assertThat(Corpora.detect(root).name()).isEqualTo("smic");
  }
}
