package org.glimpse.pipeline.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.pipeline.EncodedCorpus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlowMapsTest {
  private static final int WIDTH = 6;
  private static final int HEIGHT = 4;

  @TempDir Path folder;
  private Path maps;

  @BeforeEach
  void makeFolder() throws Exception {
    maps = Files.createDirectory(folder.resolve("maps"));
  }

  private static int sample(int band, int y, int x) {
    return 80 * band + 10 * y + x;
  }

  private static void write(Path file, int type, int width) throws Exception {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(width, HEIGHT, type);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < width; x++) {
        for (int band = 0; band < image.getRaster().getNumBands(); band++) {
          image.getRaster().setSample(x, y, band, sample(band, y, x));
        }
      }
    }
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
  }

  private void map(String file) throws Exception {
    write(maps.resolve(file), BufferedImage.TYPE_INT_RGB, WIDTH);
  }

  private EncodedCorpus read() throws CorpusException {
    return FlowMaps.read(maps, Optional.empty(), 1);
  }

  @Test
  void readsTheTestedSideOfEverySubject() throws Exception {
    map("s01/u_test/0/b.png");
    map("s01/u_test/2/a .png");
    map("s01/u_train/1/c.png");
    map("006/u_test/1/006_1_2.png");
    Files.writeString(maps.resolve("s01/u_test/0/Thumbs.db"), "");
    Files.writeString(maps.resolve("readme.txt"), "");
    LabelledClips clips = read().clips();
    assertThat(clips.labels().labels()).containsExactly("0", "1", "2");
    assertThat(clips.clips())
        .extracting(LabelledClip::id, LabelledClip::label)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ClipId.of("maps", "006", "006_1_2"), 1),
            org.assertj.core.groups.Tuple.tuple(ClipId.of("maps", "s01", "a"), 2),
            org.assertj.core.groups.Tuple.tuple(ClipId.of("maps", "s01", "b"), 0));
  }

  @Test
  void takesRedAsUGreenAsVAndBlueAsStrain() throws Exception {
    map("s/u_test/0/c.png");
    map("t/u_test/0/c.png");
    ClipTensor tensor = read().clips().clips().get(0).tensor().forTest();
    assertThat(tensor.channels()).containsExactly(Channel.FLOW_U, Channel.FLOW_V, Channel.STRAIN);
    assertThat(tensor.shape()).containsExactly(3, 1, HEIGHT, WIDTH);
    assertThat(tensor.value(0, 0, 2, 5)).isEqualTo(sample(0, 2, 5));
    assertThat(tensor.value(1, 0, 1, 3)).isEqualTo(sample(1, 1, 3));
    assertThat(tensor.value(2, 0, 3, 0)).isEqualTo(sample(2, 3, 0));
  }

  @Test
  void keepsTheValuesOfGrayMapsInEveryChannel() throws Exception {
    write(maps.resolve("s/u_test/0/c.png"), BufferedImage.TYPE_BYTE_GRAY, WIDTH);
    ClipTensor tensor = read().clips().clips().get(0).tensor().forTest();
    assertThat(tensor.value(0, 0, 2, 1)).isEqualTo(sample(0, 2, 1));
    assertThat(tensor.value(2, 0, 2, 1)).isEqualTo(sample(0, 2, 1));
  }

  @Test
  void readsAFlatFolderWithATable() throws Exception {
    map("s1_a.png");
    map("s2_a.png");
    map("other.png");
    Files.writeString(
        maps.resolve("labels.csv"),
        "subject,clip,label,file\ns1,a,sad,\ns2,a,glad,\ns2,b,sad,other.png\n");
    LabelledClips clips = read().clips();
    assertThat(clips.labels().labels()).containsExactly("glad", "sad");
    assertThat(clips.clip(ClipId.of("maps", "s1", "a")).label()).isEqualTo(1);
    assertThat(clips.clip(ClipId.of("maps", "s2", "a")).label()).isZero();
    assertThat(clips.clip(ClipId.of("maps", "s2", "b")).label()).isEqualTo(1);
  }

  @Test
  void namesTheClassesAsAsked() throws Exception {
    map("s/u_test/1/c.png");
    LabelSet named = new LabelSet("labels", List.of("negative", "positive"));
    LabelledClips clips = FlowMaps.read(maps, Optional.of(named), 1).clips();
    assertThat(clips.labels()).isEqualTo(named);
    assertThat(clips.clips().get(0).label()).isEqualTo(1);
  }

  @Test
  void refusesAClassWithoutAName() throws Exception {
    map("s/u_test/2/c.png");
    LabelSet named = new LabelSet("labels", List.of("negative", "positive"));
    assertThatThrownBy(() -> FlowMaps.read(maps, Optional.of(named), 1))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("'2' of clip maps/s/c is none of negative, positive");
  }

  @Test
  void hasAsManyClassesAsTheModelKnows() throws Exception {
    map("s/u_test/0/c.png");
    assertThat(FlowMaps.read(maps, Optional.empty(), 3).clips().labels().size()).isEqualTo(3);
  }

  @Test
  void failsForAClipAlone() throws Exception {
    map("s/u_test/0/a.png");
    map("s/u_test/0/b.png");
    write(maps.resolve("s/u_test/0/wide.png"), BufferedImage.TYPE_INT_RGB, WIDTH + 1);
    Files.writeString(maps.resolve("s/u_test/0/text.png"), "no picture");
    EncodedCorpus read = read();
    assertThat(read.clips().size()).isEqualTo(2);
    assertThat(read.batch().failed())
        .extracting(f -> f.id().clip())
        .containsExactly("text", "wide");
    assertThat(read.batch().failed().get(0).reason()).contains("text.png is no PNG");
    assertThat(read.batch().failed().get(1).reason()).contains("is 7x4 but most are 6x4");
  }

  @Test
  void refusesAFolderWithoutMaps() {
    assertThatThrownBy(this::read)
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("holds no maps");
    assertThatThrownBy(() -> FlowMaps.read(folder.resolve("none"), Optional.empty(), 1))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("There is no folder");
  }

  @Test
  void refusesAClassFolderThatIsNoIndex() throws Exception {
    map("s/u_test/happy/c.png");
    assertThatThrownBy(this::read)
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("must be called by a class index");
  }
}
