package org.glimpse.video.corpus;

import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.corpus.Corpus;

class CasmeSquaredWriterTest extends CorpusWriterContract {
  @Override
  CorpusWriter writer() {
    return CorpusWriter.casmeSquared();
  }

  @Override
  Corpus corpus() throws Exception {
    return Corpora.named("casme-sq", root);
  }

  @Override
  double tolerance() {
    return 1;
  }

  @Override
  Annotation kept(Annotation annotation) {
    return new Annotation(
        annotation.keyFrames(),
        Optional.of("negative"),
        annotation.actionUnits(),
        Optional.of(FrameRate.of(30)));
  }
}
