package org.glimpse.video.corpus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ClipId;

/**
 * How a corpus with one annotation sheet and a folder of frames a clip is laid out.
 *
 * <p>Templates hold {@code {subject}}, {@code {subject:2}} (a number padded with zeros), {@code
 * {clip}}, {@code {video}} (the clip's name without its last {@code _part}), {@code {onset}} and
 * {@code {emotion}}, each as the sheet writes it.
 *
 * @param name the corpus' name
 * @param sheet matches the name of the sheet's file
 * @param columns the columns of each field, the first one that is filled counts
 * @param names templates of the subject's and the clip's names and the end of the folder's path
 * @param coding what the cells mean
 */
record SheetLayout(
    String name, Pattern sheet, Map<Field, List<String>> columns, Names names, Coding coding) {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(\\d))?}");

  /** What a sheet says of a clip. */
  enum Field {
    SUBJECT,
    CLIP,
    ONSET,
    APEX,
    OFFSET,
    EMOTION,
    AU
  }

  /**
   * Templates.
   *
   * @param subject the subject's name
   * @param clip the clip's name
   * @param folder the end of the path of its frames
   */
  record Names(String subject, String clip, String folder) {}

  /**
   * What the cells mean.
   *
   * @param labels the labels, or empty for those that occur
   * @param rate the constant frame rate
   * @param numbers what the key frames are
   * @param synonyms labels that the layout writes for those of DFME, for writing
   */
  record Coding(
      List<String> labels, FrameRate rate, FrameNumbers numbers, Map<String, String> synonyms) {}

  /** The columns without which a sheet cannot be read: the first names of all but apex and AU. */
  List<String> required() {
    return columns.entrySet().stream()
        .filter(e -> e.getKey() != Field.APEX && e.getKey() != Field.AU)
        .map(e -> e.getValue().get(0))
        .toList();
  }

  /** Fills a template. */
  static String fill(String template, Map<Field, String> cells) {
    Matcher matcher = VARIABLE.matcher(template);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String value = value(matcher.group(1), cells);
      int width = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
      matcher.appendReplacement(text, Matcher.quoteReplacement(padded(value, width)));
    }
    return matcher.appendTail(text).toString();
  }

  private static String value(String variable, Map<Field, String> cells) {
    String clip = cells.getOrDefault(Field.CLIP, "");
    return switch (variable) {
      case "subject" -> cells.getOrDefault(Field.SUBJECT, "");
      case "clip" -> clip;
      case "video" -> clip.lastIndexOf('_') > 0 ? clip.substring(0, clip.lastIndexOf('_')) : clip;
      case "onset" -> cells.getOrDefault(Field.ONSET, "");
      default -> cells.getOrDefault(Field.EMOTION, "");
    };
  }

  private static String padded(String value, int width) {
    if (width == 0 || value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return value;
    }
    String digits = value.replaceFirst("^0+(?=.)", "");
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** The clip that a row is about; names that are blank in the sheet are told by the row. */
  ClipId id(Map<Field, String> cells, int row) {
    String subject = fill(names.subject(), cells);
    String clip = fill(names.clip(), cells);
    boolean named = cells.containsKey(Field.CLIP) && !clip.isBlank();
    return ClipId.of(
        name,
        cells.containsKey(Field.SUBJECT) && !subject.isBlank() ? subject : "unknown",
        named ? clip : "row " + row);
  }

  /** The label that the layout writes for one of DFME's, or the label itself. */
  String written(String emotion) {
    return Optional.ofNullable(coding.synonyms().get(emotion)).orElse(emotion);
  }
}
