package org.glimpse.pipeline.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.ClipLabel;

/** Reads the files that {@code score} takes: anybody's truth and predictions. */
public final class ScoreFiles {
  private static final String CORPUS = "corpus";
  private static final String SUBJECT = "subject";
  private static final String CLIP = "clip";
  private static final String LABEL = "label";
  private static final String FOLD = "fold";
  private static final String CONTENT = "content";
  private static final String UNNAMED_CORPUS = "corpus";

  private ScoreFiles() {}

  /**
   * Labels of clips.
   *
   * @param rows one row a clip
   * @param corpora whether the file has a column {@code corpus}
   * @param folds the fold in which each clip was tested, if the file says it; for audits only
   * @param contents a hash of each clip, if the file has one; for audits only
   */
  public record Labels(
      List<ClipLabel> rows,
      boolean corpora,
      Map<ClipId, String> folds,
      Map<ClipId, String> contents) {
    /**
     * Copies the rows.
     *
     * @param rows one row a clip
     * @param corpora whether the file has a column {@code corpus}
     * @param folds the fold in which each clip was tested, if the file says it; for audits only
     * @param contents a hash of each clip, if the file has one; for audits only
     */
    public Labels {
      rows = List.copyOf(rows);
      folds = Map.copyOf(folds);
      contents = Map.copyOf(contents);
    }
  }

  /**
   * Reads {@code subject,clip,label} with an optional {@code corpus}. Audits look at {@code fold}
   * and {@code content} where they are there; all other columns are ignored.
   *
   * @param file the file
   * @return the labels
   * @throws FileFormatException if the file is missing, lacks a column or has a blank cell
   */
  public static Labels recognition(Path file) throws FileFormatException {
    CsvTable table = CsvTable.read(file, List.of(SUBJECT, CLIP, LABEL));
    List<ClipLabel> rows = new ArrayList<>();
    Map<ClipId, String> folds = new HashMap<>();
    Map<ClipId, String> contents = new HashMap<>();
    for (CsvTable.Row row : table.rows()) {
      ClipId id =
          ClipId.of(row.optional(CORPUS).orElse(UNNAMED_CORPUS), row.text(SUBJECT), row.text(CLIP));
      rows.add(new ClipLabel(id, row.text(LABEL)));
      row.optional(FOLD).ifPresent(fold -> folds.put(id, fold));
      row.optional(CONTENT).ifPresent(content -> contents.put(id, content));
    }
    if (rows.isEmpty()) {
      throw new FileFormatException(file, "the file has a header but no row.");
    }
    return new Labels(rows, table.has(CORPUS), folds, contents);
  }

  /**
   * The same labels without their corpora, for a pair of files of which only one names them.
   *
   * @param labels the labels
   * @return labels that can be joined to a file without the column
   */
  public static Labels withoutCorpora(Labels labels) {
    return new Labels(
        labels.rows().stream()
            .map(row -> new ClipLabel(withoutCorpus(row.clip()), row.label()))
            .toList(),
        false,
        withoutCorpora(labels.folds()),
        withoutCorpora(labels.contents()));
  }

  private static Map<ClipId, String> withoutCorpora(Map<ClipId, String> values) {
    Map<ClipId, String> plain = new HashMap<>();
    values.forEach((clip, value) -> plain.put(withoutCorpus(clip), value));
    return plain;
  }

  private static ClipId withoutCorpus(ClipId clip) {
    return ClipId.of(UNNAMED_CORPUS, clip.subject().subject(), clip.clip());
  }
}
