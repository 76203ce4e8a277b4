package org.glimpse.pipeline.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.MismatchException;
import org.glimpse.evaluation.spotting.FrameScores;
import org.glimpse.evaluation.spotting.VideoInterval;

/**
 * Reads the files that {@code score spotting} and {@code score strs} take. Other columns are
 * ignored, the order of rows is free, and a header without rows is an empty list.
 */
public final class SpottingFiles {
  private static final String CORPUS = "corpus";
  private static final String SUBJECT = "subject";
  private static final String VIDEO = "video";
  private static final String ONSET = "onset";
  private static final String OFFSET = "offset";
  private static final String SCORE = "score";
  private static final String EMOTION = "emotion";
  private static final String FRAME = "frame";

  private SpottingFiles() {}

  /**
   * Reads {@code subject,video,onset,offset} with an optional {@code score}; frames inclusive, also
   * negative ones.
   *
   * @param file the file
   * @return the intervals in the order of the rows
   * @throws FileFormatException if the file is missing, lacks a column, or a row has no value or an
   *     onset after its offset
   */
  public static List<VideoInterval> intervals(Path file) throws FileFormatException {
    return intervals(file, List.of(SUBJECT, VIDEO, ONSET, OFFSET));
  }

  /**
   * Reads {@code subject,video,onset,offset,emotion}.
   *
   * @param file the file
   * @return the intervals in the order of the rows, each with its emotion
   * @throws FileFormatException if the file is missing, lacks a column, or a row has no value or an
   *     onset after its offset
   */
  public static List<VideoInterval> emotions(Path file) throws FileFormatException {
    return intervals(file, List.of(SUBJECT, VIDEO, ONSET, OFFSET, EMOTION));
  }

  private static List<VideoInterval> intervals(Path file, List<String> columns)
      throws FileFormatException {
    CsvTable table = CsvTable.read(file, columns);
    List<VideoInterval> intervals = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
      int onset = row.integer(ONSET);
      int offset = row.integer(OFFSET);
      if (onset > offset) {
        throw new FileFormatException(
            file,
            "line "
                + row.line()
                + ": onset "
                + onset
                + " must not be after offset "
                + offset
                + ".");
      }
      VideoInterval interval = VideoInterval.of(video(row), onset, offset);
      if (row.optional(SCORE).isPresent()) {
        interval = interval.withScore(row.number(SCORE));
      }
      if (columns.contains(EMOTION)) {
        interval = interval.withEmotion(row.text(EMOTION));
      }
      intervals.add(interval);
    }
    return intervals;
  }

  /**
   * Reads {@code subject,video}: videos that may have no interval.
   *
   * @param file the file
   * @return the videos
   * @throws FileFormatException if the file is missing, lacks a column or has a blank cell
   */
  public static Set<ClipId> videos(Path file) throws FileFormatException {
    Set<ClipId> videos = new TreeSet<>();
    for (CsvTable.Row row : CsvTable.read(file, List.of(SUBJECT, VIDEO)).rows()) {
      videos.add(video(row));
    }
    return videos;
  }

  /**
   * Reads {@code subject,video,frame,score}.
   *
   * @param file the file
   * @return the scores of each video in its natural order
   * @throws FileFormatException if the file is missing, lacks a column, has a blank cell or a frame
   *     twice
   * @throws MismatchException if a frame between the first and the last of a video has no score
   */
  public static List<FrameScores> frameScores(Path file)
      throws FileFormatException, MismatchException {
    Map<ClipId, SortedMap<Integer, Double>> byVideo = new TreeMap<>();
    for (CsvTable.Row row : CsvTable.read(file, List.of(SUBJECT, VIDEO, FRAME, SCORE)).rows()) {
      int frame = row.integer(FRAME);
      SortedMap<Integer, Double> scores =
          byVideo.computeIfAbsent(video(row), video -> new TreeMap<>());
      if (scores.put(frame, row.number(SCORE)) != null) {
        throw new FileFormatException(
            file,
            "line "
                + row.line()
                + ": frame "
                + frame
                + " of video "
                + row.text(VIDEO)
                + " has a second score.");
      }
    }
    List<FrameScores> all = new ArrayList<>();
    for (Map.Entry<ClipId, SortedMap<Integer, Double>> entry : byVideo.entrySet()) {
      all.add(FrameScores.of(entry.getKey(), entry.getValue()));
    }
    return all;
  }

  /** The video that a row is about. */
  static ClipId video(CsvTable.Row row) throws FileFormatException {
    return ClipId.of(CORPUS, row.text(SUBJECT), row.text(VIDEO));
  }
}
