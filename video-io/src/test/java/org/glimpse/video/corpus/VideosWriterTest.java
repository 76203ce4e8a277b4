package org.glimpse.video.corpus;

import org.glimpse.core.corpus.Corpus;
import org.glimpse.video.VideoFormat;

class VideosWriterTest extends CorpusWriterContract {
  @Override
  CorpusWriter writer() {
    return CorpusWriter.videos(VideoFormat.FFV1);
  }

  @Override
  Corpus corpus() throws Exception {
    return Corpora.csv(root);
  }
}
