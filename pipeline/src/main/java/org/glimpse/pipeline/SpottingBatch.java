package org.glimpse.pipeline;

import java.io.UncheckedIOException;
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

/** Spots expressions in every video of a corpus; one bad video costs no other its result. */
public final class SpottingBatch {
  private static final List<ClipOutcome.Failed> SPOTTED = List.of();

  private SpottingBatch() {}

  /**
   * What is spotted in: a corpus' untrimmed videos, or its clips where it lists none.
   *
   * @param corpus the corpus
   * @return the videos
   */
  public static List<ClipSource> sources(Corpus corpus) {
    return corpus.videos().isEmpty()
        ? corpus.clips()
        : corpus.videos().stream().map(UntrimmedVideo::source).toList();
  }

  /**
   * Works on every video.
   *
   * @param corpus whose {@link #sources} are looked at
   * @param spotter how
   * @param parallelism how many videos at the same time; does not change the result
   * @param progress who is told
   * @param log takes the scores of their frames as they come
   * @return what was spotted
   * @throws InterruptedException if the thread is interrupted
   */
  public static SpottingResult run(
      Corpus corpus, VideoSpotter spotter, Parallelism parallelism, Progress progress, ScoreLog log)
      throws InterruptedException {
    List<ClipSource> sources = sources(corpus);
    Map<ClipId, SpottedVideo> spotted = new ConcurrentHashMap<>();
    List<ClipOutcome.Failed> failed =
        new ArrayList<>(corpus.problems().stream().flatMap(p -> p.failed().stream()).toList());
    try (Progress.Task task = progress.start("Spotting", sources.size())) {
      Batch.run(
              sources,
              parallelism,
              task,
              source -> {
                try (ScoreLog.Entry lines = log.video(source.id())) {
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
