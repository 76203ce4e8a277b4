package org.glimpse.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FlowField;
import org.glimpse.keyframe.MotionAnalyzer;
import org.glimpse.keyframe.detect.KeyFrameDetectors;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.Nuisance;
import org.glimpse.synthetic.Performance;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.face.Alignment;
import org.glimpse.video.face.FaceAligner;
import org.glimpse.video.face.FaceModels;
import org.glimpse.video.face.FacePath;
import org.glimpse.video.face.Point;

/** How still a moving head stands after alignment, and what that is worth for the apex. */
final class AlignmentAccuracy implements Measurement {
  private static final int SIDE = 224;
  private static final int EVERY = 4;
  private static final Size PICTURE = new Size(480, 400);
  private static final int FACE = 260;

  /** The bridge of the nose and the inner corners of the eyes, as fractions of the aligned face. */
  private static final double[][] RIGID = {{0.5, 0.36}, {0.5, 0.46}, {0.43, 0.39}, {0.57, 0.39}};

  @Override
  public String name() {
    return "alignment";
  }

  @Override
  public String summary() {
    return "Motion of the head left after alignment, and the apex error before and after.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("clips", "12");
    defaults.put("frames", "100");
    defaults.put("drift", "4");
    defaults.put("rotation", "3");
    defaults.put("amplitudes", "0.5,1.5");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings) throws IOException, ClipException {
    Nuisance nuisance =
        Nuisance.realistic()
            .withDrift(settings.decimal("drift"))
            .withRotation(settings.decimal("rotation"));
    List<SyntheticClip> clips = clips(settings, nuisance);
    List<List<Object>> rows = new ArrayList<>();
    for (FaceModels models : FaceFinders.all().values()) {
      FaceAligner aligner = FaceAligner.eyeCentred(Size.square(SIDE)).withModels(models);
      rows.add(row(models.id() + ", not stabilized", aligner.withoutSteadying(), clips, nuisance));
      rows.add(row(models.id(), aligner, clips, nuisance));
    }
    return Measured.of(
            new Measured.Table(
                clips.size()
                    + " synthetic clips of "
                    + settings.integer("frames")
                    + " frames, 200 frames/s, aligned at "
                    + SIDE
                    + " px",
                List.of(
                    "faces by",
                    "head motion left, px, median",
                    "90th percentile",
                    "reported by the clip, median",
                    "apex error, ms, median",
                    "apex error, ms, mean",
                    "clips without a result"),
                rows))
        .withRemarks(
            "Head motion left: distance of the bridge of the nose and the inner eye corners from"
                + " where frame 0 shows them, by the true motion, in pixels of the aligned face.",
            "The goal is 0.1 px with landmarks and 0.25 px with Haar, as medians.");
  }

  private static List<SyntheticClip> clips(MeasurementSettings settings, Nuisance nuisance) {
    List<Double> amplitudes = settings.decimals("amplitudes");
    int frames = settings.integer("frames");
    return SyntheticCorpus.of(
            CorpusPlan.withDefaults()
                .withSubjects(settings.integer("clips"))
                .withClipsPerSubject(1),
            ClipSettings.withDefaults()
                .withView(FaceView.portrait(PICTURE, FACE))
                .withAmplitude(amplitudes.get(0), amplitudes.get(1))
                .withFrames(frames, frames)
                .withNuisance(nuisance))
        .clips();
  }

  private static List<Object> row(
      String name, FaceAligner aligner, List<SyntheticClip> clips, Nuisance nuisance)
      throws ClipException {
    List<Double> left = new ArrayList<>();
    List<Double> reported = new ArrayList<>();
    List<Double> apexMillis = new ArrayList<>();
    int without = 0;
    for (SyntheticClip clip : clips) {
      Alignment alignment =
          aligner.alignment(clip.id(), () -> new SyntheticReader(clip.withChannels(1)));
      left.addAll(left(clip, alignment.path(), nuisance));
      reported.add(alignment.steadiness().residual());
      Optional<Double> error = apexError(clip, alignment.clip());
      error.ifPresent(apexMillis::add);
      without += error.isPresent() ? 0 : 1;
    }
    return List.of(
        name,
        quantile(left, 0.5),
        quantile(left, 0.9),
        quantile(reported, 0.5),
        quantile(apexMillis, 0.5),
        apexMillis.stream().mapToDouble(e -> e).average().orElse(Double.NaN),
        without);
  }

  private static Optional<Double> apexError(SyntheticClip clip, AlignedClip aligned) {
    try {
      int apex =
          KeyFrameDetectors.opticalStrain()
              .detect(aligned, MotionAnalyzer.withDefaults().measure(aligned))
              .keyFrames()
              .apex();
      return Optional.of(clip.frameRate().millis(Math.abs(apex - clip.keyFrames().apex())));
    } catch (NoMovementException e) {
      return Optional.empty();
    }
  }

  /** How far the rigid points of every fourth frame lie from those of frame 0, by the truth. */
  private static List<Double> left(SyntheticClip clip, FacePath path, Nuisance nuisance) {
    Performance p = clip.performance();
    Performance still =
        new Performance(p.label(), List.of(), p.profile(), p.length(), p.frameRate());
    SyntheticClip head = SyntheticClip.of(clip.id(), clip.face(), still, clip.view(), nuisance);
    FaceView view = clip.view();
    List<Double> left = new ArrayList<>();
    for (int frame = 1; frame < clip.length(); frame += EVERY) {
      FlowField flow = head.trueFlow(0, frame);
      double sum = 0;
      for (double[] place : RIGID) {
        int x = (int) (view.left() + place[0] * view.faceSize());
        int y = (int) (view.top() + place[1] * view.faceSize());
        Point there = new Point(x + 0.5 + flow.u(x, y), y + 0.5 + flow.v(x, y));
        Point first = path.transform(0).apply(new Point(x + 0.5, y + 0.5));
        Point now = path.transform(frame).apply(there);
        sum += Math.hypot(now.x() - first.x(), now.y() - first.y());
      }
      left.add(sum / RIGID.length);
    }
    return left;
  }

  private static double quantile(List<Double> values, double part) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1L, Math.round(part * (sorted.length - 1)))];
  }
}
