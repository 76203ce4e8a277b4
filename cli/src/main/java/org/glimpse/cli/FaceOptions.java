package org.glimpse.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.glimpse.video.face.FaceAligner;
import org.glimpse.video.face.FaceChoice;
import org.glimpse.video.face.FaceModels;
import org.glimpse.video.models.ModelCache;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whose face, and what finds it. */
final class FaceOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--face",
      paramLabel = "WHICH",
      defaultValue = "largest",
      description =
          "Whose face, where a clip shows several: largest, central, persistent (seen longest) or a"
              + " number, counted from the left from 1. Default: ${DEFAULT-VALUE}.")
  private String face;

  @Option(
      names = "--face-detector",
      paramLabel = "NAME",
      description =
          "What finds faces: haar, yunet or blazeface. Default: the first installed of yunet and"
              + " blazeface, else haar.")
  private Optional<String> faceDetector;

  /** The models that are installed, or those that were asked for. */
  FaceModels models() throws IOException {
    FaceModels installed = FaceModels.installed(ModelCache.ofUser());
    try {
      FaceModels models = faceDetector.map(installed::withDetector).orElse(installed);
      if (faceDetector.isEmpty()) {
        models.loss().ifPresent(loss -> spec.commandLine().getErr().println("glimpse: " + loss));
      }
      return models;
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--face-detector: " + e.getMessage() + ".");
    }
  }

  /** What turns the usual aligner into the one that was asked for. */
  UnaryOperator<FaceAligner> aligner(FaceModels models, boolean landmarksEverywhere) {
    FaceChoice choice;
    try {
      choice = FaceChoice.parse(face);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--face: " + e.getMessage() + ".");
    }
    return aligner -> {
      FaceAligner chosen = aligner.withModels(models).withChoice(choice);
      return landmarksEverywhere ? chosen.withLandmarksEverywhere() : chosen;
    };
  }
}
