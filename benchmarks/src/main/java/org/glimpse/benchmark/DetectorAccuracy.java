package org.glimpse.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.glimpse.benchmark.SyntheticFaces.Condition;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.keyframe.MotionAnalyzer;
import org.glimpse.keyframe.detect.KeyFrameDetectors;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.EmotionRecipe;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.face.FaceAligner;
import org.glimpse.video.face.FaceModels;

/** The apex error of every detector on synthetic clips with known truth, through the aligner. */
final class DetectorAccuracy implements Measurement {
  private static final double GOOD_MILLIS = 25;
  private static final List<String> SLOW = List.of("lbp-divide-conquer", "frequency");

  /** Errors in milliseconds, infinite where no movement was found. */
  private record Errors(Condition condition, Map<String, List<Double>> byDetector) {}

  @Override
  public String name() {
    return "detectors";
  }

  @Override
  public String summary() {
    return "Apex error of each detector on synthetic clips with known truth: drawn faces and a"
        + " photograph, weak and strong movements, with and without what disturbs.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> own = new LinkedHashMap<>();
    own.put("clips", "3");
    own.put("detectors", String.join(",", KeyFrameDetectors.ids()));
    own.put("slow-rates", "200");
    return SyntheticFaces.defaults(own);
  }

  @Override
  public Measured run(MeasurementSettings settings)
      throws IOException, ClipException, FileFormatException {
    FaceModels models = FaceFinders.withLandmarks();
    List<Errors> all = new ArrayList<>();
    for (Condition condition : SyntheticFaces.grid(settings)) {
      all.add(errors(condition, settings, models));
    }
    List<String> detectors = settings.texts("detectors");
    return Measured.of(
            goal(all, detectors),
            table("Median apex error, ms", all, detectors, e -> quantile(e, 0.5)),
            table("90 % of the apex errors are at most, ms", all, detectors, e -> quantile(e, 0.9)),
            table("Clips taken for neutral", all, detectors, DetectorAccuracy::missed))
        .withCharts(
            SyntheticFaces.charts(
                "within 25 ms",
                "apex within 25 ms",
                detectors,
                settings.decimals("amplitudes"),
                (id, px) -> good(pooled(all, id, c -> c.nuisance() && c.amplitude() == px))))
        .withRemarks(
            settings.integer("clips")
                + " clips a cell, each of another subject (of the photograph, which is one person,"
                + " other movements, paths of the head and noise), 0.3 to 0.45 s long; faces of "
                + SyntheticFaces.FACE
                + " px in the picture, aligned at 224 px by "
                + models.id()
                + ".",
            "A clip that is taken for neutral counts as an error larger than any: a quantile that"
                + " falls on one is \"neutral\".",
            "lbp-divide-conquer and frequency are slow and run at "
                + settings.text("slow-rates")
                + " frames/s only; \"-\" elsewhere.",
            SyntheticFaces.SUBJECTS);
  }

  private static Errors errors(Condition condition, MeasurementSettings settings, FaceModels models)
      throws IOException, ClipException, FileFormatException {
    int rate = condition.rate();
    Map<String, List<Double>> errors = new LinkedHashMap<>();
    for (String id : settings.texts("detectors")) {
      if (!SLOW.contains(id) || settings.integers("slow-rates").contains(rate)) {
        errors.put(id, new ArrayList<>());
      }
    }
    SyntheticCorpus corpus =
        SyntheticCorpus.of(
            CorpusPlan.withDefaults()
                .withSubjects(settings.integer("clips"))
                .withClipsPerSubject(1)
                .withSeed(settings.integer("seed")),
            ClipSettings.withDefaults()
                .withView(SyntheticFaces.VIEW)
                .withFrameRate(FrameRate.of(rate))
                .withFrames(rate * 3 / 10, rate * 45 / 100)
                .withAmplitude(condition.amplitude(), condition.amplitude())
                .withNuisance(condition.nuisances()),
            EmotionRecipe.dfme7(),
            SyntheticFaces.photos(condition));
    FaceAligner aligner = FaceAligner.eyeCentred(Size.square(224)).withModels(models);
    MotionAnalyzer analyzer = MotionAnalyzer.withDefaults();
    for (SyntheticClip clip : corpus.clips()) {
      SyntheticClip gray = clip.withChannels(1);
      AlignedClip aligned = aligner.alignment(clip.id(), () -> new SyntheticReader(gray)).clip();
      MotionCurve motion = analyzer.measure(aligned);
      errors.forEach((id, found) -> found.add(error(id, clip, aligned, motion)));
    }
    return new Errors(condition, errors);
  }

  private static double error(
      String id, SyntheticClip clip, AlignedClip aligned, MotionCurve motion) {
    try {
      int apex = KeyFrameDetectors.parse(id).detect(aligned, motion).keyFrames().apex();
      return clip.frameRate().millis(Math.abs(apex - clip.keyFrames().apex()));
    } catch (NoMovementException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static Measured.Table goal(List<Errors> all, List<String> detectors) {
    List<List<Object>> rows = new ArrayList<>();
    for (String id : detectors) {
      List<Double> errors = pooled(all, id, c -> c.nuisance() && c.amplitude() == 1);
      rows.add(
          List.of(
              id,
              errors.size(),
              quantile(errors, 0.5),
              quantile(errors, 0.9),
              good(errors).orElse(Double.NaN),
              missed(errors)));
    }
    return new Measured.Table(
        "At 1 px with nuisance, all faces and rates (goal of the default, "
            + KeyFrameDetectors.ids().get(0)
            + ": median at most 25 ms)",
        List.of(
            "detector",
            "clips",
            "median apex error, ms",
            "90 %, ms",
            "within 25 ms",
            "taken for neutral"),
        rows);
  }

  private static List<Double> pooled(
      List<Errors> all, String detector, Predicate<Condition> where) {
    return all.stream()
        .filter(errors -> where.test(errors.condition))
        .flatMap(errors -> errors.byDetector.getOrDefault(detector, List.of()).stream())
        .toList();
  }

  private static Measured.Table table(
      String caption,
      List<Errors> all,
      List<String> detectors,
      Function<List<Double>, Object> value) {
    List<String> columns = new ArrayList<>(Condition.COLUMNS);
    columns.addAll(detectors);
    List<List<Object>> rows = new ArrayList<>();
    for (Errors errors : all) {
      List<Object> row = new ArrayList<>(errors.condition.cells());
      for (String id : detectors) {
        List<Double> found = errors.byDetector.getOrDefault(id, List.of());
        row.add(found.isEmpty() ? "-" : value.apply(found));
      }
      rows.add(row);
    }
    return new Measured.Table(caption, columns, rows);
  }

  private static Object quantile(List<Double> errors, double part) {
    double[] sorted = errors.stream().mapToDouble(e -> e).sorted().toArray();
    if (sorted.length == 0) {
      return "-";
    }
    double found = sorted[(int) Math.ceil(part * sorted.length) - 1];
    return Double.isInfinite(found) ? "neutral" : (Object) found;
  }

  private static Object missed(List<Double> errors) {
    return (int) errors.stream().filter(e -> e.isInfinite()).count();
  }

  private static OptionalDouble good(List<Double> errors) {
    return errors.stream().mapToDouble(e -> e <= GOOD_MILLIS ? 1 : 0).average();
  }
}
