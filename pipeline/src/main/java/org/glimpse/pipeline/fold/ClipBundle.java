package org.glimpse.pipeline.fold;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ValenceArousal;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.pipeline.tensor.TensorStream;

/**
 * Encoded clips in one file, for processes that share a machine. Tensors are those of {@link
 * TensorSource#forTest}; of annotations there is what a training may use, action units and valence
 * and arousal. The file is no format to be kept: another version of Glimpse may not read it.
 */
final class ClipBundle {
  private static final String MAGIC = "glimpse-clips-2";

  private ClipBundle() {}

  static void write(Path file, LabelledClips clips) throws IOException, ClipException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      out.writeUTF(MAGIC);
      out.writeUTF(clips.labels().name());
      TensorStream.writeTexts(clips.labels().labels(), out);
      out.writeInt(clips.size());
      for (LabelledClip clip : clips.clips()) {
        ClipId id = clip.id();
        TensorStream.writeTexts(
            List.of(id.subject().corpus(), id.subject().subject(), id.clip()), out);
        out.writeInt(clip.label());
        write(clip.annotation(), out);
        TensorStream.write(clip.tensor().forTest(), out);
      }
    }
    Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  static LabelledClips read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (!in.readUTF().equals(MAGIC)) {
        throw new IOException(file + " holds no clips of this version of Glimpse.");
      }
      LabelSet labels = new LabelSet(in.readUTF(), TensorStream.readTexts(in));
      int count = in.readInt();
      List<LabelledClip> clips = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        List<String> id = TensorStream.readTexts(in);
        int label = in.readInt();
        clips.add(
            new LabelledClip(
                ClipId.of(id.get(0), id.get(1), id.get(2)),
                label,
                annotation(in),
                TensorSource.of(TensorStream.read(in))));
      }
      return LabelledClips.of(labels, clips);
    }
  }

  private static void write(Annotation annotation, DataOutputStream out) throws IOException {
    List<String> units = annotation.actionUnits().stream().map(ActionUnit::toString).toList();
    out.writeUTF(String.join("+", units));
    out.writeBoolean(annotation.feeling().isPresent());
    if (annotation.feeling().isPresent()) {
      out.writeDouble(annotation.feeling().get().valence());
      out.writeDouble(annotation.feeling().get().arousal());
    }
  }

  private static Annotation annotation(DataInputStream in) throws IOException {
    List<ActionUnit> units = ActionUnit.parseList(in.readUTF());
    Optional<ValenceArousal> feeling =
        in.readBoolean()
            ? Optional.of(new ValenceArousal(in.readDouble(), in.readDouble()))
            : Optional.empty();
    return new Annotation(Optional.empty(), Optional.empty(), units, Optional.empty(), feeling);
  }
}
