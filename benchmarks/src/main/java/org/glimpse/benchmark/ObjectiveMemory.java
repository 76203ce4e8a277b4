package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.glimpse.core.clip.ClipException;

/** How much memory a training under one objective takes, in a process of its own. */
final class ObjectiveMemory {
  private static final String HEAP = "-Xmx256m";

  private ObjectiveMemory() {}

  /**
   * Trains under an objective and prints the largest resident memory in MiB.
   *
   * @param args the objective's name and the number of steps
   */
  public static void main(String[] args) throws ClipException, InterruptedException {
    ObjectiveCost.train(args[0], Integer.parseInt(args[1]));
    System.out.println(OwnProcess.largestResidentMebibytes());
  }

  /** The largest resident memory of such a process in MiB. */
  static double mebibytes(String objective, int steps) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                HEAP,
                "-XX:+UseSerialGC",
                "-DOPT_OUT_TRACKING=true",
                "-cp",
                System.getProperty("java.class.path"),
                ObjectiveMemory.class.getName(),
                objective,
                Integer.toString(steps)));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          "Training under " + objective + " ended with " + process.exitValue() + ".");
    }
    return Double.parseDouble(said.strip());
  }
}
