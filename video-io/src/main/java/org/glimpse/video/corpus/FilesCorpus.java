package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.video.FrameFolder;

/** Videos and frame folders, annotated at most by ELAN, see {@link Corpora#files}. */
final class FilesCorpus {
  static final String NAME = "files";
  private static final Set<String> VIDEOS =
      Set.of(
          "mp4", "m4v", "mov", "avi", "mkv", "webm", "mpg", "mpeg", "ts", "mts", "flv", "ogv",
          "3gp");

  private final ListedCorpus.Builder corpus = new ListedCorpus.Builder(NAME);

  private final Set<Path> seen = new HashSet<>();
  private final Map<ClipId, Path> names = new HashMap<>();

  private final AnnotationReader annotations;
  private final Optional<FrameRate> rate;

  private boolean untrimmed;

  private FilesCorpus(CorpusOptions options) throws CorpusException {
    annotations = new AnnotationReader(NAME, corpus, options, Map.of(), Optional.empty());
    rate = options.frameRate();
  }

  static Corpus read(List<Path> paths, CorpusOptions options) throws CorpusException {
    Checks.notEmpty("paths", paths);
    FilesCorpus reader = new FilesCorpus(options);
    for (Path path : paths) {
      if (!Files.exists(path)) {
        reader.problem(path, "There is no file or folder '" + path + "'. Check the path.");
      } else if (Files.isDirectory(path)) {
        if (reader.readFolder(path) == 0) {
          reader.problem(
              path,
              "There is no clip in '"
                  + path
                  + "'. Give videos, a folder of videos or a folder of numbered pictures.");
        }
      } else {
        // A file that is named outright is a clip whatever it is called; decoding will tell.
        reader.add(path);
      }
    }
    reader.addVideos();
    reader.annotations.finish();
    return reader.corpus.build(paths.get(0), reader.annotations.labelSet(NAME));
  }

  static boolean isVideo(Path file) {
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && VIDEOS.contains(extension);
  }

  /** Adds what lies in a folder and tells how many clips and problems that were. */
  private int readFolder(Path folder) {
    List<Path> entries;
    try (Stream<Path> files = Files.list(folder)) {
      entries = files.sorted().toList();
    } catch (IOException e) {
      problem(folder, "The folder '" + folder + "' cannot be read: " + e.getMessage() + ".");
      return 1;
    }
    boolean holdsClips = entries.stream().anyMatch(e -> isVideo(e) || Files.isDirectory(e));
    if (!holdsClips && entries.stream().anyMatch(FrameFolder::isPicture)) {
      add(folder);
      return 1;
    }
    int found = 0;
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        found += readFolder(entry);
      } else if (isVideo(entry)) {
        add(entry);
        found++;
      }
    }
    return found;
  }

  private void problem(Path path, String reason) {
    corpus.problem(id(path), CorpusCheck.Kind.MISSING_FOLDER, reason);
  }

  private void add(Path path) {
    if (!seen.add(path.toAbsolutePath().normalize())) {
      return;
    }
    ClipId id = id(path);
    // a.mp4 beside a.mov: the whole name tells them apart.
    ClipId unique =
        names.containsKey(id)
            ? new ClipId(
                id.subject(), String.valueOf(path.toAbsolutePath().normalize().getFileName()))
            : id;
    names.put(unique, path);
    try {
      List<Movement> movements = ElanSidecar.movements(unique, path);
      if (movements.isEmpty()) {
        addClip(unique, path, new EnumMap<>(Field.class));
      }
      untrimmed |= movements.size() > 1;
      for (int i = 0; i < movements.size(); i++) {
        String number = movements.size() == 1 ? "" : "_" + (i + 1);
        ClipId clip = new ClipId(unique.subject(), unique.clip() + number);
        addMovement(unique, clip, path, ElanSidecar.cells(movements.get(i)));
      }
    } catch (IOException e) {
      corpus.problem(unique, CorpusCheck.Kind.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  private Optional<ClipSource> addClip(ClipId id, Path path, Map<Field, String> cells) {
    try {
      Optional<ApexSource> correctedApex = annotations.correct(id, cells);
      Annotation annotation =
          annotations.annotation(
              id,
              cells,
              annotations.keyFrames(cells, correctedApex),
              keys -> keys,
              Files.isDirectory(path) ? rate : Optional.empty());
      ClipSource clip = new ClipSource(id, path, annotation);
      corpus.add(clip);
      return Optional.of(clip);
    } catch (IllegalArgumentException e) {
      corpus.problem(id, e);
      return Optional.empty();
    }
  }

  private void addMovement(ClipId video, ClipId id, Path path, Map<Field, String> cells) {
    addClip(id, path, cells)
        .flatMap(clip -> clip.annotation().keyFrames())
        .ifPresent(keys -> corpus.movement(video, annotations.movement(id, cells, keys)));
  }

  /** Where one video is untrimmed, all are looked at for movements. */
  private void addVideos() {
    if (untrimmed) {
      names.forEach((id, path) -> corpus.video(id, path, Optional.empty()));
    }
  }

  private static ClipId id(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    String subject =
        parent == null || parent.getFileName() == null
            ? "unknown"
            : String.valueOf(parent.getFileName());
    String name = String.valueOf(absolute.getFileName());
    int dot = name.lastIndexOf('.');
    String clip = dot > 0 && !Files.isDirectory(path) ? name.substring(0, dot) : name;
    return ClipId.of(NAME, subject, clip);
  }
}
