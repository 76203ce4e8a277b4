package org.glimpse.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.LabelNoise;
import org.glimpse.synthetic.Nuisance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a synthetic corpus holds. */
final class SyntheticOptions {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final Pattern COUNT = Pattern.compile("([^:]+):(\\d{1,6})");
  private static final Pattern RANGE = Pattern.compile("([\\d.]+)(?::([\\d.]+))?");

  /** How much disturbs the movement. */
  enum NuisanceLevel {
    NONE,
    REALISTIC
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--subjects",
      paramLabel = "N",
      defaultValue = "8",
      description = "Subjects. Default: ${DEFAULT-VALUE}.")
  private int subjects;

  @Option(
      names = "--clips-per-subject",
      paramLabel = "N",
      defaultValue = "10",
      description = "Clips of each subject, classes equally often. Default: ${DEFAULT-VALUE}.")
  private int clipsPerSubject;

  @Option(
      names = "--counts",
      paramLabel = "LABEL:N",
      split = ",",
      description = "Clips of each class in place of --clips-per-subject, as happiness:9,fear:1.")
  private @Nullable List<String> counts;

  @Option(
      names = "--label-noise",
      paramLabel = "P",
      defaultValue = "0",
      description = "Share of clips with a wrong label, 0 to 1. Default: ${DEFAULT-VALUE}.")
  private double labelNoise;

  @Option(
      names = "--label-noise-kind",
      defaultValue = "symmetric",
      description =
          "What a wrong label says: symmetric (any other class, P of all clips) or asymmetric (the"
              + " one class that the true one is easily confused with, P of each class: anger and"
              + " disgust, fear and surprise, happiness and contempt for each other, sadness for"
              + " neutral or fear; else the next class). Default: ${DEFAULT-VALUE}.")
  private LabelNoise.Kind labelNoiseKind;

  @Option(
      names = "--fps",
      paramLabel = "RATE",
      defaultValue = "200",
      description = "Frame rate. Default: ${DEFAULT-VALUE}.")
  private String fps;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "320x240",
      description = "Picture size. Default: ${DEFAULT-VALUE}.")
  private String size;

  @Option(
      names = "--face-size",
      paramLabel = "PX",
      description = "Size of the face in the picture. Default: 0.62 of the smaller side.")
  private @Nullable Double faceSize;

  @Option(
      names = "--frames",
      paramLabel = "MIN:MAX",
      defaultValue = "40:60",
      description = "Frames of a clip. Default: ${DEFAULT-VALUE}.")
  private String frames;

  @Option(
      names = "--amplitude",
      paramLabel = "MIN:MAX",
      defaultValue = "1:2",
      description =
          "Largest displacement in pixels of a 224-pixel face. Default: ${DEFAULT-VALUE}.")
  private String amplitude;

  @Option(
      names = "--nuisance",
      defaultValue = "realistic",
      description =
          "none, or realistic: head drift, blinks, flicker, noise. Default:" + " ${DEFAULT-VALUE}.")
  private NuisanceLevel nuisance;

  @Option(
      names = "--occluders",
      paramLabel = "P",
      defaultValue = "0",
      description =
          "Share of clips in which dark glasses or a hand hide a part of the face, 0 to 1; exactly"
              + " round(P x clips). True flow and landmarks stay those of the face underneath."
              + " Default: ${DEFAULT-VALUE}.")
  private double occluders;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = "Same seed, same bytes. Default: ${DEFAULT-VALUE}.")
  private long seed;

  /** Subjects, labels and seed. */
  CorpusPlan plan() {
    return checked(
        () -> {
          CorpusPlan plan = CorpusPlan.withDefaults().withSubjects(subjects).withSeed(seed);
          plan =
              counts == null
                  ? plan.withClipsPerSubject(clipsPerSubject)
                  : plan.withCounts(counts(counts));
          return plan.withLabelNoise(new LabelNoise(labelNoise, labelNoiseKind));
        });
  }

  /** What each clip is like. */
  ClipSettings settings() {
    return checked(
        () -> {
          Size picture = picture();
          double side =
              faceSize == null ? 0.625 * Math.min(picture.width(), picture.height()) : faceSize;
          double[] length = range("--frames", frames);
          double[] pixels = range("--amplitude", amplitude);
          return ClipSettings.withDefaults()
              .withView(FaceView.portrait(picture, side))
              .withFrameRate(FrameRate.parse(fps))
              .withFrames((int) length[0], (int) length[1])
              .withAmplitude(pixels[0], pixels[1])
              .withNuisance(
                  (nuisance == NuisanceLevel.NONE ? Nuisance.none() : Nuisance.realistic())
                      .withOccluders(occluders));
        });
  }

  private static LabelCounts counts(List<String> wanted) {
    LabelSet emotions = LabelSet.dfme7();
    Integer[] all = new Integer[emotions.size()];
    Arrays.fill(all, 0);
    for (String entry : wanted) {
      Matcher matcher = COUNT.matcher(entry);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "--counts must look like happiness:9,fear:1 but has '" + entry + "'");
      }
      int label =
          emotions
              .indexOf(matcher.group(1))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "--counts knows "
                              + String.join(", ", emotions.labels())
                              + " but not '"
                              + matcher.group(1)
                              + "'"));
      all[label] = Integer.valueOf(matcher.group(2));
    }
    return new LabelCounts(emotions, List.of(all));
  }

  private Size picture() {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("--size must look like 640x480 but is '" + size + "'");
    }
    return new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  private static double[] range(String option, String text) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(option + " must look like 40:60 but is '" + text + "'");
    }
    double min = Double.parseDouble(matcher.group(1));
    double max = matcher.group(2) == null ? min : Double.parseDouble(matcher.group(2));
    return new double[] {min, max};
  }

  private <T> T checked(Supplier<T> option) {
    try {
      return option.get();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage() + ".");
    }
  }
}
