package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.clip.UntrimmedVideo;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.video.corpus.CorpusCheck;

/** What is in a corpus and what is wrong with it, as JSON and as the truth of spotting. */
public final class CorpusFiles {
  private static final String CORPUS = "corpus";
  private static final String SUBJECT = "subject";
  private static final String CLIP = "clip";
  private static final String VIDEO = "video";

  private CorpusFiles() {}

  /**
   * What is wrong with a corpus.
   *
   * @param corpus the corpus
   * @param findings what was found in it
   * @return an object with {@code corpus}, {@code clips} (that can be used), {@code findings} (a
   *     list of objects with {@code corpus}, {@code subject}, {@code clip}, {@code kind}, {@code
   *     reason}), {@code errata} and {@code assumptions}
   */
  public static String checkJson(Corpus corpus, List<CorpusCheck.Finding> findings) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (CorpusCheck.Finding finding : findings) {
      Map<String, Object> row = id(finding.clip(), CLIP);
      row.put("kind", finding.kind().id());
      row.put("reason", finding.reason());
      rows.add(row);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put(CORPUS, corpus.name());
    root.put("clips", corpus.clips().size());
    root.put("findings", rows);
    root.put("errata", corpus.errata());
    root.put("assumptions", corpus.assumptions());
    return Json.text(root);
  }

  /**
   * What is in a corpus.
   *
   * @param corpus the corpus
   * @return an object with {@code corpus}, {@code labels}, {@code clips} (their number), {@code
   *     unusable} (the number of those that cannot be used), {@code subjects} (a list of objects
   *     with {@code corpus}, {@code subject}, {@code clips} and {@code labels}, the number of clips
   *     by label) and {@code videos} (a list of objects with {@code corpus}, {@code subject},
   *     {@code video}, {@code movements}: {@code type}, {@code onset}, {@code apex}, {@code
   *     offset}, {@code emotion})
   */
  public static String listJson(Corpus corpus) {
    Map<String, Map<String, Object>> subjects = new TreeMap<>();
    for (ClipSource clip : corpus.clips()) {
      Map<String, Object> row =
          subjects.computeIfAbsent(
              clip.id().subject().toString(),
              key -> {
                Map<String, Object> first = new LinkedHashMap<>();
                first.put(CORPUS, clip.id().subject().corpus());
                first.put(SUBJECT, clip.id().subject().subject());
                return first;
              });
      row.merge("clips", 1, (a, b) -> (Integer) a + (Integer) b);
      @SuppressWarnings("unchecked")
      Map<String, Integer> labels =
          (Map<String, Integer>) row.computeIfAbsent("labels", key -> new TreeMap<>());
      clip.annotation().emotion().ifPresent(label -> labels.merge(label, 1, Integer::sum));
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put(CORPUS, corpus.name());
    root.put("labels", corpus.labels().labels());
    root.put("clips", corpus.clips().size());
    root.put("unusable", corpus.problems().size());
    root.put("subjects", subjects.values());
    root.put("videos", corpus.videos().stream().map(CorpusFiles::video).toList());
    return Json.text(root);
  }

  private static Map<String, Object> video(UntrimmedVideo video) {
    List<Map<String, Object>> movements = new ArrayList<>();
    for (Movement movement : video.movements()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("type", type(movement));
      row.put("onset", movement.keyFrames().onset());
      row.put("apex", movement.keyFrames().apex());
      row.put("offset", movement.keyFrames().offset());
      row.put("emotion", movement.label().orElse(null));
      movements.add(row);
    }
    Map<String, Object> row = id(video.source().id(), VIDEO);
    row.put("movements", movements);
    return row;
  }

  private static Map<String, Object> id(ClipId id, String name) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(CORPUS, id.subject().corpus());
    row.put(SUBJECT, id.subject().subject());
    row.put(name, id.clip());
    return row;
  }

  private static String type(Movement movement) {
    return movement.kind().name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes the truth of spotting: {@code truth-micro.csv} and {@code truth-macro.csv}, each with
   * {@code subject, video, onset, offset, emotion} (0-based indices, both ends inclusive), as far
   * as there are such movements, and {@code videos.csv} with {@code subject, video} of every
   * untrimmed video, those in which nothing moves too.
   *
   * @param directory where to; made where it does not exist
   * @param corpus a corpus; nothing is written for one without untrimmed videos
   * @throws IOException if a file cannot be written
   */
  public static void writeSpottingTruth(Path directory, Corpus corpus) throws IOException {
    if (corpus.videos().isEmpty()) {
      return;
    }
    List<List<Object>> videos = new ArrayList<>();
    for (UntrimmedVideo video : corpus.videos()) {
      videos.add(List.of(video.source().id().subject().subject(), video.source().id().clip()));
    }
    CsvTable.write(directory.resolve("videos.csv"), List.of(SUBJECT, VIDEO), videos);
    for (Movement.Kind kind : Movement.Kind.values()) {
      List<List<Object>> rows = new ArrayList<>();
      for (UntrimmedVideo video : corpus.videos()) {
        for (Movement movement : video.movements(kind)) {
          rows.add(
              List.of(
                  video.source().id().subject().subject(),
                  video.source().id().clip(),
                  movement.keyFrames().onset(),
                  movement.keyFrames().offset(),
                  movement.label().orElse("")));
        }
      }
      if (!rows.isEmpty()) {
        CsvTable.write(
            directory.resolve("truth-" + kind.name().toLowerCase(Locale.ROOT) + ".csv"),
            List.of(SUBJECT, VIDEO, "onset", "offset", "emotion"),
            rows);
      }
    }
  }
}
