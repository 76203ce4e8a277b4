package org.glimpse.video.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.Corpus;

/** Opens corpora on disk. */
public final class Corpora {
  private static final List<String> NAMES =
      Stream.of(
              Stream.of(DfmeCorpus.NAME),
              Layouts.ALL.stream().map(SheetLayout::name),
              Stream.of(CasmeSquaredCorpus.NAME),
              Arrays.stream(SmicCorpus.Camera.values()).map(SmicCorpus.Camera::corpus),
              Arrays.stream(SmicCorpus.Camera.values()).map(SmicCorpus.Camera::longCorpus),
              Stream.of(CompositeCorpus.NAME, CsvCorpus.NAME, FilesCorpus.NAME))
          .flatMap(names -> names)
          .toList();

  private Corpora() {}

  /**
   * The names that {@link #named} knows.
   *
   * @return an immutable list
   */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * DFME as released: sheets with the columns {@code Subject, Filename, OnsetFrame, ApexFrame,
   * OffsetFrame, Emotion, EmotionId, Fps, AU} and a folder of frames {@code subXXXX_YY/00000.png}
   * for each clip.
   *
   * <p>Every {@code .xlsx} in the root and its folders {@code full_release_annotation} and {@code
   * annotation} is read. Frame folders lie in the root or up to four folders below it, as in the
   * parts {@code …/micro/<emotion>/} of the full release; of two with one name the first by path is
   * taken. Emotion, EmotionId, Fps and AU may be missing from a sheet, as in test sheets without
   * labels, but frames without a rate can then not be decoded. A row that cannot be used is a
   * problem of the corpus and costs no other row anything.
   *
   * @param root the folder of the corpus
   * @return the corpus, named {@code dfme}
   * @throws CorpusException if the folder, a sheet or one of the columns Subject, Filename,
   *     OnsetFrame, ApexFrame, OffsetFrame is missing
   */
  public static Corpus dfme(Path root) throws CorpusException {
    return DfmeCorpus.read(root, CorpusOptions.withDefaults());
  }

  /**
   * Videos and folders as they are, annotated at most by an {@code .eaf} file of ELAN beside a
   * video and named like it, see {@link org.glimpse.video.interchange.ElanDocument#movements}. One
   * interval is the clip's; several make the video untrimmed, and each of them a clip of its own,
   * whose name ends in {@code _1}, {@code _2} and so on.
   *
   * <p>A path given twice counts once. A video file is a clip; a folder whose pictures are numbered
   * frames is a clip; any other folder gives what lies in it, also below. Other files are ignored,
   * and so are single pictures in a folder that holds videos or sub-folders. The subject is the
   * name of the clip's folder, the clip's name that of the file without its extension or of the
   * folder. A path that does not exist or holds no clip is one of the corpus' problems.
   *
   * @param paths videos and folders, at least one
   * @return the corpus, named {@code files}, whose label set is that of the {@code .eaf} files in
   *     alphabetical order, or the single label {@code unlabeled}
   * @throws CorpusException never as things are; a path that does not exist, cannot be read or
   *     holds no clip is a problem of the corpus
   */
  public static Corpus files(List<Path> paths) throws CorpusException {
    return files(paths, CorpusOptions.withDefaults());
  }

  /**
   * The same, with corrections and a frame rate.
   *
   * @param paths videos and folders, at least one
   * @param options how they are read
   * @return the corpus
   * @throws CorpusException never as things are
   */
  public static Corpus files(List<Path> paths, CorpusOptions options) throws CorpusException {
    return FilesCorpus.read(paths, options);
  }

  /**
   * Any folder with a table {@code clips.csv} of the columns {@code path, subject, label, onset,
   * apex, offset, fps} in any order; {@code path} is relative to the table.
   *
   * <p>Only {@code path} is required. Key frames are 0-based indices; an apex that is missing
   * between a known onset and offset is taken halfway and marked {@code MIDPOINT}. The labels are
   * those that occur, in alphabetical order. Columns {@code au}, {@code valence} and {@code
   * arousal} (-1 to 1, both or neither) may say more. Where the table has a column {@code type}
   * ({@code micro} or {@code macro}), its rows are movements in untrimmed videos: several may be
   * about one path, a row without an onset tells of a video in which nothing moves, and a clip is
   * named after the video and its onset.
   *
   * @param rootOrTable the folder or the table itself
   * @return the corpus, named {@code csv}
   * @throws CorpusException if the table or its column {@code path} is missing, or it has no row
   */
  public static Corpus csv(Path rootOrTable) throws CorpusException {
    return CsvCorpus.read(rootOrTable, CorpusOptions.withDefaults());
  }

  /**
   * Opens a corpus by name.
   *
   * <p>Beside those with a method of their own: {@code casme}, {@code casme2} (CASME II), {@code
   * samm}, {@code casme3} (CAS(ME)³, part A), {@code casme3-c} (its part C), {@code mmew}, {@code
   * 4dme} and {@code samm-lv} (SAMM Long Videos; its labels are the types of the movements) are
   * sheets as their owners name them, in the root or a folder in it, and folders of frames anywhere
   * below; {@code smic}, {@code smic-vis} and {@code smic-nir} are the clips of SMIC's three
   * cameras, which have no key frames: onset and offset are the ends of the clip. An apex that is
   * not coded is taken halfway and marked {@code MIDPOINT}. Emotions are in lower case.
   *
   * <p>{@code casme-sq} (CAS(ME)²) and {@code smic-hs-e}, {@code smic-vis-e}, {@code smic-nir-e}
   * (SMIC's long videos) are untrimmed, as are {@code casme3} and {@code samm-lv}: {@link
   * Corpus#videos} lists their videos with the movements in them, those without a movement too.
   * Only micro-expressions of {@code casme-sq} are clips; its macro-expressions are movements.
   *
   * <p>{@code megc2019} is the composite of SMIC, CASME II and SAMM, which lie in folders of the
   * root beside the challenge's {@code combined_3class_gt.csv} ({@code database,subject,clip,label}
   * without a header); each clip keeps the id of the corpus that it comes from.
   *
   * @param name one of {@link #names}, in any case
   * @param root the folder of the corpus
   * @return the corpus
   * @throws CorpusException if the name is unknown or the corpus cannot be read
   */
  public static Corpus named(String name, Path root) throws CorpusException {
    return named(name, root, CorpusOptions.withDefaults());
  }

  /**
   * Opens a corpus by name, with corrections and a frame rate.
   *
   * @param name one of {@link #names}, in any case
   * @param root the folder of the corpus
   * @param options how it is read; an erratum whose old value is not what the annotation says is
   *     not applied
   * @return the corpus; {@link Corpus#errata} tells what was corrected
   * @throws CorpusException if the name is unknown or the corpus cannot be read
   */
  public static Corpus named(String name, Path root, CorpusOptions options) throws CorpusException {
    Optional<SheetLayout> layout = Layouts.named(name);
    if (layout.isPresent()) {
      return SheetCorpus.read(layout.get(), root, options);
    }
    for (SmicCorpus.Camera camera : SmicCorpus.Camera.values()) {
      if (name.equalsIgnoreCase(camera.corpus())) {
        return SmicCorpus.read(camera, root, options);
      }
      if (name.equalsIgnoreCase(camera.longCorpus())) {
        return SmicLongCorpus.read(camera, root, options);
      }
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case CompositeCorpus.NAME -> CompositeCorpus.read(root, options);
      case CasmeSquaredCorpus.NAME -> CasmeSquaredCorpus.read(root, options);
      case DfmeCorpus.NAME -> DfmeCorpus.read(root, options);
      case CsvCorpus.NAME -> CsvCorpus.read(root, options);
      case FilesCorpus.NAME -> FilesCorpus.read(List.of(root), options);
      default ->
          throw new CorpusException(
              root,
              "There is no corpus '" + name + "'. Choose one of " + String.join(", ", NAMES) + ".");
    };
  }

  /**
   * Opens what lies at a path, guessing what it is: a corpus whose sheet has its owner's name, DFME
   * if there is one of its sheets, a table if there is a {@code clips.csv}, SMIC's fast camera if
   * there are its folders, else plain files.
   *
   * @param path a folder or a video
   * @return the corpus
   * @throws CorpusException if the corpus cannot be read
   */
  public static Corpus detect(Path path) throws CorpusException {
    return detect(path, CorpusOptions.withDefaults());
  }

  /**
   * The same, with corrections and a frame rate.
   *
   * @param path a folder or a video
   * @param options how it is read
   * @return the corpus
   * @throws CorpusException if the corpus cannot be read
   */
  public static Corpus detect(Path path, CorpusOptions options) throws CorpusException {
    return named(kind(path), path, options);
  }

  /**
   * Opens what lies at several paths: a corpus each if every one of them is the root of a corpus,
   * else all of them together as plain files.
   *
   * @param paths roots of corpora, or videos and folders
   * @param options how they are read
   * @return at least one corpus
   * @throws CorpusException if a corpus cannot be read
   */
  public static List<Corpus> detect(List<Path> paths, CorpusOptions options)
      throws CorpusException {
    List<Corpus> corpora = new ArrayList<>();
    for (Path path : paths) {
      String kind = kind(path);
      if (paths.size() > 1 && kind.equals(FilesCorpus.NAME)) {
        return List.of(files(paths, options));
      }
      corpora.add(named(kind, path, options));
    }
    return corpora.isEmpty() ? List.of(files(paths, options)) : corpora;
  }

  /**
   * Several corpora as one, for protocols that train and test across corpora. Every clip keeps the
   * id, and so the corpus, that it has.
   *
   * @param corpora at least one, all with the same labels and each with a name of its own
   * @return the corpus, named {@code a+b} of {@code a} and {@code b}; of one corpus itself
   * @throws IllegalArgumentException if there is none, two share a name or labels differ
   */
  public static Corpus joined(List<Corpus> corpora) {
    List<Corpus> all = Checks.notEmpty("corpora", corpora);
    return all.size() == 1 ? all.get(0) : JoinedCorpus.of(all);
  }

  private static String kind(Path path) throws CorpusException {
    if (!Files.isDirectory(path)) {
      return FilesCorpus.NAME;
    }
    if (CompositeCorpus.truth(path).isPresent()) {
      return CompositeCorpus.NAME;
    }
    for (SheetLayout layout : Layouts.ALL) {
      if (SheetCorpus.sheet(layout, path).isPresent()) {
        return layout.name();
      }
    }
    if (CasmeSquaredCorpus.sheet(path).isPresent()) {
      return CasmeSquaredCorpus.NAME;
    }
    for (SmicCorpus.Camera camera : SmicCorpus.Camera.values()) {
      if (SmicLongCorpus.sheet(camera, path).isPresent()) {
        return camera.longCorpus();
      }
    }
    if (DfmeCorpus.isDfme(path)) {
      return DfmeCorpus.NAME;
    }
    if (Files.isRegularFile(path.resolve(CsvCorpus.TABLE))) {
      return CsvCorpus.NAME;
    }
    return SmicCorpus.isSmic(path) ? SmicCorpus.Camera.HS.corpus() : FilesCorpus.NAME;
  }
}
