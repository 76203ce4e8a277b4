package org.glimpse.pipeline;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.keyframe.sample.FrameSampler;

/**
 * Encoded clips on disk, so that they need not be decoded, aligned and encoded again.
 *
 * <p>A clip is found by the SHA-256 of the bytes of its files and of everything else that changes
 * its tensor: the names of its files, its annotated key frames and rate, aligner, face models,
 * motion, detector, encoder, samplers, decoding options, and the version of Glimpse with its
 * libraries. The folder or the date of a file does not matter, so a corpus may be moved; a changed
 * picture, option or program is another entry. Of a folder whose frames are read sparsely only
 * those frames count, so nothing else is read.
 *
 * <p>An entry is one file, written beside its place and then moved there, so that processes may
 * share a folder. It ends with the SHA-256 of its bytes; an entry that is damaged is remarked upon
 * and made anew, and a folder that cannot be written costs no clip its result. What was used least
 * recently is removed where entries take more than the limit. Results are the same to the bit with
 * and without a cache.
 */
public final class ClipCache {
  private static final long LIMIT = 10L << 30;
  private static final int HASH_BYTES = 32;
  private static final String ENDING = ".clip";

  private final Path folder;
  private final long limit;
  private final Consumer<String> remarks;

  private ClipCache(Path folder, long limit, Consumer<String> remarks) {
    this.folder = folder;
    this.limit = limit;
    this.remarks = remarks;
  }

  /**
   * A cache in a folder, of at most 10 GiB, that makes no remarks.
   *
   * @param folder made if needed; removing it empties the cache
   * @return the cache
   */
  public static ClipCache in(Path folder) {
    return new ClipCache(folder, LIMIT, text -> {});
  }

  /**
   * With another limit.
   *
   * @param bytes what entries may take together, at least 0; looked at after each corpus
   * @return a copy
   * @throws IllegalArgumentException if the limit is negative
   */
  public ClipCache withLimit(long bytes) {
    return new ClipCache(folder, Checks.atLeast("cache limit", bytes, 0L), remarks);
  }

  /**
   * With someone who hears of damaged entries, of a folder that cannot be used, and how many clips
   * were found.
   *
   * @param listener takes sentences, from several threads at once
   * @return a copy
   */
  public ClipCache withRemarks(Consumer<String> listener) {
    return new ClipCache(folder, limit, listener);
  }

  /**
   * What is kept of a clip.
   *
   * @param keyFrames those that were used
   * @param framesRead how many frames were read to encode it
   * @param bySampler its tensors, for each sampler
   */
  record Entry(KeyFrames keyFrames, int framesRead, List<TensorSource> bySampler) {}

  /** Says how many of so many clips were found. */
  void tell(long found, long clips) {
    if (found > 0) {
      remarks.accept(found + " of " + clips + " clips were encoded before, see " + folder + ".");
    }
  }

  /** The entry of a key, where there is an undamaged one. */
  Optional<Entry> find(String key, ClipId clip, List<FrameSampler> samplers) {
    Path file = file(key);
    try {
      byte[] bytes = Files.readAllBytes(file);
      Entry entry = read(bytes, clip, samplers);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return Optional.of(entry);
    } catch (IOException | IllegalArgumentException e) {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      remarks.accept(
          "The encoded clip "
              + file
              + " is damaged ("
              + e.getMessage()
              + "); "
              + clip
              + " is encoded anew.");
      return Optional.empty();
    }
  }

  private static Entry read(byte[] bytes, ClipId clip, List<FrameSampler> samplers)
      throws IOException {
    int end = bytes.length - HASH_BYTES;
    if (end < 0 || !Arrays.equals(hash(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
      throw new IOException("its check sum is wrong");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end));
    KeyFrames keyFrames = SampledTensors.readKeyFrames(in);
    int framesRead = in.readInt();
    List<TensorSource> tensors = new ArrayList<>();
    for (FrameSampler sampler : samplers) {
      tensors.add(SampledTensors.read(in, clip, sampler));
    }
    return new Entry(keyFrames, framesRead, tensors);
  }

  /** Keeps an entry, unless its tensors cannot be written. */
  void keep(String key, Entry entry) throws ClipException {
    if (!entry.bySampler().stream().allMatch(SampledTensors::canBeWritten)) {
      return;
    }
    Path file = file(key);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      SampledTensors.write(entry.keyFrames(), out);
      out.writeInt(entry.framesRead());
      for (TensorSource tensors : entry.bySampler()) {
        SampledTensors.write(tensors, out);
      }
      byte[] content = bytes.toByteArray();
      out.write(hash(content, content.length));
      Path parent = Files.createDirectories(file.toAbsolutePath().getParent());
      Path part = Files.createTempFile(parent, key.substring(0, 8), ".part");
      try {
        Files.write(part, bytes.toByteArray());
        move(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      remarks.accept("An encoded clip cannot be kept in " + folder + ": " + e.getMessage() + ".");
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what was used least recently until the rest is within the limit. */
  void trim() {
    try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder, 2) : Stream.empty()) {
      List<Path> entries =
          all.filter(file -> file.toString().endsWith(ENDING))
              .sorted(Comparator.comparing(ClipCache::used).reversed())
              .toList();
      long sum = 0;
      for (Path entry : entries) {
        sum += Files.exists(entry) ? Files.size(entry) : 0;
        if (sum > limit) {
          Files.deleteIfExists(entry);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      remarks.accept("The encoded clips in " + folder + " cannot be listed: " + e + ".");
    }
  }

  private static FileTime used(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      // Another process has removed it.
      return FileTime.fromMillis(0);
    }
  }

  private Path file(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key + ENDING);
  }

  /** The key of everything that changes a clip's tensors: some texts and the bytes of files. */
  static String key(List<String> texts, List<Path> files) throws IOException {
    MessageDigest digest = ContentHashes.sha256();
    for (String text : texts) {
      ContentHashes.update(digest, text);
    }
    byte[] block = new byte[1 << 16];
    for (Path file : files) {
      ContentHashes.update(digest, String.valueOf(file.getFileName()));
      ContentHashes.update(digest, Long.toString(Files.size(file)));
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), block.length)) {
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
          digest.update(block, 0, read);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] hash(byte[] bytes, int length) {
    MessageDigest digest = ContentHashes.sha256();
    digest.update(bytes, 0, length);
    return digest.digest();
  }
}
