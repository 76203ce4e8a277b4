package org.glimpse.pipeline.files;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.pipeline.ProcessedClip;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameReaders;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.VideoWriter;

/** A clip as a video on which one sees what was found: see {@link OverlayPainter}. */
final class OverlayVideo {
  private OverlayVideo() {}

  static void write(ProcessedClip clip, DecodeOptions options, Path folder, String name)
      throws IOException, ClipException {
    Files.createDirectories(folder);
    OverlayPainter painter = new OverlayPainter(clip);
    Size size = painter.size();
    Path file = folder.resolve(name + "." + VideoFormat.H264.extension());
    try (FrameReader reader = FrameReaders.open(clip.source(), options);
        VideoWriter writer =
            VideoWriter.open(file, VideoFormat.H264, size, clip.video().frameRate())) {
      for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
        BufferedImage picture = painter.paint(next.get());
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        writer.write(
            Frame.wrap(next.get().index(), next.get().timestampMicros(), size, 3, pixels.clone()));
      }
    }
  }
}
