package org.glimpse.video.corpus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.glimpse.core.FrameRate;
import org.glimpse.core.label.LabelSet;
import org.glimpse.video.corpus.SheetLayout.Coding;
import org.glimpse.video.corpus.SheetLayout.Column;
import org.glimpse.video.corpus.SheetLayout.SheetFile;
import org.glimpse.video.corpus.SheetLayout.Templates;

/** The corpora whose annotation is a sheet with a header. */
final class Layouts {
  private static final String TRIMMED = "";
  private static final Column SUBJECT = Column.of(Field.SUBJECT, "Subject");
  private static final Column FILENAME = Column.of(Field.CLIP, "Filename");
  private static final Column ONSET_FRAME = Column.of(Field.ONSET, "OnsetFrame");
  private static final Column APEX_FRAME = Column.of(Field.APEX, "ApexFrame");
  private static final Column OFFSET_FRAME = Column.of(Field.OFFSET, "OffsetFrame");
  private static final Column ONSET = Column.of(Field.ONSET, "Onset");
  private static final Column APEX = Column.of(Field.APEX, "Apex");
  private static final Column OFFSET = Column.of(Field.OFFSET, "Offset");
  private static final Column ACTION_UNITS = Column.of(Field.AU, "Action Units", "AU");
  private static final Column ESTIMATED_EMOTION =
      Column.of(Field.EMOTION, "Estimated Emotion", "Emotion");
  private static final Column INDUCEMENT = Column.unread("Inducement Code");
  private static final Column DURATION = Column.unread("Duration");
  private static final Column NOTES = Column.unread("Notes");
  private static final Column BLANK = Column.unread("");

  /** 200 frames a second: Yan et al., "CASME II", 2014. */
  static final SheetLayout CASME2 =
      new SheetLayout(
          "casme2",
          SheetFile.of("casme ?(2|ii)[-_ ]coding.*", "CASME2-coding-20140508.xlsx"),
          List.of(
              SUBJECT,
              FILENAME,
              BLANK,
              ONSET_FRAME,
              APEX_FRAME,
              OFFSET_FRAME,
              BLANK,
              ACTION_UNITS,
              ESTIMATED_EMOTION),
          new Templates("sub{subject:2}", "{clip}", "sub{subject:2}/{clip}", TRIMMED),
          new Coding(
              List.of(
                  "disgust", "fear", "happiness", "others", "repression", "sadness", "surprise"),
              FrameRate.of(200),
              true,
              FrameNumbers.PRINTED,
              Map.of("anger", "others", "contempt", "others")));

  /** 200 frames a second: Davison et al., "SAMM", 2018. */
  static final SheetLayout SAMM =
      new SheetLayout(
          "samm",
          SheetFile.of(
              "samm_(\\d+_)?micro.*",
              "SAMM_Micro_FACS_Codes_v2.xlsx",
              "Micro-movements",
              "",
              "Made by Glimpse",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              "Codes",
              ""),
          List.of(
              SUBJECT,
              FILENAME,
              INDUCEMENT,
              Column.of(Field.ONSET, "Onset Frame"),
              Column.of(Field.APEX, "Apex Frame"),
              Column.of(Field.OFFSET, "Offset Frame"),
              DURATION,
              Column.unread("Micro"),
              ACTION_UNITS,
              ESTIMATED_EMOTION,
              Column.unread("Objective Classes"),
              NOTES),
          new Templates("{subject:3}", "{clip}", "{subject:3}/{clip}", TRIMMED),
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
              true,
              FrameNumbers.PRINTED,
              Map.of()));

  /** 30 frames a second, as its videos in MEGC 2025 have. */
  static final SheetLayout CASME3 =
      new SheetLayout(
          "casme3",
          SheetFile.of(
              "cas\\(me\\)(\\^)?3_part_?a_me.*",
              "annotation/cas(me)3_part_A_ME_label_JpgIndex_v2.xlsx"),
          List.of(
              SUBJECT,
              FILENAME,
              ONSET,
              APEX,
              OFFSET,
              Column.of(Field.AU, "AU"),
              Column.unread("Objective class"),
              Column.of(Field.EMOTION, "emotion")),
          new Templates("{subject}", "{clip}_{onset}", "{subject}/{clip}/color", "{clip}"),
          new Coding(
              List.of("anger", "disgust", "fear", "happy", "others", "sad", "surprise"),
              FrameRate.of(30),
              true,
              FrameNumbers.PRINTED,
              Map.of("happiness", "happy", "sadness", "sad", "contempt", "Others")));

  /** Its owners' page states no rate; 90 is what users of the corpus take. */
  static final SheetLayout MMEW =
      new SheetLayout(
          "mmew",
          SheetFile.of("mmew.*", "MMEW_Micro_Exp.xlsx"),
          List.of(
              SUBJECT,
              FILENAME,
              ONSET_FRAME,
              APEX_FRAME,
              OFFSET_FRAME,
              ACTION_UNITS,
              ESTIMATED_EMOTION,
              Column.unread("remarks")),
          new Templates("{subject}", "{clip}", "{emotion}/{clip}", TRIMMED),
          new Coding(List.of(), FrameRate.of(90), false, FrameNumbers.PRINTED, Map.of()));

  /** No rate is stated where anybody can read it; 60 is what users of the corpus take. */
  static final SheetLayout FOUR_DME =
      new SheetLayout(
          "4dme",
          SheetFile.of("4dme.*", "4DME_Labelling_Micro_release v1.xlsx"),
          List.of(
              Column.of(Field.SUBJECT, "sub_ID"),
              Column.of(Field.CLIP, "fold_name"),
              ONSET,
              APEX,
              OFFSET,
              Column.of(Field.AU, "AUs"),
              Column.of(Field.EMOTION, "Emotion"),
              Column.unread("eye blink"),
              Column.unread("Total")),
          new Templates("{subject}", "{clip}", "{subject}/{clip}", TRIMMED),
          new Coding(List.of(), FrameRate.of(60), false, FrameNumbers.TRIMMED, Map.of()));

  /** 60 frames a second: the owners' page of the corpus. */
  static final SheetLayout CASME =
      new SheetLayout(
          "casme",
          SheetFile.of("casme(?![ _-]?(2|3|ii)).*", "casme.xlsx"),
          List.of(
              SUBJECT,
              FILENAME,
              BLANK,
              Column.of(Field.ONSET, "OnsetF"),
              Column.of(Field.APEX, "ApexF1", "ApexF2"),
              Column.unread("ApexF2"),
              Column.of(Field.OFFSET, "OffsetF"),
              BLANK,
              Column.of(Field.AU, "AU"),
              Column.of(Field.EMOTION, "Emotion")),
          new Templates("sub{subject:2}", "{clip}", "sub{subject:2}/{clip}", TRIMMED),
          new Coding(List.of(), FrameRate.of(60), true, FrameNumbers.TRIMMED, Map.of()));

  /** 30 frames a second, as part A. */
  static final SheetLayout CASME3_C =
      new SheetLayout(
          "casme3-c",
          SheetFile.of("cas\\(me\\)(\\^)?3_part_?c_me.*", "annotation/CAS(ME)3_part_C_ME.xlsx"),
          List.of(
              Column.of(Field.SUBJECT, "sub"),
              Column.of(Field.CLIP, "count"),
              Column.of(Field.ONSET, "onset"),
              Column.of(Field.OFFSET, "offset"),
              Column.of(Field.AU, "au"),
              Column.of(Field.EMOTION, "emotion")),
          new Templates("{subject:2}", "{clip}", "{subject:2}/{clip}/color", TRIMMED),
          new Coding(
              List.of("negative", "others", "positive", "surprise"),
              FrameRate.of(30),
              true,
              FrameNumbers.PRINTED,
              Map.of(
                  "happiness", "positive",
                  "anger", "negative",
                  "contempt", "negative",
                  "disgust", "negative",
                  "fear", "negative",
                  "sadness", "negative")));

  /** 200 frames a second: Yap et al., "SAMM Long Videos", 2020. */
  static final SheetLayout SAMM_LV =
      new SheetLayout(
          "samm-lv",
          SheetFile.of(
              "samm_long.*",
              "SAMM_LongVideos_V2_Release.xlsx",
              "SAMM Long Videos",
              "",
              "Made by Glimpse",
              "",
              "",
              "",
              "",
              "",
              ""),
          List.of(
              SUBJECT,
              FILENAME,
              INDUCEMENT,
              ONSET,
              APEX,
              OFFSET,
              DURATION,
              Column.of(Field.EMOTION, "Type"),
              ACTION_UNITS,
              NOTES),
          new Templates("{subject:3}", "{clip}", "{video}", "{video}"),
          new Coding(
              List.of("macro", "micro - 1/2"),
              FrameRate.of(200),
              true,
              FrameNumbers.PRINTED,
              LabelSet.dfme7().labels().stream()
                  .collect(Collectors.toMap(emotion -> emotion, emotion -> "Micro - 1/2"))));

  /** All of them, in the order in which they are listed. */
  static final List<SheetLayout> ALL =
      List.of(CASME, CASME2, SAMM, CASME3, CASME3_C, MMEW, FOUR_DME, SAMM_LV);

  private Layouts() {}

  static Optional<SheetLayout> named(String name) {
    return ALL.stream().filter(layout -> layout.name().equalsIgnoreCase(name)).findFirst();
  }
}
