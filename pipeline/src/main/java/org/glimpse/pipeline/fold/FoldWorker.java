package org.glimpse.pipeline.fold;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.pipeline.FoldWork;

/**
 * The side of a worker process: reads fold numbers, a line each, works on them and answers {@code
 * done N} or {@code failed N reason}. Predictions go to the {@link FoldFolder}.
 */
public final class FoldWorker {
  static final String DONE = "done ";
  static final String FAILED = "failed ";

  private FoldWorker() {}

  /**
   * The clips that the process that started this one left for it.
   *
   * @param folder the folder they share
   * @return the clips
   * @throws IOException if they cannot be read
   */
  public static LabelledClips clips(FoldFolder folder) throws IOException {
    return ClipBundle.read(folder.clips());
  }

  /**
   * Works until there are no more lines.
   *
   * @param work what is done
   * @param plan the folds; a line names one by its place, from 0 on
   * @param folder where results go
   * @param in the lines
   * @param out the answers
   * @throws IOException if a file cannot be read or written
   * @throws InterruptedException if the thread is interrupted
   */
  public static void serve(
      FoldWork work, FoldPlan plan, FoldFolder folder, BufferedReader in, PrintStream out)
      throws IOException, InterruptedException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int index = Integer.parseInt(line.strip());
      try {
        folder.write(
            index,
            work.clips().labels(),
            work.run(plan, index, Optional.of(folder.checkpoint(index))));
        out.println(DONE + index);
      } catch (TrainingDivergedException | ClipException e) {
        out.println(FAILED + index + " " + e.getMessage());
      }
      out.flush();
    }
  }
}
