package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.video.FrameFolder;

/** Videos and frame folders without annotations, see {@link Corpora#files}. */
final class FilesCorpus {
  static final String NAME = "files";
  private static final LabelSet UNLABELED = new LabelSet("unlabeled", List.of("unlabeled"));
  private static final Set<String> VIDEOS =
      Set.of(
          "mp4", "m4v", "mov", "avi", "mkv", "webm", "mpg", "mpeg", "ts", "mts", "flv", "ogv",
          "3gp");

  private final ListedCorpus.Builder corpus = new ListedCorpus.Builder(NAME);

  private final Set<Path> seen = new HashSet<>();

  private FilesCorpus() {}

  static Corpus read(List<Path> paths) throws CorpusException {
    Checks.notEmpty("paths", paths);
    FilesCorpus reader = new FilesCorpus();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new CorpusException(
            path, "There is no file or folder '" + path + "'. Check the path.");
      }
      if (Files.isDirectory(path)) {
        reader.readFolder(path);
      } else {
        // A file that is named outright is a clip whatever it is called; decoding will tell.
        reader.add(path);
      }
    }
    return reader.corpus.build(paths.get(0), UNLABELED);
  }

  static boolean isVideo(Path file) {
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && VIDEOS.contains(extension);
  }

  private void readFolder(Path folder) throws CorpusException {
    List<Path> entries;
    try (Stream<Path> files = Files.list(folder)) {
      entries = files.sorted().toList();
    } catch (IOException e) {
      throw new CorpusException(
          folder, "The folder '" + folder + "' cannot be read: " + e.getMessage() + ".");
    }
    boolean holdsClips = entries.stream().anyMatch(e -> isVideo(e) || Files.isDirectory(e));
    if (!holdsClips && entries.stream().anyMatch(FrameFolder::isPicture)) {
      add(folder);
      return;
    }
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        readFolder(entry);
      } else if (isVideo(entry)) {
        add(entry);
      }
    }
  }

  private void add(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (!seen.add(absolute)) {
      return;
    }
    Path parent = absolute.getParent();
    String subject =
        parent == null || parent.getFileName() == null
            ? "unknown"
            : String.valueOf(parent.getFileName());
    String name = String.valueOf(absolute.getFileName());
    int dot = name.lastIndexOf('.');
    String clip = dot > 0 && !Files.isDirectory(path) ? name.substring(0, dot) : name;
    ClipId id = ClipId.of(NAME, subject, clip);
    // a.mp4 beside a.mov: the whole name tells them apart.
    ClipId unique = corpus.contains(id) ? ClipId.of(NAME, subject, name) : id;
    corpus.add(new ClipSource(unique, path, Annotation.none()));
  }
}
