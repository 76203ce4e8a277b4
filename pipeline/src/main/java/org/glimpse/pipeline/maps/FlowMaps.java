package org.glimpse.pipeline.maps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Provenances;

/**
 * Reads a folder of pre-computed maps from onset to apex: 8-bit PNG files, R = u, G = v, B =
 * strain.
 *
 * <p>Two forms: {@code <subject>/u_test/<class index>/<clip>.png}, where {@code u_train} is not
 * looked at; or files in one folder with {@code labels.csv} ({@code subject, clip, label}, optional
 * {@code corpus} and {@code file}; without {@code file} a map is {@code <clip>.png} or {@code
 * <subject>_<clip>.png}). A blank at the end of a file's stem is not part of the clip's name. The
 * tensors are 3×1×H×W with the values of the files, 0 to 255, in the order u, v, strain. The corpus
 * is called as the folder.
 *
 * <p>A file that cannot be read, or whose size is not that of the others, is a failure of its clip
 * alone.
 */
public final class FlowMaps {
  /** What stands for a sampler in results: a map shows onset and apex. */
  public static final String SAMPLER = "onset-apex";

  /** What the channels of a map hold. */
  public static final List<Channel> CHANNELS = MapFile.CHANNELS;

  private FlowMaps() {}

  /** A map that a folder holds. */
  record Entry(ClipId clip, String label, Path file) {}

  /**
   * Reads the maps.
   *
   * @param folder their folder
   * @param labels what the classes are called, in the order of their indices; without, labels are
   *     the class indices, or in a {@code labels.csv} with other words those words by alphabet
   * @param classes at least so many class indices, at least 1, for a model that knows more than
   *     there are maps of
   * @return the clips, and those that failed
   * @throws CorpusException if there is no map, or a label does not fit
   */
  public static EncodedCorpus read(Path folder, Optional<LabelSet> labels, int classes)
      throws CorpusException {
    List<Entry> entries;
    try {
      entries = MapFolder.entries(folder);
    } catch (IOException e) {
      throw new CorpusException(folder, folder + " cannot be read: " + e.getMessage());
    }
    if (entries.isEmpty()) {
      throw new CorpusException(
          folder,
          folder
              + " holds no maps: neither <subject>/u_test/<class index>/<clip>.png nor "
              + MapFolder.LABELS
              + " with PNG files beside it.");
    }
    LabelSet set = labels.isPresent() ? labels.get() : labels(entries, classes);
    Map<ClipId, Integer> indices = new HashMap<>();
    for (Entry entry : entries) {
      if (indices.put(entry.clip(), index(folder, entry, set)) != null) {
        throw new CorpusException(folder, "Clip " + entry.clip() + " occurs twice in " + folder);
      }
    }
    return read(new MapCorpus(MapFolder.name(folder), set, sources(entries)), indices);
  }

  private static EncodedCorpus read(MapCorpus corpus, Map<ClipId, Integer> classes)
      throws CorpusException {
    Map<ClipId, ClipTensor> tensors = new TreeMap<>();
    List<ClipOutcome> failed = new ArrayList<>();
    for (ClipSource source : corpus.clips()) {
      try {
        tensors.put(source.id(), MapFile.read(source.id(), source.path()));
      } catch (DecodeException e) {
        failed.add(ClipOutcome.Failed.of(e));
      }
    }
    Size usual = usualSize(tensors.values());
    List<LabelledClip> clips = new ArrayList<>();
    for (ClipSource source : corpus.clips()) {
      ClipTensor tensor = tensors.get(source.id());
      if (tensor == null) {
        continue;
      }
      if (!tensor.size().equals(usual)) {
        failed.add(ClipOutcome.Failed.of(otherSize(source, tensor.size(), usual)));
        continue;
      }
      int label = java.util.Objects.requireNonNull(classes.get(source.id()));
      clips.add(new LabelledClip(source.id(), label, source.annotation(), TensorSource.of(tensor)));
    }
    if (clips.isEmpty()) {
      throw new CorpusException(
          Path.of(corpus.name()), "No map could be read. The first reason: " + reason(failed));
    }
    failed.sort(Comparator.comparing(ClipOutcome::id));
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("encoder", "maps of u, v and strain, " + usual + ", values 0 to 255");
    return new EncodedCorpus(
        Map.of(SAMPLER, LabelledClips.of(corpus.labels(), clips)),
        Map.of(SAMPLER, 0.0),
        new BatchResult(failed, Provenances.of(corpus, failed, settings)));
  }

  private static String reason(List<ClipOutcome> failed) {
    return failed.get(0).failed().map(ClipOutcome.Failed::reason).orElse("unknown");
  }

  private static List<ClipSource> sources(List<Entry> entries) {
    return entries.stream()
        .sorted(Comparator.comparing(Entry::clip))
        .map(
            entry ->
                new ClipSource(
                    entry.clip(),
                    entry.file(),
                    new Annotation(
                        Optional.empty(), Optional.of(entry.label()), List.of(), Optional.empty())))
        .toList();
  }

  /** The size that most maps have. */
  private static Size usualSize(Iterable<ClipTensor> tensors) {
    Map<Size, Integer> counts = new HashMap<>();
    tensors.forEach(tensor -> counts.merge(tensor.size(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Size.square(1));
  }

  private static ClipException otherSize(ClipSource source, Size size, Size usual) {
    return new DecodeException(
        source.id(), "The map " + source.path() + " is " + size + " but most are " + usual + ".");
  }

  private static LabelSet labels(List<Entry> entries, int atLeast) {
    List<String> found = entries.stream().map(Entry::label).distinct().sorted().toList();
    if (found.stream().allMatch(MapFolder::isIndex)) {
      int last = found.stream().mapToInt(Integer::parseInt).max().orElse(0);
      int classes = Math.max(atLeast, last + 1);
      return new LabelSet(
          "classes", IntStream.range(0, classes).mapToObj(Integer::toString).toList());
    }
    return new LabelSet("labels", found);
  }

  private static int index(Path folder, Entry entry, LabelSet labels) throws CorpusException {
    if (labels.indexOf(entry.label()).isPresent()) {
      return labels.indexOf(entry.label()).getAsInt();
    }
    if (MapFolder.isIndex(entry.label()) && Integer.parseInt(entry.label()) < labels.size()) {
      return Integer.parseInt(entry.label());
    }
    throw new CorpusException(
        folder,
        "The label '"
            + entry.label()
            + "' of clip "
            + entry.clip()
            + " is none of "
            + String.join(", ", labels.labels())
            + " and no index of them.");
  }

  /** The maps of a folder as a corpus. */
  private record MapCorpus(String name, LabelSet labels, List<ClipSource> clips) implements Corpus {
    @Override
    public List<ClipOutcome.Failed> problems() {
      return List.of();
    }
  }

  /** The files of a folder that are visible, in the order of their names. */
  static List<Path> visible(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .sorted()
          .toList();
    }
  }
}
