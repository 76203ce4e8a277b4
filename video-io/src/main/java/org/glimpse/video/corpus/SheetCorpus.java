package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.video.FrameFolder;
import org.glimpse.video.corpus.SheetLayout.Field;

/** Reads any corpus that a {@link SheetLayout} describes. */
final class SheetCorpus {
  private static final int SHEET_DEPTH = 2;

  private final SheetLayout layout;
  private final Path root;
  private final FolderIndex folders;
  private final ListedCorpus.Builder corpus;
  private final Set<String> labels = new TreeSet<>();
  private final Set<Erratum> applied = new HashSet<>();

  private SheetCorpus(SheetLayout layout, Path root, FolderIndex folders) {
    this.layout = layout;
    this.root = root;
    this.folders = folders;
    this.corpus = new ListedCorpus.Builder(layout.name());
  }

  static Corpus read(SheetLayout layout, Path root, List<Erratum> errata) throws CorpusException {
    if (!Files.isDirectory(root)) {
      throw new CorpusException(
          root,
          "There is no folder '" + root + "'. Give the folder that holds the annotation sheet.");
    }
    Path sheet =
        sheet(layout, root)
            .orElseThrow(
                () ->
                    new CorpusException(
                        root,
                        "There is no sheet '"
                            + layout.sheet().pattern().replace("\\", "")
                            + "' in '"
                            + root
                            + "' or the folders in it. Copy the corpus' annotation there."));
    Table table = Table.excel(sheet, layout.required());
    List<String> missing = new ArrayList<>();
    for (List<String> names : layout.columns().values()) {
      if (names.stream().noneMatch(table::has)) {
        missing.add(names.get(0));
      }
    }
    missing.retainAll(layout.required());
    table.require(missing);
    Set<String> wanted = new HashSet<>();
    for (Table.Line row : table.rows()) {
      wanted.add(SheetLayout.fill(layout.names().folder(), cells(layout, row)));
    }
    SheetCorpus reader = new SheetCorpus(layout, root, FolderIndex.find(root, wanted));
    for (Table.Line row : table.rows()) {
      reader.readRow(row, errata);
    }
    reader.remarkUnused(errata);
    return reader.corpus.build(root, reader.labelSet());
  }

  /** The corpus' sheet in the root or a folder in it; the last by name, which is the newest. */
  static Optional<Path> sheet(SheetLayout layout, Path root) throws CorpusException {
    try (Stream<Path> files = Files.walk(root, SHEET_DEPTH)) {
      return files
          .filter(file -> layout.sheet().matcher(String.valueOf(file.getFileName())).matches())
          .max(java.util.Comparator.comparing(file -> String.valueOf(file.getFileName())));
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new CorpusException(
          root, "The folder '" + root + "' cannot be read: " + e.getMessage() + ".");
    }
  }

  private static Map<Field, String> cells(SheetLayout layout, Table.Line row) {
    Map<Field, String> cells = new EnumMap<>(Field.class);
    layout
        .columns()
        .forEach(
            (field, names) ->
                names.stream()
                    .flatMap(name -> row.text(name).stream())
                    .findFirst()
                    .ifPresent(text -> cells.put(field, text)));
    return cells;
  }

  private void readRow(Table.Line row, List<Erratum> errata) {
    Map<Field, String> cells = cells(layout, row);
    ClipId id = layout.id(cells, row.number());
    String folder = SheetLayout.fill(layout.names().folder(), cells);
    boolean correctedApex = correct(id, cells, errata);
    try {
      if (!cells.containsKey(Field.SUBJECT) || !cells.containsKey(Field.CLIP)) {
        throw new IllegalArgumentException(
            "Row " + row.number() + " has no subject or no clip. Fill it in.");
      }
      Path path =
          folders
              .folder(folder)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "There is no frame folder '"
                              + folder
                              + "' in '"
                              + root
                              + "'. Copy it there."));
      FrameFolder frames = FrameNumbers.list(path);
      Optional<KeyFrames> keys =
          keyFrames(cells)
              .map(numbers -> correctedApex ? withCorrectedApex(numbers) : numbers)
              .map(numbers -> layout.coding().numbers().indices(frames, numbers));
      Annotation annotation =
          new Annotation(
              keys, emotion(cells), units(id, cells), Optional.of(layout.coding().rate()));
      annotation.emotion().ifPresent(labels::add);
      corpus.add(new ClipSource(id, path, annotation));
    } catch (IllegalArgumentException e) {
      corpus.problem(id, String.valueOf(e.getMessage()));
    }
  }

  /** Applies the errata of a clip and says whether its apex was corrected. */
  private boolean correct(ClipId id, Map<Field, String> cells, List<Erratum> errata) {
    boolean apex = false;
    for (Erratum erratum : errata) {
      if (erratum.isAbout(id)) {
        Field field = Field.valueOf(erratum.field().toUpperCase(Locale.ROOT));
        String cell = cells.getOrDefault(field, "");
        applied.add(erratum);
        if (erratum.expects(cell)) {
          cells.put(field, erratum.corrected());
          corpus.erratum(erratum.sentence(id));
          apex |= field == Field.APEX;
        } else {
          corpus.remark(
              id,
              "The erratum of "
                  + erratum.field()
                  + " expects '"
                  + erratum.old()
                  + "' but the sheet says '"
                  + cell
                  + "'; it was not applied.");
        }
      }
    }
    return apex;
  }

  private void remarkUnused(List<Erratum> errata) {
    for (Erratum erratum : errata) {
      if (!applied.contains(erratum)) {
        corpus.remark(
            ClipId.of(layout.name(), "unknown", erratum.clip()),
            "An erratum names this clip but the sheet does not. Correct the erratum.");
      }
    }
  }

  private static KeyFrames withCorrectedApex(KeyFrames keys) {
    return keys.source() == ApexSource.ANNOTATED
        ? new KeyFrames(keys.onset(), keys.apex(), keys.offset(), ApexSource.CORRECTED)
        : keys;
  }

  private Optional<KeyFrames> keyFrames(Map<Field, String> cells) {
    return Fields.keyFrames(
        frame(cells, Field.ONSET), frame(cells, Field.APEX), frame(cells, Field.OFFSET));
  }

  private Optional<Integer> frame(Map<Field, String> cells, Field field) {
    return Optional.ofNullable(cells.get(field)).flatMap(text -> Fields.frame(title(field), text));
  }

  private String title(Field field) {
    List<String> names = layout.columns().getOrDefault(field, List.of());
    return names.isEmpty() ? field.name().toLowerCase(Locale.ROOT) : names.get(0);
  }

  private Optional<String> emotion(Map<Field, String> cells) {
    Optional<String> emotion =
        Optional.ofNullable(cells.get(Field.EMOTION)).map(text -> text.toLowerCase(Locale.ROOT));
    List<String> known = layout.coding().labels();
    if (emotion.isPresent() && !known.isEmpty() && !known.contains(emotion.get())) {
      throw new IllegalArgumentException(
          "The emotion '"
              + emotion.get()
              + "' is not one of "
              + String.join(", ", known)
              + ". Correct the sheet.");
    }
    return emotion;
  }

  /** A list that cannot be read costs the clip its units, not its place. */
  private List<ActionUnit> units(ClipId id, Map<Field, String> cells) {
    String text = cells.getOrDefault(Field.AU, "").replaceAll("\\([a-zA-Z]\\)", "");
    if (text.equals("/") || text.equals("?")) {
      return List.of();
    }
    try {
      return ActionUnit.parseList(text);
    } catch (IllegalArgumentException e) {
      corpus.remark(id, "The action units '" + text + "' are not used: " + e.getMessage() + ".");
      return List.of();
    }
  }

  private LabelSet labelSet() {
    List<String> known = layout.coding().labels();
    if (!known.isEmpty()) {
      return new LabelSet(layout.name(), known);
    }
    return labels.isEmpty()
        ? new LabelSet("unlabeled", List.of("unlabeled"))
        : new LabelSet(layout.name(), List.copyOf(labels));
  }
}
