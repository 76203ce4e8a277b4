package org.glimpse.video.corpus;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ClipId;

/**
 * How a corpus with one annotation sheet and a folder of frames a clip is laid out, for reading and
 * for writing.
 *
 * <p>Templates hold {@code {subject}}, {@code {subject:2}} (a number padded with zeros), {@code
 * {clip}}, {@code {video}} (the clip's name without its last {@code _part}), {@code {onset}} and
 * {@code {emotion}}, each as the sheet writes it.
 *
 * @param name the corpus' name
 * @param sheet the file
 * @param header the columns in order
 * @param templates of names and paths
 * @param coding what the cells mean
 */
record SheetLayout(
    String name, SheetFile sheet, List<Column> header, Templates templates, Coding coding) {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(\\d))?}");

  /**
   * The file of the annotation.
   *
   * @param pattern matches its name
   * @param written how a writer names it, with the folder it lies in
   * @param titles rows above the header
   */
  record SheetFile(Pattern pattern, String written, List<String> titles) {
    static SheetFile of(String stem, String written, String... titles) {
      return new SheetFile(
          Pattern.compile(stem + "\\.xlsx", Pattern.CASE_INSENSITIVE), written, List.of(titles));
    }

    /** The name of the file that is written, without its folder. */
    String fileName() {
      return written.substring(written.lastIndexOf('/') + 1);
    }
  }

  /**
   * A column.
   *
   * @param field what it says, if that is read
   * @param names what it is called; the first is written
   */
  record Column(Optional<Field> field, List<String> names) {
    static Column of(Field field, String... names) {
      return new Column(Optional.of(field), Arrays.asList(names));
    }

    /** A column that is written empty and not read. */
    static Column unread(String name) {
      return new Column(Optional.empty(), List.of(name));
    }
  }

  /**
   * Templates.
   *
   * @param subject the subject's name
   * @param clip the clip's name
   * @param folder the end of the path of its frames
   * @param video the name of the untrimmed video that the folder is, empty where it is a clip
   */
  record Templates(String subject, String clip, String folder, String video) {}

  /**
   * What the cells mean.
   *
   * @param labels the labels, or empty for those that occur
   * @param rate the constant frame rate
   * @param rateIsStated whether the corpus' owners state the rate where anybody can read it
   * @param numbers what the key frames are
   * @param synonyms labels that the layout writes for those of DFME, for writing
   */
  record Coding(
      List<String> labels,
      FrameRate rate,
      boolean rateIsStated,
      FrameNumbers numbers,
      Map<String, String> synonyms) {}

  /** The columns of each field; the first one that is filled counts. */
  Map<Field, List<String>> columns() {
    Map<Field, List<String>> columns = new EnumMap<>(Field.class);
    header.forEach(column -> column.field().ifPresent(field -> columns.put(field, column.names())));
    return columns;
  }

  /** The columns without which a sheet cannot be read: the first names of all but apex and AU. */
  List<String> required() {
    return columns().entrySet().stream()
        .filter(e -> e.getKey() != Field.APEX && e.getKey() != Field.AU)
        .map(e -> e.getValue().get(0))
        .toList();
  }

  /** What a row says, field by field. */
  Map<Field, String> cells(Table.Line row) {
    Map<Field, String> cells = new EnumMap<>(Field.class);
    columns()
        .forEach(
            (field, names) ->
                names.stream()
                    .flatMap(column -> row.text(column).stream())
                    .findFirst()
                    .ifPresent(text -> cells.put(field, text)));
    return cells;
  }

  /** Fills a template. */
  static String fill(String template, Map<Field, String> cells) {
    return replaced(
        template,
        variable -> {
          String value = value(variable.group(1), cells);
          return padded(value, width(variable));
        });
  }

  /** An expression for all texts that a template can become, with its variables as groups. */
  static Pattern pattern(String template) {
    return Pattern.compile(
        replaced(template, variable -> "(?<" + variable.group(1) + ">[^/]+)"),
        Pattern.CASE_INSENSITIVE);
  }

  private interface Filler {
    String fill(Matcher variable);
  }

  private static String replaced(String template, Filler filler) {
    Matcher matcher = VARIABLE.matcher(template);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(text, Matcher.quoteReplacement(filler.fill(matcher)));
    }
    return matcher.appendTail(text).toString();
  }

  private static int width(Matcher variable) {
    return variable.group(2) == null ? 0 : Integer.parseInt(variable.group(2));
  }

  private static String value(String variable, Map<Field, String> cells) {
    UnaryOperator<String> video =
        clip -> clip.lastIndexOf('_') > 0 ? clip.substring(0, clip.lastIndexOf('_')) : clip;
    String clip = cells.getOrDefault(Field.CLIP, "");
    return switch (variable) {
      case "subject" -> cells.getOrDefault(Field.SUBJECT, "");
      case "clip" -> clip;
      case "video" -> video.apply(clip);
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
    String clip = fill(templates.clip(), cells);
    boolean named = cells.containsKey(Field.CLIP) && !clip.isBlank();
    return ClipId.of(name, subject(cells), named ? clip : "row " + row);
  }

  /** The untrimmed video in which a row's movement occurs, if there is one. */
  Optional<ClipId> video(Map<Field, String> cells) {
    return templates.video().isEmpty()
        ? Optional.empty()
        : Optional.of(ClipId.of(name, subject(cells), fill(templates.video(), cells)));
  }

  private String subject(Map<Field, String> cells) {
    String subject = fill(templates.subject(), cells);
    return cells.containsKey(Field.SUBJECT) && !subject.isBlank() ? subject : "unknown";
  }

  /** The label that the layout writes for one of DFME's, or the label itself. */
  String written(String emotion) {
    return Optional.ofNullable(coding.synonyms().get(emotion)).orElse(emotion);
  }
}
