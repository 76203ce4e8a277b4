package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.glimpse.core.Checks;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.VideoWriter;

/**
 * Writes one video a clip and a table of them.
 *
 * @param format container and codec
 */
record VideosWriter(VideoFormat format) implements CorpusWriter {
  @Override
  public int write(Path root, Iterable<ClipRecording> clips) throws IOException {
    Files.createDirectories(root);
    Names names = new Names();
    int count = 0;
    String[] columns = {
      "path", "subject", "label", "onset", "apex", "offset", "fps", "au", "valence", "arousal"
    };
    try (CSVPrinter table = Truth.printer(root.resolve(CsvCorpus.TABLE), columns);
        Truth truth = Truth.open(root)) {
      for (ClipRecording clip : clips) {
        String subject = clip.id().subject().subject();
        String path = subject + "/" + clip.id().clip() + "." + format.extension();
        names.use(path, subject, clip.id().clip());
        Files.createDirectories(root.resolve(subject));
        writeVideo(root.resolve(path), clip);
        List<String> cells = new ArrayList<>();
        cells.add(path);
        cells.add(subject);
        cells.add(clip.annotation().emotion().orElse(""));
        cells.addAll(Truth.keyFrames(clip.annotation()));
        cells.add(clip.frameRate().toString());
        cells.add(Truth.actionUnits(clip.annotation()));
        cells.addAll(Truth.feeling(clip.annotation()));
        table.printRecord(cells);
        truth.add(clip);
        count++;
      }
    }
    return count;
  }

  private void writeVideo(Path file, ClipRecording clip) throws IOException {
    Iterator<Frame> frames = clip.frames().iterator();
    Checks.argument(frames.hasNext(), "the clip '" + clip.id() + "' has no frame");
    Frame first = frames.next();
    try (VideoWriter writer = VideoWriter.open(file, format, first.size(), clip.frameRate())) {
      writer.write(first);
      while (frames.hasNext()) {
        writer.write(frames.next());
      }
    }
  }
}
