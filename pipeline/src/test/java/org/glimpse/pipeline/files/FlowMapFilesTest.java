package org.glimpse.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlowMapFilesTest {
  private static final List<Channel> UVS = List.of(Channel.FLOW_U, Channel.FLOW_V, Channel.STRAIN);

  @TempDir Path folder;

  private static ClipTensor map(float... values) {
    return ClipTensor.wrap(UVS, 1, new Size(2, 2), new ValueRange(-32, 32), values);
  }

  private static LabelledClip clip(String corpus, String subject, String name, int label) {
    return new LabelledClip(
        ClipId.of(corpus, subject, name),
        label,
        Annotation.none(),
        TensorSource.of(map(-1, 0, 0.5f, 3, 2, 2, 2, 2, 0, 0.1f, 0.2f, 0.4f)));
  }

  private static LabelledClips clips(LabelledClip... clips) {
    return LabelledClips.of(new LabelSet("two", List.of("a", "b")), List.of(clips));
  }

  @Test
  void scalesEachChannelFromItsSmallestToItsLargestValue() {
    BufferedImage image =
        FlowMapFiles.picture(map(-1, 0, 0.5f, 3, 2, 2, 2, 2, 0, 0.1f, 0.2f, 0.4f));
    // u: 0, 63.75, 95.625, 255; v is flat; strain: 0, 63.75, 127.5, 255
    assertThat(image.getRGB(0, 0)).isEqualTo(0xff000000);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xff400040);
    assertThat(image.getRGB(0, 1)).isEqualTo(0xff600080);
    assertThat(image.getRGB(1, 1)).isEqualTo(0xffff00ff);
  }

  @Test
  void putsEachClipUnderItsSubjectAndClass() throws Exception {
    FlowMapFiles.write(folder, clips(clip("c", "s1", "EP01", 1), clip("c", "s2", "EP01", 0)));
    assertThat(folder.resolve("s1/u_test/1/EP01.png")).isRegularFile();
    BufferedImage read = ImageIO.read(folder.resolve("s2/u_test/0/EP01.png").toFile());
    assertThat(read.getRGB(1, 1)).isEqualTo(0xffff00ff);
    assertThat(read.getWidth()).isEqualTo(2);
  }

  @Test
  void keepsSubjectsOfTwoCorporaApart() throws Exception {
    FlowMapFiles.write(folder, clips(clip("casme2", "1", "x", 0), clip("smic", "1", "x", 0)));
    assertThat(folder.resolve("casme2_1/u_test/0/x.png")).isRegularFile();
    assertThat(folder.resolve("smic_1/u_test/0/x.png")).isRegularFile();
  }

  @Test
  void keepsClipsApartWhoseNamesAreTheSameForAFileSystem() throws Exception {
    FlowMapFiles.write(folder, clips(clip("c", "s", "x/y", 0), clip("c", "s", "x:y", 0)));
    try (var files = Files.list(folder.resolve("s/u_test/0"))) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void mixesWithNothingElse() throws Exception {
    assertThat(FlowMapFiles.isFree(folder)).isTrue();
    assertThat(FlowMapFiles.isFree(folder.resolve("new"))).isTrue();
    Path file = Files.writeString(folder.resolve("x"), "");
    assertThat(FlowMapFiles.isFree(folder)).isFalse();
    assertThat(FlowMapFiles.isFree(file)).isFalse();
  }

  @Test
  void refusesTensorsThatAreNoMaps() {
    ClipTensor gray =
        ClipTensor.wrap(
            List.of(Channel.GRAY), 1, Size.square(1), new ValueRange(0, 1), new float[] {0});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlowMapFiles.picture(gray))
        .withMessageContaining("u, v and strain");
  }
}
