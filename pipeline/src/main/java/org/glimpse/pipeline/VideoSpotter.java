package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glimpse.core.Size;
import org.glimpse.core.clip.AlignmentException;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.keyframe.spot.IntervalSpotter;
import org.glimpse.keyframe.spot.IntervalSpotters;
import org.glimpse.keyframe.spot.SpottedInterval;
import org.glimpse.keyframe.spot.SpottingRun;
import org.glimpse.keyframe.spot.SpottingSink;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameReaders;
import org.glimpse.video.face.FaceModels;
import org.glimpse.video.face.FaceStream;

/**
 * Spots expressions in an untrimmed video, from the file to the intervals. Frames pass through one
 * by one; memory does not grow with the length of the video. Immutable; may be used by several
 * threads at once.
 */
public final class VideoSpotter {
  private static final Size FACE = Size.square(224);

  private final IntervalSpotter spotter;
  private final FaceModels models;
  private final DecodeOptions options;

  private VideoSpotter(IntervalSpotter spotter, FaceModels models, DecodeOptions options) {
    this.spotter = spotter;
    this.models = models;
    this.options = options;
  }

  /**
   * The default: {@link IntervalSpotters#strainPeaks}, faces of 224 pixels found by what is inside
   * OpenCV.
   *
   * @return the spotter
   */
  public static VideoSpotter withDefaults() {
    return new VideoSpotter(
        IntervalSpotters.strainPeaks(),
        FaceModels.none(),
        DecodeOptions.withDefaults().withColor(false));
  }

  /**
   * With another spotter.
   *
   * @param newSpotter how intervals are spotted
   * @return a copy
   */
  public VideoSpotter with(IntervalSpotter newSpotter) {
    return new VideoSpotter(newSpotter, models, options);
  }

  /**
   * With neural models to find faces.
   *
   * @param newModels the models, possibly none
   * @return a copy
   */
  public VideoSpotter with(FaceModels newModels) {
    return new VideoSpotter(spotter, newModels, options);
  }

  /**
   * With other options of decoding; frames are gray all the same.
   *
   * @param newOptions how videos are decoded
   * @return a copy
   */
  public VideoSpotter with(DecodeOptions newOptions) {
    return new VideoSpotter(spotter, models, newOptions.withColor(false));
  }

  /**
   * The settings as they stand in a provenance.
   *
   * @return ids by option name
   */
  public SortedMap<String, String> settings() {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("face", "eye-centred " + FACE + ", " + models.id());
    settings.put("spotter", spotter.id());
    return settings;
  }

  /**
   * Spots the expressions of a video.
   *
   * @param source the video
   * @param listener who is told of every score and interval as soon as it is known
   * @return what was spotted
   * @throws DecodeException if the video cannot be decoded
   * @throws AlignmentException if no frame shows a face
   */
  public SpottedVideo spot(ClipSource source, SpottingSink listener)
      throws DecodeException, AlignmentException {
    Collector collector = new Collector(listener);
    int frames = 0;
    int faces = 0;
    try (FaceStream stream = FaceStream.of(FrameReaders.open(source, options), FACE, models)) {
      VideoInfo info = stream.info();
      SpottingRun run = spotter.start(info.frameRate(), collector);
      for (Optional<FaceStream.Seen> next = stream.next(); next.isPresent(); next = stream.next()) {
        run.add(next.get().frame(), next.get().face());
        frames++;
        faces += next.get().face() ? 1 : 0;
      }
      run.finish();
      if (faces == 0) {
        throw new AlignmentException(
            source.id(),
            "No face was found in the video. The face must be upright, seen from the front and at"
                + " least a fifth of the picture's height.");
      }
      VideoInfo counted = new VideoInfo(info.size(), info.frameRate(), OptionalInt.of(frames));
      return new SpottedVideo(source, counted, faces, collector.intervals, collector.scores);
    }
  }

  private static final class Collector implements SpottingSink {
    private final SpottingSink listener;
    private final List<SpottedInterval> intervals = new ArrayList<>();
    private final ScoreEnvelope scores = new ScoreEnvelope();

    Collector(SpottingSink listener) {
      this.listener = listener;
    }

    @Override
    public void score(int frame, double score) {
      scores.add(score);
      listener.score(frame, score);
    }

    @Override
    public void interval(SpottedInterval interval) {
      intervals.add(interval);
      listener.interval(interval);
    }
  }
}
