package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.video.FrameFolder;

/** The clips of SMIC, whose annotation is the names of their folders, see {@link Corpora#named}. */
final class SmicCorpus {
  static final LabelSet LABELS = new LabelSet("smic", List.of("negative", "positive", "surprise"));
  static final String MICRO = "micro";
  private static final int MAX_DEPTH = 8;

  private SmicCorpus() {}

  /**
   * A camera of SMIC: the corpus' name, the name of its folder, and its rate, which is stated on
   * its owners' page (Center for Machine Vision, University of Oulu).
   */
  enum Camera {
    HS("smic", 100),
    VIS("smic-vis", 25),
    NIR("smic-nir", 25);

    private final String corpus;
    private final int framesPerSecond;

    Camera(String corpus, int framesPerSecond) {
      this.corpus = corpus;
      this.framesPerSecond = framesPerSecond;
    }

    FrameRate rate() {
      return FrameRate.of(framesPerSecond);
    }

    String corpus() {
      return corpus;
    }

    /** The name of the corpus of its long videos, as {@code smic-hs-e}. */
    String longCorpus() {
      return "smic-" + name().toLowerCase(Locale.ROOT) + "-e";
    }

    /** The camera of a path, which is the fast one where no folder names a camera. */
    static Camera ofPath(Path path) {
      for (Path part : path) {
        for (Camera camera : values()) {
          if (String.valueOf(part).toUpperCase(Locale.ROOT).equals(camera.name())) {
            return camera;
          }
        }
      }
      return HS;
    }
  }

  static Corpus read(Camera camera, Path root, CorpusOptions options) throws CorpusException {
    ListedCorpus.Builder corpus = new ListedCorpus.Builder(camera.corpus());
    AnnotationReader annotations =
        new AnnotationReader(camera.corpus(), corpus, options, Map.of(), Optional.of(LABELS));
    FrameRate rate = options.frameRate().orElse(camera.rate());
    for (Path folder : clips(camera, root)) {
      add(corpus, annotations, id(camera, folder), folder, rate);
    }
    annotations.finish();
    return corpus.build(root, LABELS);
  }

  /** Whether SMIC lies here: a folder of a label in a folder micro of a subject. */
  static boolean isSmic(Path root) throws CorpusException {
    return !clips(Camera.HS, root).isEmpty();
  }

  private static List<Path> clips(Camera camera, Path root) throws CorpusException {
    if (!Files.isDirectory(root)) {
      throw new CorpusException(
          root, "There is no folder '" + root + "'. Give the folder that holds SMIC's " + camera);
    }
    List<Path> clips = new ArrayList<>();
    SimpleFileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path path = root.relativize(folder);
            int n = path.getNameCount();
            // <subject>/micro/<label>/<clip>
            if (n < 4 || !String.valueOf(path.getName(n - 3)).equalsIgnoreCase(MICRO)) {
              return FileVisitResult.CONTINUE;
            }
            if (Camera.ofPath(path) == camera) {
              clips.add(folder);
            }
            return FileVisitResult.SKIP_SUBTREE;
          }
        };
    try {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, visitor);
    } catch (IOException e) {
      throw new CorpusException(
          root, "The folder '" + root + "' cannot be read: " + e.getMessage() + ".");
    }
    clips.sort(null);
    return clips;
  }

  private static ClipId id(Camera camera, Path folder) {
    int n = folder.getNameCount();
    return ClipId.of(
        camera.corpus(),
        String.valueOf(folder.getName(n - 4)),
        String.valueOf(folder.getName(n - 1)));
  }

  /** The names of the folders, as if they were the cells of a sheet. */
  private static void add(
      ListedCorpus.Builder corpus,
      AnnotationReader annotations,
      ClipId id,
      Path folder,
      FrameRate rate) {
    try {
      FrameFolder frames = FrameNumbers.list(folder);
      Map<Field, String> cells = new EnumMap<>(Field.class);
      cells.put(Field.ONSET, Long.toString(frames.firstNumber()));
      cells.put(Field.OFFSET, Long.toString(frames.lastNumber()));
      cells.put(Field.EMOTION, String.valueOf(folder.getName(folder.getNameCount() - 2)));
      Optional<ApexSource> correctedApex = annotations.correct(id, cells);
      Optional<KeyFrames> numbers = annotations.keyFrames(cells, correctedApex);
      corpus.add(
          new ClipSource(
              id,
              folder,
              annotations.annotation(
                  id,
                  cells,
                  numbers,
                  keys -> FrameNumbers.PRINTED.indices(frames, keys),
                  Optional.of(rate))));
    } catch (IllegalArgumentException e) {
      corpus.problem(id, e);
    }
  }
}
