package org.glimpse.video.corpus;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glimpse.core.FrameRate;
import org.glimpse.video.corpus.SheetLayout.Coding;
import org.glimpse.video.corpus.SheetLayout.Field;
import org.glimpse.video.corpus.SheetLayout.Names;

/** The corpora whose annotation is a sheet. */
final class Layouts {
  private static final List<Field> FIELDS = List.of(Field.values());

  static final SheetLayout CASME2 =
      new SheetLayout(
          "casme2",
          file("casme ?(2|ii)[-_ ]coding.*"),
          columns(
              "Subject",
              "Filename",
              "OnsetFrame",
              "ApexFrame",
              "OffsetFrame",
              "Estimated Emotion|Emotion",
              "Action Units|AU"),
          new Names("sub{subject:2}", "{clip}", "sub{subject:2}/{clip}"),
          new Coding(
              List.of(
                  "disgust", "fear", "happiness", "others", "repression", "sadness", "surprise"),
              FrameRate.of(200),
              FrameNumbers.PRINTED,
              Map.of("anger", "others", "contempt", "others")));

  static final SheetLayout SAMM =
      new SheetLayout(
          "samm",
          file("samm_micro.*"),
          columns(
              "Subject",
              "Filename",
              "Onset Frame",
              "Apex Frame",
              "Offset Frame",
              "Estimated Emotion",
              "Action Units"),
          new Names("{subject:3}", "{clip}", "{subject:3}/{clip}"),
          new Coding(
              List.of(
                  "anger",
                  "contempt",
                  "disgust",
                  "fear",
                  "happiness",
                  "other",
                  "sadness",
                  "surprise"),
              FrameRate.of(200),
              FrameNumbers.PRINTED,
              Map.of()));

  static final SheetLayout CASME3 =
      new SheetLayout(
          "casme3",
          file("cas\\(me\\)(\\^)?3_part_?a_me.*"),
          columns("Subject", "Filename", "Onset", "Apex", "Offset", "emotion", "AU"),
          new Names("{subject}", "{clip}_{onset}", "{subject}/{clip}/color"),
          new Coding(
              List.of("anger", "disgust", "fear", "happy", "others", "sad", "surprise"),
              FrameRate.of(30),
              FrameNumbers.PRINTED,
              Map.of("happiness", "happy", "sadness", "sad", "contempt", "Others")));

  static final SheetLayout MMEW =
      new SheetLayout(
          "mmew",
          file("mmew.*"),
          columns(
              "Subject",
              "Filename",
              "OnsetFrame",
              "ApexFrame",
              "OffsetFrame",
              "Estimated Emotion",
              "Action Units"),
          new Names("{subject}", "{clip}", "{emotion}/{clip}"),
          new Coding(List.of(), FrameRate.of(90), FrameNumbers.PRINTED, Map.of()));

  static final SheetLayout FOUR_DME =
      new SheetLayout(
          "4dme",
          file("4dme.*"),
          columns("sub_ID", "fold_name", "Onset", "Apex", "Offset", "Emotion", "AUs"),
          new Names("{subject}", "{clip}", "{subject}/{clip}"),
          new Coding(List.of(), FrameRate.of(60), FrameNumbers.TRIMMED, Map.of()));

  static final SheetLayout CASME =
      new SheetLayout(
          "casme",
          file("casme(?![ _-]?(2|3|ii)).*"),
          columns("Subject", "Filename", "OnsetF", "ApexF1|ApexF2", "OffsetF", "Emotion", "AU"),
          new Names("sub{subject:2}", "{clip}", "sub{subject:2}/{clip}"),
          new Coding(List.of(), FrameRate.of(60), FrameNumbers.TRIMMED, Map.of()));

  static final SheetLayout CASME3_C =
      new SheetLayout(
          "casme3-c",
          file("cas\\(me\\)(\\^)?3_part_?c_me.*"),
          columns("sub", "count", "onset", "", "offset", "emotion", "au"),
          new Names("{subject:2}", "{clip}", "{subject:2}/{clip}/color"),
          new Coding(
              List.of("negative", "others", "positive", "surprise"),
              FrameRate.of(30),
              FrameNumbers.PRINTED,
              Map.of()));

  static final SheetLayout SAMM_LV =
      new SheetLayout(
          "samm-lv",
          file("samm_long.*"),
          columns("Subject", "Filename", "Onset", "Apex", "Offset", "Type", "Action Units"),
          new Names("{subject:3}", "{clip}", "{video}"),
          new Coding(
              List.of("macro", "micro - 1/2"), FrameRate.of(200), FrameNumbers.PRINTED, Map.of()));

  /** All of them, in the order in which they are listed. */
  static final List<SheetLayout> ALL =
      List.of(CASME, CASME2, SAMM, CASME3, CASME3_C, MMEW, FOUR_DME, SAMM_LV);

  private Layouts() {}

  static Optional<SheetLayout> named(String name) {
    return ALL.stream().filter(layout -> layout.name().equalsIgnoreCase(name)).findFirst();
  }

  private static Pattern file(String stem) {
    return Pattern.compile(stem + "\\.xlsx", Pattern.CASE_INSENSITIVE);
  }

  /** Column names in the order of the fields; alternatives are parted by a bar. */
  private static Map<Field, List<String>> columns(String... names) {
    Map<Field, List<String>> columns = new EnumMap<>(Field.class);
    for (int i = 0; i < FIELDS.size(); i++) {
      if (!names[i].isEmpty()) {
        columns.put(FIELDS.get(i), List.of(names[i].split("\\|", -1)));
      }
    }
    return java.util.Collections.unmodifiableMap(columns);
  }
}
