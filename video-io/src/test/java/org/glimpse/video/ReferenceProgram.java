package org.glimpse.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.javacpp.Loader;

/** The ffmpeg and ffprobe programs that come with the libraries. */
final class ReferenceProgram {
  private ReferenceProgram() {}

  /** Runs ffmpeg with arguments separated by blanks; gives what it prints. */
  static byte[] ffmpeg(String arguments) throws IOException {
    return run(org.bytedeco.ffmpeg.ffmpeg.class, arguments);
  }

  /** Runs ffprobe with arguments separated by blanks; gives what it prints. */
  static byte[] ffprobe(String arguments) throws IOException {
    return run(org.bytedeco.ffmpeg.ffprobe.class, arguments);
  }

  private static byte[] run(Class<?> program, String arguments) throws IOException {
    // Loading the libraries puts them beside the program.
    Loader.load(avdevice.class);
    File file = new File(Loader.load(program));
    List<String> command = new ArrayList<>(List.of(file.getPath(), "-v", "error"));
    command.addAll(Arrays.asList(arguments.strip().split(" +", -1)));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LD_LIBRARY_PATH", file.getParent());
    builder.environment().put("DYLD_LIBRARY_PATH", file.getParent());
    Process process = builder.start();
    process.getOutputStream().close();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.onExit().join().exitValue()).as("%s", command).isZero();
    return output;
  }
}
