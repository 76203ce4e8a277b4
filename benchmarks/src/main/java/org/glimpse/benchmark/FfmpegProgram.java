package org.glimpse.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.javacpp.Loader;

/** An {@code ffmpeg} program and the {@code ffprobe} beside it: the outside rival of decoding. */
final class FfmpegProgram {
  private final String program;
  private final String probe;
  private final boolean bundled;

  private FfmpegProgram(String program, String probe, boolean bundled) {
    this.program = program;
    this.probe = probe;
    this.bundled = bundled;
  }

  /** The programs inside the FFmpeg jar. */
  static FfmpegProgram bundled() {
    // Loading the libraries puts them beside the programs.
    Loader.load(avdevice.class);
    return new FfmpegProgram(Loader.load(ffmpeg.class), Loader.load(ffprobe.class), true);
  }

  /**
   * The programs that a setting names.
   *
   * @param text {@code bundled}; {@code auto} for those on the path, else the bundled ones; or the
   *     path of ffmpeg
   */
  static FfmpegProgram of(String text) {
    if (text.equals("auto")) {
      for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
        Path candidate = Path.of(folder, "ffmpeg");
        if (Files.isExecutable(candidate)) {
          return of(candidate.toString());
        }
      }
    }
    return text.equals("auto") || text.equals("bundled")
        ? bundled()
        : new FfmpegProgram(text, Path.of(text).resolveSibling("ffprobe").toString(), false);
  }

  /** The version as the program states it. */
  String version() throws IOException, InterruptedException {
    String text = new String(run(program, List.of("-version")), StandardCharsets.UTF_8);
    return text.lines().findFirst().orElse("").replaceAll("ffmpeg version (\\S+).*", "$1");
  }

  /** Which encoders the program has, as text. */
  String encoders() throws IOException, InterruptedException {
    return new String(run(program, List.of("-v", "error", "-encoders")), StandardCharsets.UTF_8);
  }

  /** Runs ffmpeg and gives what it prints. */
  byte[] ffmpeg(List<String> arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-v", "error"));
    all.addAll(arguments);
    return run(program, all);
  }

  /** Runs ffprobe on the first video of a file and gives the lines that it prints for an entry. */
  List<String> probe(Path file, String entry) throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            "-v",
            "error",
            "-count_frames",
            "-select_streams",
            "v:0",
            "-show_entries",
            entry,
            "-of",
            "csv=p=0",
            file.toString());
    return new String(run(probe, arguments), StandardCharsets.US_ASCII)
        .toLowerCase(Locale.ROOT)
        .lines()
        .map(line -> line.replace(",", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /**
   * Decodes a file to 8-bit gray, full range, with one thread, and gives all frames' bytes. Gray is
   * the stream's luma: left to itself, ffmpeg converts luma of BT.709 to that of BT.601.
   */
  byte[] decodeGray(Path file) throws IOException, InterruptedException {
    return ffmpeg(gray(file, "rawvideo"));
  }

  /**
   * The same without keeping the result; gives the seconds that it took, without those that the
   * program takes for the first frame.
   */
  double timeGray(Path file) throws IOException, InterruptedException {
    List<String> whole = gray(file, "null");
    List<String> first = new ArrayList<>(whole);
    first.addAll(first.size() - 1, List.of("-frames:v", "1"));
    return seconds(whole) - seconds(first);
  }

  private double seconds(List<String> arguments) throws IOException, InterruptedException {
    long start = System.nanoTime();
    ffmpeg(arguments);
    return (System.nanoTime() - start) / 1e9;
  }

  private static List<String> gray(Path file, String format) {
    return List.of(
        "-threads",
        "1",
        "-i",
        file.toString(),
        "-fps_mode",
        "passthrough",
        "-vf",
        "scale=in_color_matrix=bt601:out_color_matrix=bt601:out_range=full,format=gray",
        "-f",
        format,
        "-");
  }

  private byte[] run(String command, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT);
    if (bundled) {
      String folder = String.valueOf(Path.of(command).getParent());
      builder.environment().put("LD_LIBRARY_PATH", folder);
      builder.environment().put("DYLD_LIBRARY_PATH", folder);
    }
    Process process = builder.start();
    process.getOutputStream().close();
    byte[] bytes;
    try (InputStream in = process.getInputStream()) {
      bytes = in.readAllBytes();
    }
    if (process.waitFor() != 0) {
      throw new IOException(command + " ended with " + process.exitValue() + ": " + arguments);
    }
    return bytes;
  }
}
