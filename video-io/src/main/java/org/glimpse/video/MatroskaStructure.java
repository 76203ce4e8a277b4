package org.glimpse.video;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether the elements of a Matroska or WebM file lie as they must, because FFmpeg jumps over what
 * it does not understand to the next cluster of frames and does not tell that some were lost.
 *
 * <p>Only heads of elements are read, not the frames.
 *
 * <p>Source: S. Lhomme, M. Bunkus, D. Rice, RFC 9559: Matroska Media Container Format
 * Specification, 2024, section 5.
 */
final class MatroskaStructure {
  private static final int EBML = 0x1A45DFA3;
  private static final int SEGMENT = 0x18538067;
  private static final int CLUSTER = 0x1F43B675;

  /** SeekHead, Info, Tracks, Cues, Attachments, Chapters and Tags. */
  private static final Set<Integer> OUTSIDE_CLUSTERS =
      Set.of(0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1C53BB6B, 0x1941A469, 0x1043A770, 0x1254C367);

  /** Timestamp, SilentTracks, Position, PrevSize, SimpleBlock, BlockGroup and EncryptedBlock. */
  private static final Set<Integer> INSIDE_CLUSTERS =
      Set.of(0xE7, 0x5854, 0xA7, 0xAB, 0xA3, 0xA0, 0xAF);

  /** Void and CRC-32. */
  private static final Set<Integer> ANYWHERE = Set.of(0xEC, 0xBF);

  private MatroskaStructure() {}

  /** The segment, which holds all else; empty if it is no Matroska file. */
  static Optional<EbmlElement> segment(FileChannel file) throws IOException {
    Optional<EbmlElement> head =
        EbmlElement.at(file, 0).filter(e -> e.id() == EBML && e.size() >= 0);
    return head.isEmpty()
        ? Optional.empty()
        : EbmlElement.at(file, head.get().end()).filter(e -> e.id() == SEGMENT);
  }

  /**
   * The first byte of the file at which an element lies that cannot lie there.
   *
   * @return empty if all is well or it is no Matroska file
   */
  static OptionalLong damage(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      Optional<EbmlElement> segment = segment(file);
      if (segment.isEmpty()) {
        return OptionalLong.empty();
      }
      long end = segment.get().size() < 0 ? file.size() : segment.get().end();
      return damage(file, segment.get().start(), Math.min(end, file.size()));
    }
  }

  private static OptionalLong damage(FileChannel file, long start, long end) throws IOException {
    // A cluster that does not state its size ends where something else begins.
    long clusterEnd = start;
    boolean open = false;
    long at = start;
    while (at < end) {
      boolean inside = open || at < clusterEnd;
      Optional<EbmlElement> found = EbmlElement.at(file, at);
      if (found.isEmpty() || !mayLie(found.get().id(), inside, open)) {
        return OptionalLong.of(at);
      }
      EbmlElement element = found.get();
      boolean cluster = element.id() == CLUSTER;
      open = cluster ? element.size() < 0 : open && !OUTSIDE_CLUSTERS.contains(element.id());
      boolean endless = element.size() < 0 && !open;
      if (endless || element.end() > (at < clusterEnd ? clusterEnd : end)) {
        return OptionalLong.of(at);
      }
      clusterEnd = cluster ? Math.max(element.start(), element.end()) : clusterEnd;
      at = cluster ? element.start() : element.end();
    }
    return OptionalLong.empty();
  }

  private static boolean mayLie(int id, boolean inside, boolean open) {
    return ANYWHERE.contains(id)
        || (inside && INSIDE_CLUSTERS.contains(id))
        || ((!inside || open) && (id == CLUSTER || OUTSIDE_CLUSTERS.contains(id)));
  }
}
