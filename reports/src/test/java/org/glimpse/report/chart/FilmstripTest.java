package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.frame.Frame;
import org.glimpse.evaluation.ClipMap;
import org.glimpse.evaluation.SpaceTimeMap;
import org.glimpse.report.Samples;
import org.junit.jupiter.api.Test;

class FilmstripTest extends ChartContract {
  private static final ClipAnalysis CLIP = Samples.analyzed("s", "c", 1).analysis();

  @Override
  protected Chart chart() {
    return Filmstrip.of("strip", CLIP.filmstrip(), CLIP.keyFrames(), 0);
  }

  @Test
  void sortsByTimeAndNamesTheKeyFrames() {
    Filmstrip strip =
        Filmstrip.of(
            "x",
            List.of(
                Samples.face(9, 45_000, 0), Samples.face(4, 20_000, 1), Samples.face(2, 10_000, 0)),
            new KeyFrames(2, 4, 4, ApexSource.ANNOTATED),
            10_000);
    assertThat(strip.stills()).extracting(still -> still.frame().index()).containsExactly(2, 4, 9);
    assertThat(strip.stills())
        .extracting(Filmstrip.Still::role)
        .containsExactly("onset", "apex = offset", "");
    assertThat(strip.stills())
        .extracting(Filmstrip.Still::place)
        .containsExactly("frame 2, 0 ms", "frame 4, 10 ms", "frame 9, 35 ms");
  }

  @Test
  void showsColorsAsTheyAre() {
    byte[] bgr = {0, 0, (byte) 255, (byte) 255, 0, 0};
    Frame frame = Frame.wrap(0, 0, new Size(2, 1), 3, bgr);
    Filmstrip.Still still =
        Filmstrip.of("x", List.of(frame), KeyFrames.midpoint(0, 0), 0).stills().get(0);
    assertThat(still.image().getRGB(0, 0) & 0xffffff).isEqualTo(0xff0000);
    assertThat(still.image().getRGB(1, 0) & 0xffffff).isEqualTo(0x0000ff);
  }

  @Test
  void laysAMapOverTheFramesThatTheModelWasShown() {
    List<Frame> frames =
        List.of(
            Samples.face(5, 25_000, 0), Samples.face(20, 100_000, 0), Samples.face(30, 150_000, 0));
    Filmstrip plain = Filmstrip.of("x", frames, KeyFrames.midpoint(10, 50), 0);
    Filmstrip strip = plain.under("y", HeatMap.of(Samples.map(CLIP.source().id())));
    assertThat(strip.name()).isEqualTo("y");
    double between = (20 + 255) / 2.0 / 255;
    assertThat(strip.stills())
        .extracting(Filmstrip.Still::strength)
        .containsExactly("not seen", String.format("up to %.2f", between), "up to 1.00");
    assertThat(strip.stills().get(0).image().getRGB(0, 0))
        .isEqualTo(plain.stills().get(0).image().getRGB(0, 0));
    BufferedImage apex = strip.stills().get(2).image();
    Color middle = new Color(apex.getRGB(apex.getWidth() / 2, apex.getHeight() / 2));
    assertThat(middle.getRed()).isGreaterThan(middle.getBlue() + 80);
    assertThat(plain.stills().get(2).strength()).isEmpty();
  }

  @Test
  void leavesFramesOutOfAMapThatKnowsNoFrames() {
    ClipMap map = Samples.map(CLIP.source().id());
    HeatMap heat =
        HeatMap.of(new ClipMap(map.clip(), map.kind(), map.label(), map.map(), List.of()));
    assertThat(heat.moment(30)).isNegative();
  }

  @Test
  void spreadsAttentionFromItsLeastToItsMost() {
    ClipMap map =
        new ClipMap(
            CLIP.source().id(),
            ClipMap.Kind.ATTENTION,
            0,
            SpaceTimeMap.ofLevels(1, 1, 2, new int[] {204, 255}),
            List.of(7));
    BufferedImage gray = new BufferedImage(40, 20, BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage seen = HeatMap.of(map).over(gray, 0);
    assertThat(seen.getRGB(2, 10) & 0xffffff).isZero();
    assertThat(new Color(seen.getRGB(seen.getWidth() - 3, 10)).getRed()).isGreaterThan(150);
  }
}
