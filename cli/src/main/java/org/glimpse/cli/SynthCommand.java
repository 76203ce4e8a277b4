package org.glimpse.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.corpus.CorpusWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code synth}: a corpus with known truth in the files of a real one. */
@Command(
    name = "synth",
    description = "Makes a corpus of procedural faces with known truth.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Beside the corpus lie truth.csv (true key frames, labels and action units) and"
          + " flow/<clip>.flo (true flow from onset to apex).",
      "",
      "Example: glimpse synth --out corpus --subjects 12 --counts happiness:9,disgust:30",
      "",
      ExitCode.HELP
    })
final class SynthCommand implements Callable<Integer> {
  /** How the files are laid out. */
  enum Layout {
    DFME,
    CASME2,
    SAMM,
    SMIC,
    CASME3,
    MMEW,
    VIDEO,
    CASME,
    FOUR_DME("4dme"),
    SAMM_LV("samm-lv"),
    CASME_SQ("casme-sq"),
    SMIC_HS_E("smic-hs-e");

    private final String id;

    Layout() {
      this.id = name().toLowerCase(Locale.ROOT);
    }

    Layout(String id) {
      this.id = id;
    }

    @Override
    public String toString() {
      return id;
    }

    CorpusWriter writer(VideoFormat codec) {
      return switch (this) {
        case DFME -> CorpusWriter.dfme();
        case CASME2 -> CorpusWriter.casme2();
        case SAMM -> CorpusWriter.samm();
        case SMIC -> CorpusWriter.smic();
        case CASME3 -> CorpusWriter.casme3();
        case MMEW -> CorpusWriter.mmew();
        case VIDEO -> CorpusWriter.videos(codec);
        case CASME -> CorpusWriter.casme();
        case FOUR_DME -> CorpusWriter.fourDme();
        case SAMM_LV -> CorpusWriter.sammLongVideos();
        case CASME_SQ -> CorpusWriter.casmeSquared();
        case SMIC_HS_E -> CorpusWriter.smicLong();
      };
    }
  }

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
  private Layout layout;

  @Option(
      names = "--codec",
      defaultValue = "ffv1",
      description = "Of layout video: ffv1, mjpeg or h264. Default: ${DEFAULT-VALUE}.")
  private VideoFormat codec;

  @Option(names = "--gray", description = "Gray pictures, a third of the size of color ones.")
  private boolean gray;

  @Mixin private SyntheticOptions synthetic;

  @Override
  public Integer call() throws Exception {
    CorpusPlan plan = synthetic.plan();
    ClipSettings settings = synthetic.settings();
    int written =
        SynthesizedCorpus.write(
            out, layout.writer(codec), plan, settings, gray ? 1 : 3, ProgressBars.onTerminal());
    spec.commandLine()
        .getOut()
        .printf("%d clips of %d subjects in %s%n", written, plan.subjects(), out);
    return ExitCode.DONE;
  }
}
