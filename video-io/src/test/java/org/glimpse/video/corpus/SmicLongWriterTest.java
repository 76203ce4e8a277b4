package org.glimpse.video.corpus;

import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Corpus;

class SmicLongWriterTest extends CorpusWriterContract {
  @Override
  CorpusWriter writer() {
    return CorpusWriter.smicLong();
  }

  @Override
  Corpus corpus() throws Exception {
    return Corpora.named("smic-hs-e", root);
  }

  @Override
  double tolerance() {
    return 1;
  }

  @Override
  Annotation kept(Annotation annotation) {
    return new Annotation(
        Optional.of(KeyFrames.midpoint(1, 5)),
        Optional.of("negative"),
        java.util.List.of(),
        Optional.of(FrameRate.of(100)));
  }
}
