package org.glimpse.video.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.CorpusException;

/**
 * Adds the untrimmed videos of which a sheet says nothing: folders beside those that it names, of
 * the same make. Nothing moves in them, and a spotter that finds something there is wrong.
 *
 * @param layout the corpus
 * @param corpus where they are added
 * @param rate their frame rate
 */
record OtherVideos(SheetLayout layout, ListedCorpus.Builder corpus, FrameRate rate) {
  void add(Collection<Path> known) throws CorpusException {
    String template = layout.templates().folder();
    Pattern pattern = SheetLayout.pattern(template);
    int depth = template.split("/", -1).length;
    TreeSet<Path> anchors = new TreeSet<>();
    Set<Path> told = new HashSet<>();
    for (Path folder : known) {
      Path path = folder.toAbsolutePath().normalize();
      told.add(path);
      if (path.getNameCount() > depth) {
        anchors.add(path.getRoot().resolve(path.subpath(0, path.getNameCount() - depth)));
      }
    }
    for (Path anchor : anchors) {
      for (Path folder : folders(anchor, depth)) {
        Matcher match = pattern.matcher(anchor.relativize(folder).toString().replace('\\', '/'));
        if (!told.contains(folder) && match.matches() && FrameNumbers.areIn(folder)) {
          id(match, template).ifPresent(id -> corpus.video(id, folder, Optional.of(rate)));
        }
      }
    }
  }

  private static List<Path> folders(Path anchor, int depth) throws CorpusException {
    try (Stream<Path> found = Files.walk(anchor, depth)) {
      return found
          .filter(path -> path.getNameCount() == anchor.getNameCount() + depth)
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new CorpusException(
          anchor, "The folder '" + anchor + "' cannot be read: " + e.getMessage() + ".");
    }
  }

  /** What the sheet would call a folder; a subject that is not in its path begins its name. */
  private Optional<ClipId> id(Matcher match, String template) {
    Map<Field, String> cells = new EnumMap<>(Field.class);
    String clip = template.contains("{video}") ? match.group("video") + "_1" : match.group("clip");
    cells.put(Field.CLIP, clip);
    cells.put(
        Field.SUBJECT,
        template.contains("{subject")
            ? match.group("subject")
            : clip.substring(0, clip.indexOf('_')));
    return layout.video(cells);
  }
}
