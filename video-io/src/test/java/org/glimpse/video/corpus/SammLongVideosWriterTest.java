package org.glimpse.video.corpus;

import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.corpus.Corpus;

class SammLongVideosWriterTest extends CorpusWriterContract {
  @Override
  CorpusWriter writer() {
    return CorpusWriter.sammLongVideos();
  }

  @Override
  Corpus corpus() throws Exception {
    return Corpora.named("samm-lv", root);
  }

  @Override
  double tolerance() {
    return 1;
  }

  @Override
  Annotation kept(Annotation annotation) {
    return new Annotation(
        annotation.keyFrames(),
        Optional.of("micro - 1/2"),
        annotation.actionUnits(),
        Optional.of(FrameRate.of(200)));
  }
}
