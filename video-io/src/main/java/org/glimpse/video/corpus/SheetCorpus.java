package org.glimpse.video.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.video.FrameFolder;

/** Reads any corpus that a {@link SheetLayout} describes. */
final class SheetCorpus {
  private static final int SHEET_DEPTH = 2;

  private final SheetLayout layout;
  private final Path root;
  private final FolderIndex folders;
  private final FrameRate rate;
  private final ListedCorpus.Builder corpus;
  private final AnnotationReader annotations;

  private SheetCorpus(SheetLayout layout, Path root, FolderIndex folders, CorpusOptions options)
      throws CorpusException {
    this.layout = layout;
    this.root = root;
    this.folders = folders;
    corpus = new ListedCorpus.Builder(layout.name());
    Map<Field, String> titles = new EnumMap<>(Field.class);
    layout.columns().forEach((field, names) -> titles.put(field, names.get(0)));
    List<String> labels = layout.coding().labels();
    annotations =
        new AnnotationReader(
            layout.name(),
            corpus,
            options,
            titles,
            labels.isEmpty() ? Optional.empty() : Optional.of(new LabelSet(layout.name(), labels)));
    rate = options.frameRate().orElse(layout.coding().rate());
    if (!layout.coding().rateIsStated() && options.frameRate().isEmpty()) {
      corpus.assume(
          "The frame rate of "
              + layout.name()
              + " is assumed to be "
              + rate
              + "; its owners state none where it could be checked. Give the true one with --fps.");
    }
  }

  static Corpus read(SheetLayout layout, Path root, CorpusOptions options) throws CorpusException {
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
                        "There is no sheet such as '"
                            + layout.sheet().fileName()
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
      wanted.add(SheetLayout.fill(layout.templates().folder(), layout.cells(row)));
    }
    SheetCorpus reader = new SheetCorpus(layout, root, FolderIndex.find(root, wanted), options);
    for (Table.Line row : table.rows()) {
      reader.readRow(row);
    }
    if (!layout.templates().video().isEmpty()) {
      new OtherVideos(layout, reader.corpus, reader.rate).add(reader.folders.found());
    }
    reader.annotations.finish();
    return reader.corpus.build(root, reader.annotations.labelSet(layout.name()));
  }

  /** The corpus' sheet in the root or a folder in it. */
  static Optional<Path> sheet(SheetLayout layout, Path root) throws CorpusException {
    return sheet(layout.sheet().pattern(), SHEET_DEPTH, root);
  }

  /** The sheet of this name so deep in the root; the last by name, which is the newest. */
  static Optional<Path> sheet(Pattern name, int depth, Path root) throws CorpusException {
    try (Stream<Path> files = Files.walk(root, depth)) {
      return files
          .filter(file -> name.matcher(String.valueOf(file.getFileName())).matches())
          .max(Comparator.comparing(file -> String.valueOf(file.getFileName())));
    } catch (IOException | UncheckedIOException e) {
      throw new CorpusException(
          root, "The folder '" + root + "' cannot be read: " + e.getMessage() + ".");
    }
  }

  private void readRow(Table.Line row) {
    Map<Field, String> cells = layout.cells(row);
    ClipId id = layout.id(cells, row.number());
    Optional<ClipId> video = layout.video(cells);
    String folder = SheetLayout.fill(layout.templates().folder(), cells);
    Optional<ApexSource> correctedApex = annotations.correct(id, cells);
    try {
      if (!cells.containsKey(Field.SUBJECT) || !cells.containsKey(Field.CLIP)) {
        throw new IllegalArgumentException(
            "Row " + row.number() + " has no subject or no clip. Fill it in.");
      }
      Path path = folder(folder);
      FrameFolder frames = FrameNumbers.list(path);
      video.ifPresent(v -> corpus.video(v, path, Optional.of(rate)));
      Optional<KeyFrames> numbers = annotations.keyFrames(cells, correctedApex);
      video.ifPresent(v -> addMovement(v, id, frames, numbers, cells));
      Annotation annotation =
          annotations.annotation(
              id,
              cells,
              numbers,
              keys -> layout.coding().numbers().indices(frames, keys),
              Optional.of(rate));
      corpus.add(new ClipSource(id, path, annotation));
    } catch (IllegalArgumentException e) {
      corpus.problem(id, e);
    }
  }

  private Path folder(String folder) {
    return folders
        .folder(folder)
        .orElseThrow(
            () ->
                new Unusable(
                    CorpusCheck.Kind.MISSING_FOLDER,
                    "There is no frame folder '" + folder + "' in '" + root + "'. Copy it there."));
  }

  /** A movement is to be spotted also where some of its frames were lost. */
  private void addMovement(
      ClipId video,
      ClipId id,
      FrameFolder frames,
      Optional<KeyFrames> numbers,
      Map<Field, String> cells) {
    numbers
        .flatMap(keys -> FrameNumbers.left(frames, keys))
        .ifPresent(keys -> corpus.movement(video, annotations.movement(id, cells, keys)));
  }
}
