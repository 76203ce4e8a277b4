package org.glimpse.pipeline.files;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;

/**
 * Writes maps of flow and strain in the form in which the field exchanges them.
 *
 * <p>{@code <subject>/u_test/<class index>/<clip>.png}, 8 bits a channel: red is u, green is v,
 * blue is strain, each scaled over the map from its smallest value, 0, to its largest, 255, halves
 * rounded up; a channel whose values are all equal is 0. The folder {@code u_train}, which in
 * published sets repeats everyone else's maps beside each subject, is not written: a reader has
 * them under their own subjects.
 */
public final class FlowMapFiles {
  private static final String TESTED = "u_test";
  private static final int LARGEST = 255;
  private static final List<Channel> CHANNELS =
      List.of(Channel.FLOW_U, Channel.FLOW_V, Channel.STRAIN);

  private FlowMapFiles() {}

  /**
   * Whether maps can be written into a folder without mixing them with others.
   *
   * @param folder the folder
   * @return true if it is empty or does not exist
   * @throws IOException if it cannot be read
   */
  public static boolean isFree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /**
   * Writes one map a clip.
   *
   * @param folder the folder, made if it does not exist
   * @param clips clips whose tensors hold u, v and strain of one frame
   * @throws IllegalArgumentException if a tensor holds something else
   * @throws ClipException if a clip cannot be read
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, LabelledClips clips) throws ClipException, IOException {
    Map<SubjectId, List<ClipId>> bySubject =
        clips.ids().stream().collect(Collectors.groupingBy(ClipId::subject));
    UniqueNames<SubjectId> subjects =
        UniqueNames.of(
            bySubject.keySet(),
            List.of(SubjectId::subject, id -> id.corpus() + "_" + id.subject()));
    for (LabelledClip clip : clips.clips()) {
      SubjectId subject = clip.id().subject();
      UniqueNames<ClipId> names =
          UniqueNames.of(Objects.requireNonNull(bySubject.get(subject)), List.of(ClipId::clip));
      Path file =
          folder
              .resolve(subjects.name(subject))
              .resolve(TESTED)
              .resolve(Integer.toString(clip.label()))
              .resolve(names.name(clip.id()) + ".png");
      PictureFiles.writePng(file, picture(clip.tensor().forTest()));
    }
  }

  /** A map as a picture. */
  static BufferedImage picture(ClipTensor map) {
    Checks.argument(
        map.channels().equals(CHANNELS) && map.frames() == 1,
        "a map must hold u, v and strain of one frame but holds " + map.channels() + " of " + map);
    int width = map.size().width();
    int height = map.size().height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    WritableRaster raster = image.getRaster();
    for (int c = 0; c < CHANNELS.size(); c++) {
      float min = Float.POSITIVE_INFINITY;
      float max = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < width * height; i++) {
        float value = map.value(c, 0, i / width, i % width);
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
      for (int i = 0; i < width * height && max > min; i++) {
        double part = ((double) map.value(c, 0, i / width, i % width) - min) / (max - min);
        raster.setSample(i % width, i / width, c, (int) Math.floor(part * LARGEST + 0.5));
      }
    }
    return image;
  }
}
