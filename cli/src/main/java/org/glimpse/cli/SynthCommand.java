package org.glimpse.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glimpse.pipeline.Progress;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.EmotionRecipe;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.synthetic.VideoPlan;
import org.glimpse.video.VideoFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code synth}: a corpus with known truth in the files of a real one. */
@Command(
    name = "synth",
    description = "Makes a corpus of procedural or photographed faces with known truth.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Beside the corpus lie truth.csv (true key frames, labels, action units, valence"
          + " and arousal, what hides the face),"
          + " flow/<clip>.flo (true flow from onset to apex) and landmarks/<clip>.csv (where 30"
          + " points of the face truly are in each frame). Beside untrimmed videos lie truth.csv,"
          + " which score spotting reads, and blinks.csv.",
      "",
      "Example: glimpse synth --out corpus --subjects 12 --counts happiness:9,disgust:30",
      "         glimpse synth --out videos --layout video --movements 4:1 --subjects 1"
          + " --clips-per-subject 2 --face portrait.jpg",
      "",
      ExitCode.HELP
    })
final class SynthCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where it goes.")
  private Path out;

  @Option(
      names = "--layout",
      defaultValue = "dfme",
      description =
          "Files of which corpus: dfme, casme2, samm, smic, casme3, mmew (folders of frames,"
              + " with the names and quirks of that corpus) or video (a file a clip); also casme,"
              + " 4dme, and the untrimmed casme-sq, samm-lv and smic-hs-e."
              + " Default: ${DEFAULT-VALUE}.")
  private SynthLayout layout;

  @Option(
      names = "--codec",
      defaultValue = "ffv1",
      description = "Of layout video: ffv1, mjpeg or h264. Default: ${DEFAULT-VALUE}.")
  private VideoFormat codec;

  @Option(names = "--gray", description = "Gray pictures, a third of the size of color ones.")
  private boolean gray;

  @Mixin private SyntheticOptions synthetic;

  @Mixin private PhotoOptions photos;

  @Mixin private UntrimmedOptions untrimmed;

  @Override
  public Integer call() throws Exception {
    ClipSettings settings = synthetic.settings();
    Optional<VideoPlan> videos = untrimmed.plan(settings);
    if (videos.isPresent() && layout != SynthLayout.VIDEO) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--movements needs --layout video.");
    }
    SyntheticCorpus corpus =
        SyntheticCorpus.of(synthetic.plan(), settings, EmotionRecipe.dfme7(), photos.read());
    int channels = gray ? 1 : 3;
    Progress progress = ProgressBars.onTerminal();
    int written =
        videos.isPresent()
            ? new SynthesizedVideos(out, codec)
                .write(corpus, videos.get(), settings.nuisance(), channels, progress)
            : SynthesizedCorpus.write(out, layout.writer(codec), corpus, channels, progress);
    spec.commandLine()
        .getOut()
        .printf(
            "%d %s of %d subjects in %s%n",
            written, videos.isPresent() ? "videos" : "clips", corpus.plan().subjects(), out);
    return ExitCode.DONE;
  }
}
