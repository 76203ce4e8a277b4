package org.glimpse.pipeline.maps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.pipeline.files.CsvTable;
import org.glimpse.pipeline.files.FileFormatException;

/** Finds the maps of a folder, in either of the two forms. */
final class MapFolder {
  static final String LABELS = "labels.csv";
  private static final String TEST = "u_test";
  private static final int MAX_DIGITS = 4;

  private MapFolder() {}

  static List<FlowMaps.Entry> entries(Path folder) throws IOException, CorpusException {
    if (!Files.isDirectory(folder)) {
      throw new CorpusException(folder, "There is no folder " + folder + ".");
    }
    return Files.exists(folder.resolve(LABELS)) ? listed(folder) : bySubject(folder);
  }

  /** What the corpus of a folder is called. */
  static String name(Path folder) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? "maps" : last.toString();
  }

  static boolean isIndex(String label) {
    return label.length() <= MAX_DIGITS && label.matches("[0-9]+");
  }

  private static List<FlowMaps.Entry> bySubject(Path folder) throws IOException, CorpusException {
    List<FlowMaps.Entry> entries = new ArrayList<>();
    for (Path subject : FlowMaps.visible(folder)) {
      Path tested = subject.resolve(TEST);
      if (!Files.isDirectory(tested)) {
        continue;
      }
      for (Path group : FlowMaps.visible(tested)) {
        if (!Files.isDirectory(group)) {
          continue;
        }
        String label = String.valueOf(group.getFileName());
        if (!isIndex(label)) {
          throw new CorpusException(
              group, "The folder " + group + " must be called by a class index, for example 0.");
        }
        for (Path file : FlowMaps.visible(group)) {
          if (MapFile.isMap(file)) {
            entries.add(
                new FlowMaps.Entry(
                    ClipId.of(
                        name(folder), String.valueOf(subject.getFileName()), MapFile.clip(file)),
                    Integer.toString(Integer.parseInt(label)),
                    file));
          }
        }
      }
    }
    return entries;
  }

  private static List<FlowMaps.Entry> listed(Path folder) throws IOException, CorpusException {
    Map<String, Path> files = new HashMap<>();
    for (Path file : FlowMaps.visible(folder)) {
      if (MapFile.isMap(file)) {
        files.put(MapFile.clip(file), file);
      }
    }
    Path table = folder.resolve(LABELS);
    List<FlowMaps.Entry> entries = new ArrayList<>();
    try {
      for (CsvTable.Row row : CsvTable.read(table, List.of("subject", "clip", "label")).rows()) {
        String corpus = row.optional("corpus").orElse(name(folder));
        String subject = row.text("subject");
        String clip = row.text("clip").strip();
        entries.add(
            new FlowMaps.Entry(
                ClipId.of(corpus, subject, clip), row.text("label"), file(folder, files, row)));
      }
    } catch (FileFormatException e) {
      throw new CorpusException(table, String.valueOf(e.getMessage()));
    }
    return entries;
  }

  private static Path file(Path folder, Map<String, Path> files, CsvTable.Row row)
      throws FileFormatException {
    Optional<String> named = row.optional("file");
    if (named.isPresent()) {
      return folder.resolve(named.get());
    }
    String clip = row.text("clip").strip();
    Path own = files.get(row.text("subject") + "_" + clip);
    Path plain = files.get(clip);
    return own != null ? own : plain != null ? plain : folder.resolve(clip + ".png");
  }
}
