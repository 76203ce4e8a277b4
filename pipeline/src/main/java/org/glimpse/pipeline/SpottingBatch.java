package org.glimpse.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.Step;
import org.glimpse.core.clip.UntrimmedVideo;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.pipeline.files.ScoreStream;

/** Spots expressions in every video of a corpus; one bad video costs no other its result. */
public final class SpottingBatch {
  private static final List<ClipOutcome.Failed> SPOTTED = List.of();

  private SpottingBatch() {}

  /**
   * Works on every video, and writes the scores of their frames while it does.
   *
   * @param corpus its untrimmed videos, or its clips where it lists none
   * @param spotter how
   * @param parallelism how many videos at the same time; does not change the result
   * @param progress who is told
   * @param scores the file of scores
   * @return what was spotted
   * @throws IOException if the scores cannot be written
   * @throws InterruptedException if the thread is interrupted
   */
  public static SpottingResult run(
      Corpus corpus, VideoSpotter spotter, Parallelism parallelism, Progress progress, Path scores)
      throws IOException, InterruptedException {
    List<ClipSource> sources =
        corpus.videos().isEmpty()
            ? corpus.clips()
            : corpus.videos().stream().map(UntrimmedVideo::source).toList();
    Map<ClipId, SpottedVideo> spotted = new ConcurrentHashMap<>();
    List<ClipOutcome.Failed> failed =
        new ArrayList<>(corpus.problems().stream().flatMap(p -> p.failed().stream()).toList());
    try (ScoreStream stream =
            ScoreStream.open(scores, sources.stream().map(ClipSource::id).toList());
        Progress.Task task = progress.start("Spotting", sources.size())) {
      Batch.run(
              sources,
              parallelism,
              task,
              source -> {
                try (ScoreStream.Video lines = stream.video(source.id())) {
                  spotted.put(source.id(), spotter.spot(source, lines));
                  return SPOTTED;
                } catch (ClipException e) {
                  return List.of(ClipOutcome.Failed.of(e));
                } catch (UncheckedIOException e) {
                  return unwritten(source, e);
                }
              },
              (source, reason) -> List.of(new ClipOutcome.Failed(source.id(), Step.DECODE, reason)))
          .forEach(failed::addAll);
    }
    failed.sort(Comparator.comparing(ClipOutcome::id));
    List<ClipOutcome> problems = List.copyOf(failed);
    List<SpottedVideo> videos =
        spotted.values().stream().sorted(Comparator.comparing(v -> v.source().id())).toList();
    return new SpottingResult(videos, failed, Provenances.of(corpus, problems, spotter.settings()));
  }

  private static List<ClipOutcome.Failed> unwritten(ClipSource source, UncheckedIOException e) {
    String reason = "The scores of its frames could not be written: " + e.getMessage();
    return List.of(new ClipOutcome.Failed(source.id(), Step.DECODE, reason));
  }
}
