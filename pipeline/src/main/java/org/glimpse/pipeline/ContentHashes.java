package org.glimpse.pipeline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;

/** Hashes of what models see, by which copies of a clip under two names are found. */
final class ContentHashes {
  private static final int BYTES = 16;

  private ContentHashes() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a text so that no two lists of texts give the same bytes. */
  static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  /** The first 16 bytes of the SHA-256 of each clip's tensor, in hexadecimal. */
  static Map<ClipId, String> of(LabelledClips clips) throws ClipException {
    MessageDigest digest = sha256();
    Map<ClipId, String> hashes = new TreeMap<>();
    for (LabelledClip clip : clips.clips()) {
      ClipTensor tensor = clip.tensor().forTest();
      ByteBuffer bytes = ByteBuffer.allocate(tensor.data().length * Float.BYTES);
      bytes.asFloatBuffer().put(tensor.data());
      digest.update(tensor.shape().toString().getBytes(StandardCharsets.UTF_8));
      byte[] hash = digest.digest(bytes.array());
      hashes.put(clip.id(), HexFormat.of().formatHex(hash, 0, BYTES));
    }
    return hashes;
  }
}
