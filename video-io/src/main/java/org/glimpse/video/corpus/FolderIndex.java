package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.clip.CorpusException;

/**
 * Finds the folders of clips by the end of their paths, wherever below the root a lab keeps them,
 * without looking at the frames in them.
 *
 * <p>Case does not count. Of two folders with the same end the one whose path does not speak of
 * cropping is taken, then the first by path.
 */
final class FolderIndex {
  private static final int MAX_DEPTH = 7;
  static final Comparator<Path> ORDER =
      Comparator.comparing(FolderIndex::isCropped).thenComparing(Comparator.naturalOrder());

  private final Map<String, Path> found;

  private FolderIndex(Map<String, Path> found) {
    this.found = found;
  }

  /** Looks for folders that end in the given paths, as {@code sub01/EP02_01f}. */
  static FolderIndex find(Path root, Set<String> wanted) throws CorpusException {
    Set<String> keys = new HashSet<>();
    wanted.forEach(path -> keys.add(key(path)));
    int longest = keys.stream().mapToInt(key -> key.split("/", -1).length).max().orElse(0);
    Map<String, Path> found = new HashMap<>();
    SimpleFileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String end = "";
            Path at = folder;
            for (int i = 0; i < longest && at != null && at.getFileName() != null; i++) {
              end = key(at.getFileName() + (end.isEmpty() ? "" : "/" + end));
              if (keys.contains(end)) {
                found.merge(end, folder, (x, y) -> ORDER.compare(x, y) <= 0 ? x : y);
                return FileVisitResult.SKIP_SUBTREE;
              }
              at = at.getParent();
            }
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, visitor);
    } catch (IOException e) {
      throw new CorpusException(
          root, "The folder '" + root + "' cannot be read: " + e.getMessage() + ".");
    }
    return new FolderIndex(found);
  }

  /** The folder that ends in a path, if there is one. */
  Optional<Path> folder(String path) {
    return Optional.ofNullable(found.get(key(path)));
  }

  /** All that were found. */
  Collection<Path> found() {
    return Collections.unmodifiableCollection(found.values());
  }

  private static String key(String path) {
    return path.toLowerCase(Locale.ROOT);
  }

  private static boolean isCropped(Path folder) {
    return key(folder.toString()).contains("crop");
  }
}
