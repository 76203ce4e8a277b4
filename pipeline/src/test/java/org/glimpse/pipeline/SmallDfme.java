package org.glimpse.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.glimpse.core.Size;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.corpus.ClipRecording;
import org.glimpse.video.corpus.Corpora;
import org.glimpse.video.corpus.CorpusWriter;

/** Two gray synthetic clips of two subjects on disk, in the layout of DFME. */
final class SmallDfme {
  private SmallDfme() {}

  static Corpus write(Path root, int fewestFrames, int mostFrames)
      throws CorpusException, IOException {
    SyntheticCorpus synthetic =
        SyntheticCorpus.of(
            CorpusPlan.withDefaults().withSubjects(2).withClipsPerSubject(1),
            ClipSettings.withDefaults()
                .withFrames(fewestFrames, mostFrames)
                .withView(FaceView.portrait(new Size(256, 192))));
    CorpusWriter.dfme().write(root, synthetic.clips().stream().map(SmallDfme::recording).toList());
    return Corpora.dfme(root);
  }

  private static ClipRecording recording(SyntheticClip clip) {
    SyntheticClip gray = clip.withChannels(1);
    return ClipRecording.of(
        clip.id(),
        clip.annotation(),
        clip.frameRate(),
        () -> IntStream.range(0, gray.length()).mapToObj(gray::frame).iterator());
  }
}
