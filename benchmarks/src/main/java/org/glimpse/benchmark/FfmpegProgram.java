package org.glimpse.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/** The {@code ffmpeg} program inside the FFmpeg jar: the outside rival of decoding. */
final class FfmpegProgram {
  private final String program = Loader.load(org.bytedeco.ffmpeg.ffmpeg.class);

  /** Decodes a file to 8-bit gray, full range, with one thread, and gives all frames' bytes. */
  byte[] decodeGray(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    program,
                    "-v",
                    "error",
                    "-threads",
                    "1",
                    "-i",
                    file.toString(),
                    "-vf",
                    "scale=out_range=full,format=gray",
                    "-f",
                    "rawvideo",
                    "-"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] bytes;
    try (InputStream in = process.getInputStream()) {
      bytes = in.readAllBytes();
    }
    if (process.waitFor() != 0) {
      throw new IOException("ffmpeg ended with " + process.exitValue() + " on " + file);
    }
    return bytes;
  }
}
