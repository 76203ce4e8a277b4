package org.glimpse.pipeline.fold;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;

/**
 * Encoded clips in one file, for processes that share a machine. Tensors are those of {@link
 * TensorSource#forTest}; annotations are left out. The file is no format to be kept: another
 * version of Glimpse may not read it.
 */
final class ClipBundle {
  private static final String MAGIC = "glimpse-clips-1";

  private ClipBundle() {}

  static void write(Path file, LabelledClips clips) throws IOException, ClipException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      out.writeUTF(MAGIC);
      out.writeUTF(clips.labels().name());
      writeTexts(out, clips.labels().labels());
      out.writeInt(clips.size());
      for (LabelledClip clip : clips.clips()) {
        ClipId id = clip.id();
        writeTexts(out, List.of(id.subject().corpus(), id.subject().subject(), id.clip()));
        out.writeInt(clip.label());
        write(out, clip.tensor().forTest());
      }
    }
    Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(DataOutputStream out, ClipTensor tensor) throws IOException {
    writeTexts(out, tensor.channels().stream().map(Channel::name).toList());
    out.writeInt(tensor.frames());
    out.writeInt(tensor.size().width());
    out.writeInt(tensor.size().height());
    out.writeDouble(tensor.range().min());
    out.writeDouble(tensor.range().max());
    float[] values = tensor.data();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }

  static LabelledClips read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (!in.readUTF().equals(MAGIC)) {
        throw new IOException(file + " holds no clips of this version of Glimpse.");
      }
      LabelSet labels = new LabelSet(in.readUTF(), readTexts(in));
      int count = in.readInt();
      List<LabelledClip> clips = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        List<String> id = readTexts(in);
        int label = in.readInt();
        clips.add(
            new LabelledClip(
                ClipId.of(id.get(0), id.get(1), id.get(2)),
                label,
                Annotation.none(),
                TensorSource.of(tensor(in))));
      }
      return LabelledClips.of(labels, clips);
    }
  }

  private static ClipTensor tensor(DataInputStream in) throws IOException {
    List<Channel> channels = readTexts(in).stream().map(Channel::valueOf).toList();
    int frames = in.readInt();
    Size size = new Size(in.readInt(), in.readInt());
    ValueRange range = new ValueRange(in.readDouble(), in.readDouble());
    float[] values = new float[Math.multiplyExact(channels.size() * frames, size.area())];
    byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return ClipTensor.wrap(channels, frames, size, range, values);
  }

  private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static List<String> readTexts(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
