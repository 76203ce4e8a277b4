package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glimpse.core.clip.ClipId;

/** Writes the layout of SMIC's fast camera: folders only, no key frames, no action units. */
final class SmicWriter implements CorpusWriter {
  private static final FrameNames FRAMES = new FrameNames("HS", "image%d.jpg", 17581039, "s");

  @Override
  public ClipId idOf(ClipRecording clip) {
    return ClipId.of(
        SmicCorpus.Camera.HS.corpus(),
        FRAMES.subject(clip.id().subject().subject()),
        clip.id().clip());
  }

  @Override
  public int write(Path root, Iterable<ClipRecording> clips) throws IOException {
    Files.createDirectories(root);
    Names names = new Names();
    int count = 0;
    try (Truth truth = Truth.open(root)) {
      for (ClipRecording clip : clips) {
        ClipId id = idOf(clip);
        String subject = id.subject().subject();
        names.use(subject + "/" + id.clip(), clip.id().subject().subject(), id.clip());
        Path folder =
            root.resolve(FRAMES.above())
                .resolve(subject)
                .resolve(SmicCorpus.MICRO)
                .resolve(label(clip))
                .resolve(id.clip());
        FRAMES.write(folder, subject, clip.frames());
        truth.add(id, clip);
        count++;
      }
    }
    return count;
  }

  /** One of SMIC's labels for any emotion. */
  static String label(ClipRecording clip) {
    return switch (clip.annotation().emotion().orElse("")) {
      case "happiness", "positive" -> "positive";
      case "surprise" -> "surprise";
      default -> "negative";
    };
  }
}
