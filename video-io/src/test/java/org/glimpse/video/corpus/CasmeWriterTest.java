package org.glimpse.video.corpus;

import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.corpus.Corpus;

class CasmeWriterTest extends CorpusWriterContract {
  @Override
  CorpusWriter writer() {
    return CorpusWriter.casme();
  }

  @Override
  Corpus corpus() throws Exception {
    return Corpora.named("casme", root);
  }

  @Override
  double tolerance() {
    return 1;
  }

  @Override
  Annotation kept(Annotation annotation) {
    return new Annotation(
        annotation.keyFrames(),
        annotation.emotion(),
        annotation.actionUnits(),
        Optional.of(FrameRate.of(60)));
  }
}
