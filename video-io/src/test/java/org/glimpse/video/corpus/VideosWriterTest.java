package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ValenceArousal;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.TestFrames;
import org.glimpse.video.VideoFormat;
import org.junit.jupiter.api.Test;

class VideosWriterTest extends CorpusWriterContract {
  @Override
  CorpusWriter writer() {
    return CorpusWriter.videos(VideoFormat.FFV1);
  }

  @Override
  Corpus corpus() throws Exception {
    return Corpora.csv(root);
  }

  @Test
  void keepsValenceAndArousal() throws Exception {
    ClipId id = ClipId.of("a", "s1", "c");
    ValenceArousal feeling = new ValenceArousal(-0.6, 0.25);
    Annotation felt = Annotation.none().withFeeling(Optional.of(feeling));
    Iterable<Frame> frames = List.of(TestFrames.wave(0, 0, TestFrames.SIZE, 1));
    writer().write(root, List.of(ClipRecording.of(id, felt, FrameRate.of(200), frames)));
    assertThat(corpus().clips().get(0).annotation().feeling()).hasValue(feeling);
  }
}
