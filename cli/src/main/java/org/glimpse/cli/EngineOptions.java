package org.glimpse.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.model.TrainingHistory;
import org.glimpse.model.TrainingListener;
import org.glimpse.model.train.NetworkTrainer;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the engine trains, beside the model's recipe. */
final class EngineOptions {
  private static final int PATIENCE = 20;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description =
          "Keep this share of the training clips, whole subjects, out of training and end with the"
              + " epoch that is best on them. Never a test subject.")
  private Optional<Double> validation;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "With --validation: end after N epochs without improvement. Default: " + PATIENCE + ".")
  private Optional<Integer> patience;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "CPU threads of one training. Default: the model's own.")
  private Optional<Integer> threads;

  @Mixin private OptimizationOptions optimization;

  /** The trainer as it was asked for. */
  NetworkTrainer apply(NetworkTrainer trainer) {
    if (patience.isPresent() && validation.isEmpty()) {
      throw usage("--patience needs --validation SHARE.");
    }
    try {
      NetworkTrainer recipe = optimization.apply(trainer);
      NetworkTrainer asked =
          threads
              .map(recipe::withThreads)
              .orElse(recipe)
              .withListener(listener(spec.commandLine().getErr(), () -> {}));
      return validation.isPresent()
          ? asked.withValidation(validation.get(), patience.orElse(PATIENCE))
          : asked;
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw usage(message.endsWith(".") ? message : message + ".");
    }
  }

  /** Counts epochs, and says on the terminal what a user should know. */
  static TrainingListener listener(PrintWriter err, Runnable epochs) {
    return new TrainingListener() {
      @Override
      public void epochFinished(TrainingHistory.Epoch epoch, int count) {
        epochs.run();
      }

      @Override
      public void batchSizeHalved(int before, int after) {
        err.printf("Out of memory with %d clips a step; going on with %d.%n", before, after);
        err.flush();
      }
    };
  }

  /** The same options for another process, with a number of threads where none was given. */
  List<String> arguments(int processThreads) {
    List<String> arguments = new ArrayList<>(optimization.arguments());
    validation.ifPresent(share -> arguments.addAll(List.of("--validation", share.toString())));
    patience.ifPresent(n -> arguments.addAll(List.of("--patience", n.toString())));
    int number = threads.orElse(processThreads);
    if (number > 0) {
      arguments.addAll(List.of("--threads", Integer.toString(number)));
    }
    return arguments;
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
