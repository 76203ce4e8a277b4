package org.glimpse.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.glimpse.benchmark.SyntheticFaces.Condition;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.keyframe.spot.IntervalSpotters;
import org.glimpse.keyframe.spot.SpottedInterval;
import org.glimpse.keyframe.spot.SpottingRun;
import org.glimpse.keyframe.spot.SpottingSink;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.synthetic.FacePhoto;
import org.glimpse.synthetic.SyntheticFace;
import org.glimpse.synthetic.SyntheticVideo;
import org.glimpse.synthetic.VideoPlan;
import org.glimpse.video.face.FaceModels;
import org.glimpse.video.face.FaceStream;

/** What every spotter finds in untrimmed synthetic videos with known truth. */
final class SpotterAccuracy implements Measurement {
  private static final double GOAL_AMPLITUDE = 1;

  /** What one spotter found under one condition. */
  private record Cell(Condition condition, Map<String, SpotterTally> bySpotter) {}

  @Override
  public String name() {
    return "spotters";
  }

  @Override
  public String summary() {
    return "F1 of each spotter (IoU at least 0.5) on untrimmed synthetic videos with known truth,"
        + " micro- and macro-expressions apart, and how many blinks it takes for expressions.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> own = new LinkedHashMap<>();
    own.put("videos", "1");
    own.put("seconds", "10");
    own.put("movements", "4");
    own.put("macro", "1");
    own.put("full-rate", "100");
    own.put("spotters", String.join(",", IntervalSpotters.ids()));
    return SyntheticFaces.defaults(own);
  }

  @Override
  public Measured run(MeasurementSettings settings)
      throws IOException, ClipException, FileFormatException {
    FaceModels models = FaceFinders.withLandmarks();
    List<Cell> cells = new ArrayList<>();
    for (Condition condition : SyntheticFaces.grid(settings)) {
      boolean costly = condition.rate() > settings.integer("full-rate");
      if (!costly || (condition.nuisance() && condition.amplitude() == GOAL_AMPLITUDE)) {
        cells.add(cell(condition, settings, models));
      }
    }
    List<String> spotters = settings.texts("spotters");
    return Measured.of(
            goal(cells, spotters),
            table("F1 of micro-expressions", cells, spotters, SpotterTally::micro),
            table("F1 of macro-expressions", cells, spotters, SpotterTally::macro))
        .withCharts(
            SyntheticFaces.charts(
                "f1",
                "F1",
                spotters,
                settings.decimals("amplitudes"),
                (id, px) -> pooled(cells, id, c -> c.nuisance() && c.amplitude() == px).all()))
        .withRemarks(
            settings.integer("videos")
                + " video of "
                + settings.text("seconds")
                + " s a cell with "
                + settings.text("movements")
                + " micro-expressions (200 to 450 ms) and "
                + settings.text("macro")
                + " macro-expression (0.8 to 2 s, three times as strong); with nuisance 17 blinks a"
                + " minute and nods. Faces of "
                + SyntheticFaces.FACE
                + " px, aligned at 224 px by "
                + models.id()
                + ".",
            "Above "
                + settings.text("full-rate")
                + " frames/s only 1 px with nuisance, the goal's condition, for its cost. mdmd and feature-difference look for micro-expressions only,"
                + " mdmd-macro for macro-expressions only.",
            SyntheticFaces.SUBJECTS,
            "A blink is taken for an expression where an interval meets a blink and no movement.");
  }

  private static Cell cell(Condition condition, MeasurementSettings settings, FaceModels models)
      throws IOException, ClipException, FileFormatException {
    List<String> ids = settings.texts("spotters");
    Map<String, SpotterTally> tallies = new LinkedHashMap<>();
    ids.forEach(id -> tallies.put(id, new SpotterTally()));
    List<FacePhoto> photos = SyntheticFaces.photos(condition);
    for (int i = 0; i < settings.integer("videos"); i++) {
      long seed = Seeds.derive(settings.integer("seed"), "subject " + condition + i);
      SyntheticFace face =
          photos.isEmpty() ? SyntheticFace.of(seed) : SyntheticFace.of(photos.get(0), seed);
      VideoPlan plan =
          new VideoPlan(
              settings.decimal("seconds"),
              FrameRate.of(condition.rate()),
              settings.integer("movements"),
              settings.integer("macro"),
              condition.amplitude());
      ClipId id = ClipId.of("made", "subject" + i, "video");
      SyntheticVideo video =
          SyntheticVideo.of(id, face, plan, SyntheticFaces.VIEW, condition.nuisances());
      spot(video.withChannels(1), models, tallies);
    }
    return new Cell(condition, tallies);
  }

  private static void spot(
      SyntheticVideo video, FaceModels models, Map<String, SpotterTally> tallies)
      throws ClipException {
    List<Found> found = new ArrayList<>();
    List<SpottingRun> runs = new ArrayList<>();
    for (String id : tallies.keySet()) {
      Found sink = new Found();
      found.add(sink);
      runs.add(IntervalSpotters.parse(id).start(video.frameRate(), sink));
    }
    try (FaceStream stream = FaceStream.of(new Reader(video), Size.square(224), models)) {
      for (Optional<FaceStream.Seen> seen = stream.next(); seen.isPresent(); seen = stream.next()) {
        for (SpottingRun run : runs) {
          run.add(seen.get().frame(), seen.get().face());
        }
      }
    }
    int i = 0;
    for (SpotterTally tally : tallies.values()) {
      runs.get(i).finish();
      tally.add(video, found.get(i).intervals);
      i++;
    }
  }

  /** Reads a synthetic video as if it were decoded. */
  private static final class Reader implements FrameReader {
    private final SyntheticVideo video;
    private int next;

    Reader(SyntheticVideo video) {
      this.video = video;
    }

    @Override
    public VideoInfo info() {
      return new VideoInfo(video.view().size(), video.frameRate(), OptionalInt.of(video.length()));
    }

    @Override
    public Optional<Frame> next() {
      return next < video.length() ? Optional.of(video.frame(next++)) : Optional.empty();
    }

    @Override
    public void close() {}
  }

  private static final class Found implements SpottingSink {
    private final List<SpottedInterval> intervals = new ArrayList<>();

    @Override
    public void score(int frame, double score) {}

    @Override
    public void interval(SpottedInterval interval) {
      intervals.add(interval);
    }
  }

  private static SpotterTally pooled(List<Cell> cells, String id, Predicate<Condition> where) {
    SpotterTally pooled = new SpotterTally();
    for (Cell cell : cells) {
      SpotterTally own = cell.bySpotter.get(id);
      if (own != null && where.test(cell.condition)) {
        pooled.add(own);
      }
    }
    return pooled;
  }

  private static Measured.Table goal(List<Cell> cells, List<String> spotters) {
    List<List<Object>> rows = new ArrayList<>();
    for (String id : spotters) {
      List<Object> row = new ArrayList<>(List.of(id));
      row.addAll(pooled(cells, id, c -> c.nuisance() && c.amplitude() == GOAL_AMPLITUDE).summary());
      rows.add(row);
    }
    List<String> columns = new ArrayList<>(List.of("spotter"));
    columns.addAll(SpotterTally.COLUMNS);
    return new Measured.Table(
        "At 1 px with nuisance, all faces and rates (goal of the default, "
            + IntervalSpotters.ids().get(0)
            + ": F1 at least 0.8)",
        columns,
        rows);
  }

  private static Measured.Table table(
      String caption,
      List<Cell> cells,
      List<String> spotters,
      Function<SpotterTally, OptionalDouble> value) {
    List<String> columns = new ArrayList<>(Condition.COLUMNS);
    columns.addAll(spotters);
    List<List<Object>> rows = new ArrayList<>();
    for (Cell cell : cells) {
      List<Object> row = new ArrayList<>(cell.condition.cells());
      for (String id : spotters) {
        row.add(value.apply(pooled(List.of(cell), id, c -> true)).orElse(Double.NaN));
      }
      rows.add(row);
    }
    return new Measured.Table(caption, columns, rows);
  }
}
