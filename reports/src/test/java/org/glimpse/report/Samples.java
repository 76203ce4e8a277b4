package org.glimpse.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.evaluation.ClipMap;
import org.glimpse.evaluation.ClipTrust;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FaceTree;
import org.glimpse.evaluation.LabelChange;
import org.glimpse.evaluation.ModelInsight;
import org.glimpse.evaluation.SpaceTimeMap;
import org.glimpse.evaluation.TaskLabels;
import org.glimpse.report.chart.ApexMotion;

/** Evaluations and analyses to draw, the same each time and shaped like real ones. */
public final class Samples {
  private static final int[] CLIPS_A_CLASS = {19, 8, 31, 12, 34, 22, 27};
  private static final int SUBJECTS = 9;

  private Samples() {}

  /** Seven classes, nine subjects, leave one subject out; right with the given probability. */
  public static Evaluation evaluation(double skill) {
    RandomGenerator random = Seeds.generator(7, "samples/" + skill);
    RandomGenerator subjects = Seeds.generator(7, "samples/subjects");
    LabelSet labels = LabelSet.dfme7();
    Map<String, List<EvaluatedClip>> folds = new TreeMap<>();
    int serial = 0;
    for (int truth = 0; truth < labels.size(); truth++) {
      for (int i = 0; i < CLIPS_A_CLASS[truth]; i++) {
        String subject = "sub" + (1 + subjects.nextInt(SUBJECTS));
        int predicted = random.nextDouble() < skill ? truth : random.nextInt(labels.size());
        List<Double> scores = new ArrayList<>();
        for (int c = 0; c < labels.size(); c++) {
          scores.add(c == predicted ? 0.4 : 0.1);
        }
        folds
            .computeIfAbsent(subject, s -> new ArrayList<>())
            .add(
                new EvaluatedClip(
                    ClipId.of("DFME", subject, "clip" + serial++),
                    truth,
                    predicted,
                    subject,
                    scores));
      }
    }
    return Evaluation.of("loso", labels, folds.values().stream().flatMap(List::stream).toList())
        .withProvenance(provenance());
  }

  /** A word on how a run came about. */
  public static Provenance provenance() {
    return new Provenance(
        new Provenance.Software(
            "0.1.0",
            "0123456789abcdef",
            "cpu",
            Map.of("DJL", "0.35.1", "OpenCV", "4.13.0", "Java", "17.0.12")),
        new TreeMap<>(
            Map.of(
                "model", "r3d-small",
                "sampler", "uniform(16)",
                "imbalance", "class-weighted cross entropy",
                "epochs", "40",
                "seed", "7")),
        new Provenance.Data(
            "DFME (synthetic)",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            List.of("clip sub3/clip12: apex 91 was outside onset…offset, taken as 61"),
            Map.of(ApexSource.ANNOTATED, 148, ApexSource.CORRECTED, 1, ApexSource.MIDPOINT, 4),
            List.of("DFME/sub5/clip99: no face was found in any frame")));
  }

  /** Twelve analyzed clips and two failures. */
  public static List<ClipOutcome> outcomes() {
    List<ClipOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      outcomes.add(analyzed("sub" + (1 + i / 4), "clip" + i, i));
    }
    outcomes.add(
        new ClipOutcome.Failed(
            ClipId.of("demo", "sub2", "empty"),
            Step.DECODE,
            "empty.mp4 holds no video frames. Give a file that a player can play."));
    outcomes.add(
        new ClipOutcome.Failed(
            ClipId.of("demo", "sub3", "landscape"),
            Step.ALIGN,
            "No face was found in any of 30 frames. Give a clip that shows one face from the"
                + " front."));
    return outcomes;
  }

  /** One clip with a movement whose place and size follow from the seed. */
  public static ClipOutcome.Analyzed analyzed(String subject, String clip, long seed) {
    RandomGenerator random = Seeds.generator(seed, "clip");
    FrameRate rate = FrameRate.of(200);
    int length = 90 + random.nextInt(40);
    int onset = 12 + random.nextInt(20);
    int apex = onset + 15 + random.nextInt(20);
    int offset = Math.min(length - 1, apex + 20 + random.nextInt(25));
    ClipId id = ClipId.of("demo", subject, clip);
    KeyFrames keyFrames =
        new KeyFrames(
            onset, apex, offset, seed % 5 == 4 ? ApexSource.MIDPOINT : ApexSource.DETECTED);
    MotionCurve curve = curve(id, rate, length, keyFrames, random);
    List<Frame> strip = new ArrayList<>();
    int step = Math.max(1, (offset - onset) / 6);
    java.util.TreeSet<Integer> wanted = new java.util.TreeSet<>(List.of(onset, apex, offset));
    for (int i = Math.max(0, onset - step); i < length && wanted.size() < 10; i += step) {
      wanted.add(i);
    }
    for (int i : wanted) {
      strip.add(face(i, rate.microsAt(i), bump(i, keyFrames)));
    }
    return new ClipOutcome.Analyzed(
        new ClipAnalysis(
            new ClipSource(id, Path.of(subject, clip + ".mp4"), Annotation.none()),
            new VideoInfo(new Size(1024, 768), rate, OptionalInt.of(length)),
            keyFrames,
            curve,
            strip),
        Optional.of(Prediction.ofScores(id, List.of(0.05, 0.05, 0.1, 0.05, 0.6, 0.05, 0.1))));
  }

  private static MotionCurve curve(
      ClipId id, FrameRate rate, int length, KeyFrames key, RandomGenerator random) {
    long[] micros = new long[length];
    List<Double> confidences = new ArrayList<>();
    Map<Region, double[]> magnitude = new EnumMap<>(Region.class);
    Map<Region, double[]> strain = new EnumMap<>(Region.class);
    for (int i = 0; i < length; i++) {
      micros[i] = rate.microsAt(i);
      confidences.add(i > length - 8 ? 0.0 : 0.98);
    }
    for (Region region : Region.values()) {
      double amplitude =
          region == Region.MOUTH || region == Region.RIGHT_CHEEK
              ? 1.2 + random.nextDouble()
              : 0.15 + 0.3 * random.nextDouble();
      double[] m = new double[length];
      double[] s = new double[length];
      double drift = 0.06;
      for (int i = 0; i < length; i++) {
        drift = Math.max(0.02, drift + 0.015 * random.nextGaussian());
        m[i] = drift + amplitude * bump(i, key);
        if (region.isEye() && i > length - 30 && i < length - 18) {
          m[i] += 0.9 * Math.sin(Math.PI * (i - (length - 30)) / 12.0);
        }
        s[i] = m[i] / 40;
      }
      magnitude.put(region, m);
      strain.put(region, s);
    }
    return MotionCurve.of(id, micros, new FaceTrack(confidences), magnitude, strain);
  }

  private static double bump(int frame, KeyFrames key) {
    if (frame <= key.onset() || frame >= key.offset()) {
      return 0;
    }
    double t =
        frame <= key.apex()
            ? (double) (frame - key.onset()) / (key.apex() - key.onset())
            : (double) (key.offset() - frame) / (key.offset() - key.apex());
    return t * t * (3 - 2 * t);
  }

  /** The mouth moves up by a pixel, the nose stands still, all of 112 pixels a side. */
  public static ApexMotion apexMotion() {
    Size size = Size.square(112);
    float[] u = new float[size.area()];
    float[] v = new float[size.area()];
    float[] strain = new float[size.area()];
    Box mouth = FaceLayout.box(Region.MOUTH, size);
    for (int y = mouth.y(); y < mouth.y() + mouth.height(); y++) {
      for (int x = mouth.x(); x < mouth.x() + mouth.width(); x++) {
        v[y * size.width() + x] = -1;
        strain[y * size.width() + x] = 0.05f;
      }
    }
    return ApexMotion.of(FlowField.wrap(size, u, v), strain);
  }

  /** A drawn face in gray, 112 pixels a side, that smiles by a number between 0 and 1. */
  public static Frame face(int index, long micros, double smile) {
    int side = 112;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(new Color(90, 90, 90));
    g.fillRect(0, 0, side, side);
    g.setColor(new Color(190, 190, 190));
    g.fill(new Ellipse2D.Double(8, -10, 96, 126));
    g.setColor(new Color(60, 60, 60));
    g.fill(new Ellipse2D.Double(32, 38, 13, 8));
    g.fill(new Ellipse2D.Double(68, 38, 13, 8));
    g.draw(new Arc2D.Double(28, 26, 22, 10, 20, 140, Arc2D.OPEN));
    g.draw(new Arc2D.Double(63, 26, 22, 10, 20, 140, Arc2D.OPEN));
    g.draw(new Arc2D.Double(50, 52, 13, 16, 200, 140, Arc2D.OPEN));
    g.setStroke(new java.awt.BasicStroke(3));
    double depth = 4 + 14 * smile;
    g.draw(new Arc2D.Double(38, 80 - depth, 36, 2 * depth, 190, 160, Arc2D.OPEN));
    g.dispose();
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return Frame.wrap(index, micros, Size.square(side), 1, pixels.clone());
  }

  /** A map of the sample clips: strongest in the middle of the apex, at frame 30. */
  public static ClipMap map(ClipId clip) {
    int[] levels = new int[3 * 3 * 3];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = i == levels.length / 2 ? SpaceTimeMap.MOST : 20;
    }
    return new ClipMap(
        clip,
        ClipMap.Kind.ACTIVATION,
        1,
        SpaceTimeMap.ofLevels(3, 3, 3, levels),
        List.of(10, 30, 50));
  }

  /** Trees of three folds that agree but for the chin and the right brow. */
  public static List<FaceTree> trees() {
    List<FacePoint> points = FacePoint.all();
    List<FaceTree> trees = new ArrayList<>();
    for (int fold = 0; fold < 3; fold++) {
      List<FaceTree.Edge> edges = new ArrayList<>();
      edges.add(new FaceTree.Edge(FacePoint.NOSE_TIP, FacePoint.NOSE_BRIDGE));
      edges.add(new FaceTree.Edge(FacePoint.NOSE_TIP, FacePoint.UPPER_LIP));
      edges.add(new FaceTree.Edge(FacePoint.LOWER_LIP, FacePoint.CHIN));
      edges.add(new FaceTree.Edge(FacePoint.NOSE_BRIDGE, points.get(2 + fold)));
      trees.add(new FaceTree("sub" + (fold + 1), edges));
    }
    return trees;
  }

  /** What trainings made of clips: confidences, and changed labels of some. */
  public static ModelInsight insight(Evaluation evaluation) {
    List<ClipTrust> trust = new ArrayList<>();
    List<LabelChange> changes = new ArrayList<>();
    int i = 0;
    for (EvaluatedClip clip : evaluation.clips()) {
      boolean doubtful = i % 7 == 3;
      trust.add(
          new ClipTrust(
              "sub1",
              clip.clip(),
              ClipTrust.Measure.CONFIDENCE,
              doubtful ? 0.1 + i % 5 * 0.05 : 0.7 + i % 11 * 0.02));
      if (doubtful) {
        changes.add(
            new LabelChange(
                "sub1",
                clip.clip(),
                2 + i % 3,
                new LabelChange.Classes(
                    clip.truth(), (clip.truth() + 1) % evaluation.labels().size()),
                0.2 + i * 0.01));
      }
      i++;
    }
    return ModelInsight.none()
        .withTraining(trust, changes)
        .withTrees(trees())
        .withTasks(
            List.of(
                new TaskLabels("sub1", "action units", 61, 0, 2),
                new TaskLabels("sub1", "valence and arousal", 40, 18, 5),
                new TaskLabels("sub2", "valence and arousal", 41, 17, 4)));
  }
}
