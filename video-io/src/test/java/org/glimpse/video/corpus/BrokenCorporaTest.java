package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glimpse.video.corpus.TestSheets.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.corpus.CorpusCheck.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A corpus of each layout, broken in every way that {@link CorpusCheck} tells apart. */
class BrokenCorporaTest {
  private static final int CLIPS = 6;

  @TempDir Path root;

  /**
   * A layout.
   *
   * @param name the corpus
   * @param writer makes it
   * @param sheet the annotation, from the root
   * @param columns what is in which column of which row
   * @param labelled whether only some labels are known
   */
  record Layout(String name, CorpusWriter writer, String sheet, Columns columns, boolean labelled) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Where things are in a sheet.
   *
   * @param first the row of the first clip
   * @param subject column
   * @param offset column
   * @param label column
   */
  record Columns(int first, int subject, int offset, int label) {}

  static Stream<Layout> layouts() {
    Stream.Builder<Layout> all = Stream.builder();
    all.add(
        new Layout(
            "dfme",
            CorpusWriter.dfme(),
            "full_release_annotation/training_full_with_AU.xlsx",
            new Columns(1, 0, 4, 5),
            true));
    sheet(all, Layouts.CASME, CorpusWriter.casme());
    sheet(all, Layouts.CASME2, CorpusWriter.casme2());
    sheet(all, Layouts.SAMM, CorpusWriter.samm());
    sheet(all, Layouts.SAMM_LV, CorpusWriter.sammLongVideos());
    sheet(all, Layouts.CASME3, CorpusWriter.casme3());
    sheet(all, Layouts.MMEW, CorpusWriter.mmew());
    sheet(all, Layouts.FOUR_DME, CorpusWriter.fourDme());
    all.add(
        new Layout(
            "casme-sq",
            CorpusWriter.casmeSquared(),
            "code_final.xlsx",
            new Columns(0, 0, 4, 6),
            false));
    all.add(
        new Layout(
            "smic-hs-e",
            CorpusWriter.smicLong(),
            "HS_long/SMIC-HS-E_annotation.xlsx",
            new Columns(1, 0, 3, 5),
            true));
    return all.build();
  }

  private static void sheet(Stream.Builder<Layout> all, SheetLayout layout, CorpusWriter writer) {
    List<Field> fields = layout.header().stream().map(c -> c.field().orElse(Field.FPS)).toList();
    all.add(
        new Layout(
            layout.name(),
            writer,
            layout.sheet().written(),
            new Columns(
                layout.sheet().titles().size() + 1,
                fields.indexOf(Field.SUBJECT),
                fields.indexOf(Field.OFFSET),
                fields.indexOf(Field.EMOTION)),
            !layout.coding().labels().isEmpty()));
  }

  /** Six clips, each a video of its own in every layout. */
  private static List<ClipRecording> clips() {
    List<ClipRecording> clips = new ArrayList<>();
    for (int i = 1; i <= CLIPS; i++) {
      clips.add(CorpusWriterContract.recording("sub000" + i, "00" + i + "v" + i + "_ne_0" + i));
    }
    return clips;
  }

  private Path folderOf(int clip) throws IOException {
    String part = "00" + clip + "v" + clip;
    try (Stream<Path> paths = Files.walk(root)) {
      Path first =
          paths
              .filter(p -> FrameFolders.isFrame(p) && root.relativize(p).toString().contains(part))
              .findFirst()
              .orElseThrow();
      return first.getParent();
    }
  }

  /** Files by name. */
  private static final class FrameFolders {
    static boolean isFrame(Path path) {
      return path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpg|png)");
    }

    static List<Path> of(Path folder) throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        return files.filter(FrameFolders::isFrame).sorted().toList();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void tellsWhatIsWrong(Layout layout) throws Exception {
    layout.writer().write(root, clips());
    assertThat(CorpusCheck.findings(Corpora.named(layout.name(), root))).isEmpty();
    // 1 has lost its folder, 2 its last frame, 3 one in between.
    for (Path frame : FrameFolders.of(folderOf(1))) {
      Files.delete(frame);
    }
    Path third = folderOf(3);
    Files.delete(FrameFolders.of(folderOf(2)).get(5));
    Files.delete(FrameFolders.of(third).get(2));
    Columns columns = layout.columns();
    edit(
        root.resolve(layout.sheet()),
        rows -> {
          rows.get(columns.first() + 3).set(columns.label(), "boredom");
          rows.add(columns.first() + CLIPS, new ArrayList<>(rows.get(columns.first() + 4)));
        });
    Set<String> found = new TreeSet<>();
    for (CorpusCheck.Finding finding : CorpusCheck.findings(Corpora.named(layout.name(), root))) {
      found.add(finding.clip().clip().replaceFirst(".*v(\\d).*|row.*", "$1") + finding.kind().id());
      assertThat(finding.reason()).endsWith(".");
    }
    Set<String> expected = new TreeSet<>();
    expected.add("1" + Kind.MISSING_FOLDER.id());
    expected.add("2" + Kind.KEY_FRAMES.id());
    expected.add("3" + Kind.MISSING_FRAMES.id());
    expected.add("5" + Kind.DUPLICATE.id());
    if (layout.labelled() && !layout.name().equals("smic-hs-e")) {
      expected.add("4" + Kind.UNKNOWN_LABEL.id());
    }
    if (layout.name().equals("mmew")) {
      // Its folders are sorted by label.
      expected.add("4" + Kind.MISSING_FOLDER.id());
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void smicFoldersTellWhatIsWrong() throws Exception {
    CorpusWriter.smic().write(root, clips());
    for (Path frame : FrameFolders.of(folderOf(1))) {
      Files.delete(frame);
    }
    Files.delete(FrameFolders.of(folderOf(3)).get(2));
    Path fourth = folderOf(4);
    Path other = Files.createDirectories(fourth.getParent().resolveSibling("boredom"));
    Files.move(fourth, other.resolve(fourth.getFileName()));
    // s2 and s02 may be one.
    Path second = folderOf(2);
    Path clash = root.resolve("HS/s02/micro/negative");
    Files.createDirectories(clash);
    Files.move(second, clash.resolve("s02_ne_09"));
    Path fifth = folderOf(5);
    Files.createDirectories(root.resolve("HS/s2/micro/negative"));
    Files.move(fifth, root.resolve("HS/s2/micro/negative/s2_ne_05"));
    assertThat(CorpusCheck.findings(Corpora.named("smic", root)))
        .extracting(CorpusCheck.Finding::kind)
        .containsExactlyInAnyOrder(
            Kind.MISSING_FOLDER, Kind.MISSING_FRAMES, Kind.UNKNOWN_LABEL, Kind.SUBJECT_CLASH);
  }

  @Test
  void aTableOfVideosTellsWhatIsWrong() throws Exception {
    CorpusWriter.videos(VideoFormat.FFV1).write(root, clips());
    assertThat(CorpusCheck.findings(Corpora.named("csv", root))).isEmpty();
    Path table = root.resolve("clips.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(table));
    lines.add(lines.get(1));
    lines.add(lines.get(2).replace(",sub0002,", ",SUB2,"));
    lines.add(lines.get(3).replace("003v3", "gone"));
    lines.set(4, lines.get(4).replace(",1,3,5,", ",4,3,5,"));
    Files.write(table, lines);
    assertThat(CorpusCheck.findings(Corpora.named("csv", root)))
        .extracting(CorpusCheck.Finding::kind)
        .contains(Kind.DUPLICATE, Kind.SUBJECT_CLASH, Kind.MISSING_FOLDER, Kind.KEY_FRAMES);
  }

  @Test
  void theCompositeTellsWhatIsWrong() throws Exception {
    CorpusWriter.casme2()
        .write(root.resolve("CASME2"), List.of(CorpusWriterContract.recording("1", "EP02_01f")));
    Files.write(
        root.resolve("combined_3class_gt.csv"),
        List.of(
            "casme2,sub01,EP02_01f,1",
            "casme2,sub01,EP02_01f,1",
            "casme2,sub02,EP02_01f,1",
            "casme2,sub03,EP02_01f,9"));
    assertThat(CorpusCheck.findings(Corpora.named("megc2019", root)))
        .extracting(CorpusCheck.Finding::kind)
        .containsExactly(Kind.DUPLICATE, Kind.MISSING_FOLDER, Kind.UNKNOWN_LABEL);
  }

  @Test
  void oneFolderOfTwoSubjectsIsAClash() throws Exception {
    CorpusWriter.mmew().write(root, clips());
    edit(
        root.resolve("MMEW_Micro_Exp.xlsx"),
        rows -> {
          List<Object> copy = new ArrayList<>(rows.get(1));
          copy.set(0, "9");
          rows.add(copy);
        });
    assertThat(CorpusCheck.findings(Corpora.named("mmew", root)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.SUBJECT_CLASH);
              assertThat(finding.reason()).contains("also belongs to");
            });
  }
}
