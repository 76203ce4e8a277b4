package org.glimpse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.pipeline.ClipOutput;
import org.glimpse.pipeline.files.ClipOutputs;
import org.glimpse.video.AlignedFormat;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.face.FaceModels;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is written about each clip beside the tables. */
final class ClipOutputOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--overlay",
      description =
          "Write overlay/<clip>.mp4 too: landmarks, regions, key frames and motion in the video.")
  private boolean overlay;

  @Option(
      names = "--openface",
      description = "Write openface/<clip>.csv too: 68 landmarks by frame in OpenFace's columns.")
  private boolean openFace;

  @Option(
      names = "--aligned",
      paramLabel = "FORM",
      description =
          "Write the aligned frames to aligned/ too: png (a folder a clip), video (lossless FFV1) or"
              + " npz (NumPy). Known: ${COMPLETION-CANDIDATES}.")
  private Optional<AlignedFormat> aligned;

  /** Whether landmarks are needed in every frame. */
  boolean needsLandmarks() {
    return overlay || openFace;
  }

  /** Refuses what cannot be written with the models at hand. */
  void check(FaceModels models) {
    if (openFace && !models.hasLandmarks()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--openface needs landmarks, but faces are found by "
              + models.id()
              + ". Install YuNet and Face Mesh, see 'glimpse models install --help'.");
    }
  }

  /** The outputs that were asked for. */
  List<ClipOutput> outputs(Path folder, Corpus corpus, DecodeOptions options) {
    ClipOutputs all = ClipOutputs.of(folder, corpus);
    List<ClipOutput> outputs = new ArrayList<>();
    if (overlay) {
      outputs.add(all.overlay(options));
    }
    if (openFace) {
      outputs.add(all.openFace());
    }
    aligned.ifPresent(format -> outputs.add(all.aligned(format)));
    return outputs;
  }
}
