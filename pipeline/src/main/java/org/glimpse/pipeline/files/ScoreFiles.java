package org.glimpse.pipeline.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.ClipLabel;

/** Reads the files that {@code score} takes: anybody's truth and predictions. */
public final class ScoreFiles {
  private static final String CORPUS = "corpus";
  private static final String SUBJECT = "subject";
  private static final String CLIP = "clip";
  private static final String LABEL = "label";
  private static final String UNNAMED_CORPUS = "corpus";

  private ScoreFiles() {}

  /**
   * Labels of clips.
   *
   * @param rows one row a clip
   * @param corpora whether the file has a column {@code corpus}
   */
  public record Labels(List<ClipLabel> rows, boolean corpora) {
    /**
     * Copies the rows.
     *
     * @param rows one row a clip
     * @param corpora whether the file has a column {@code corpus}
     */
    public Labels {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Reads {@code subject,clip,label} with an optional {@code corpus}; other columns are ignored.
   *
   * @param file the file
   * @return the labels
   * @throws FileFormatException if the file is missing, lacks a column or has a blank cell
   */
  public static Labels recognition(Path file) throws FileFormatException {
    CsvTable table = CsvTable.read(file, List.of(SUBJECT, CLIP, LABEL));
    List<ClipLabel> rows = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
      ClipId id =
          ClipId.of(row.optional(CORPUS).orElse(UNNAMED_CORPUS), row.text(SUBJECT), row.text(CLIP));
      rows.add(new ClipLabel(id, row.text(LABEL)));
    }
    if (rows.isEmpty()) {
      throw new FileFormatException(file, "the file has a header but no row.");
    }
    return new Labels(rows, table.has(CORPUS));
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
            .map(
                row ->
                    new ClipLabel(
                        ClipId.of(
                            UNNAMED_CORPUS, row.clip().subject().subject(), row.clip().clip()),
                        row.label()))
            .toList(),
        false);
  }
}
