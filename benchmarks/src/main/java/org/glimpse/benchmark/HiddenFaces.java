package org.glimpse.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.Size;
import org.glimpse.core.clip.AlignmentException;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.core.frame.Occluder;
import org.glimpse.keyframe.MotionAnalyzer;
import org.glimpse.keyframe.detect.KeyFrameDetectors;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.Landmark;
import org.glimpse.synthetic.Nuisance;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.face.Alignment;
import org.glimpse.video.face.FaceAligner;
import org.glimpse.video.face.FaceModels;
import org.glimpse.video.face.Point;

/** What dark glasses and hands before a face do to those who look for faces and key frames. */
final class HiddenFaces implements Measurement {
  private static final int SIDE = 224;
  private static final Size PICTURE = new Size(480, 400);
  private static final int FACE = 224;

  @Override
  public String name() {
    return "hidden-faces";
  }

  @Override
  public String summary() {
    return "Faces, eyes and apexes found behind glasses and hands, beside the same clips without.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("clips", "24");
    defaults.put("frames", "60");
    defaults.put("amplitude", "1.5");
    defaults.put("seed", "7");
    return defaults;
  }

  /** What was found in some clips. */
  private static final class Found {
    private int clips;
    private int frames;
    private int faces;
    private int flagged;
    private int without;
    private final List<Double> eyes = new ArrayList<>();
    private final List<Double> apexMillis = new ArrayList<>();

    List<Object> row(String models, String what) {
      return List.of(
          models,
          what,
          clips,
          percent(faces, frames),
          percent(flagged, frames),
          quantile(eyes, 0.5),
          quantile(eyes, 0.9),
          quantile(apexMillis, 0.5),
          quantile(apexMillis, 0.9),
          without);
    }

    private static double percent(int some, int all) {
      return 100.0 * some / Math.max(1, all);
    }

    private static double quantile(List<Double> values, double part) {
      double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
      return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(part * (sorted.length - 1))];
    }
  }

  @Override
  public Measured run(MeasurementSettings settings) throws IOException, ClipException {
    List<SyntheticClip> open = clips(settings, 0);
    List<SyntheticClip> hidden = clips(settings, 1);
    List<List<Object>> rows = new ArrayList<>();
    for (FaceModels models : FaceFinders.all().values()) {
      FaceAligner aligner = FaceAligner.eyeCentred(Size.square(SIDE)).withModels(models);
      for (Occluder.Kind kind : Occluder.Kind.values()) {
        Found without = new Found();
        Found with = new Found();
        for (int i = 0; i < hidden.size(); i++) {
          if (hidden.get(i).occluder().orElseThrow().kind() == kind) {
            look(open.get(i), aligner, without);
            look(hidden.get(i), aligner, with);
          }
        }
        String what = kind == Occluder.Kind.HAND ? "a hand" : "glasses";
        rows.add(without.row(models.id(), "nothing"));
        rows.add(with.row(models.id(), what));
      }
    }
    return Measured.of(
            new Measured.Table(
                hidden.size()
                    + " synthetic clips of "
                    + settings.integer("frames")
                    + " frames, 200 frames/s, "
                    + settings.text("amplitude")
                    + " px, each of another subject, aligned at "
                    + SIDE
                    + " px",
                List.of(
                    "faces by",
                    "before the face",
                    "clips",
                    "frames with a face, %",
                    "frames called occluded, %",
                    "eyes off, px, median",
                    "90th percentile",
                    "apex error, ms, median",
                    "90th percentile",
                    "clips without a result"),
                rows))
        .withRemarks(
            "Each line with something before the face stands below that of the same clips without"
                + " it; realistic nuisance in both.",
            "Eyes off: distance of the middle between the corners of an eye, by the truth, from"
                + " where an aligned picture has it, mean of both eyes and of the frames with a"
                + " face.",
            "Apexes by the default detector. A clip has no result where no face is found, or where"
                + " it is taken for neutral; it counts in no error.");
  }

  private static List<SyntheticClip> clips(MeasurementSettings settings, double occluders) {
    int frames = settings.integer("frames");
    double amplitude = settings.decimal("amplitude");
    return SyntheticCorpus.of(
            CorpusPlan.withDefaults()
                .withSubjects(settings.integer("clips"))
                .withClipsPerSubject(1)
                .withSeed(settings.integer("seed")),
            ClipSettings.withDefaults()
                .withView(FaceView.portrait(PICTURE, FACE))
                .withFrames(frames, frames)
                .withAmplitude(amplitude, amplitude)
                .withNuisance(Nuisance.realistic().withOccluders(occluders)))
        .clips();
  }

  private static void look(SyntheticClip clip, FaceAligner aligner, Found found)
      throws ClipException {
    found.clips++;
    found.frames += clip.length();
    Alignment alignment;
    try {
      alignment = aligner.alignment(clip.id(), () -> new SyntheticReader(clip.withChannels(1)));
    } catch (AlignmentException e) {
      found.without++;
      return;
    }
    found.faces += alignment.clip().track().foundCount();
    found.flagged += alignment.clip().track().occluded().size();
    eyes(clip, alignment).ifPresent(found.eyes::add);
    try {
      int apex =
          KeyFrameDetectors.roiConsensus()
              .detect(alignment.clip(), MotionAnalyzer.withDefaults().measure(alignment.clip()))
              .keyFrames()
              .apex();
      found.apexMillis.add(clip.frameRate().millis(Math.abs(apex - clip.keyFrames().apex())));
    } catch (NoMovementException e) {
      found.without++;
    }
  }

  /** How far the eyes lie from their places in the aligned picture, mean over the clip. */
  private static Optional<Double> eyes(SyntheticClip clip, Alignment alignment) {
    double sum = 0;
    int frames = 0;
    for (int i = 0; i < clip.length(); i++) {
      if (alignment.clip().track().found(i)) {
        List<Landmark> points = clip.landmarks(i);
        Point right = middle(points, FacePoint.RIGHT_EYE_OUTER, FacePoint.RIGHT_EYE_INNER);
        Point left = middle(points, FacePoint.LEFT_EYE_INNER, FacePoint.LEFT_EYE_OUTER);
        Point at = alignment.path().transform(i).apply(right);
        sum += Math.hypot(at.x() - FaceLayout.rightEyeX(SIDE), at.y() - FaceLayout.eyeY(SIDE)) / 2;
        at = alignment.path().transform(i).apply(left);
        sum += Math.hypot(at.x() - FaceLayout.leftEyeX(SIDE), at.y() - FaceLayout.eyeY(SIDE)) / 2;
        frames++;
      }
    }
    return frames == 0 ? Optional.empty() : Optional.of(sum / frames);
  }

  private static Point middle(List<Landmark> points, FacePoint one, FacePoint other) {
    Landmark a = points.get(FacePoint.all().indexOf(one));
    Landmark b = points.get(FacePoint.all().indexOf(other));
    return new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
  }
}
