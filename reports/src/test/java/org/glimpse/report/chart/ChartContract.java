package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What every chart keeps. */
public abstract class ChartContract {
  /** A chart of ordinary content. */
  protected abstract Chart chart();

  @Test
  void hasANameThatIsSafeInAFileSystem() {
    assertThat(chart().name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  @Test
  void saysInWordsWhatItShows() {
    assertThat(chart().description()).hasSizeGreaterThan(15).endsWith(".");
  }

  @Test
  void drawsTheSameSvgEachTime() {
    assertThat(ChartFiles.svg(chart())).isEqualTo(ChartFiles.svg(chart()));
  }

  @Test
  void isWellFormedXmlOfItsOwnSize() throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(ChartFiles.svg(chart()))));
    assertThat(document.getDocumentElement().getAttribute("viewBox"))
        .isEqualTo("0 0 " + chart().size().width() + " " + chart().size().height());
    assertThat(document.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(chart().description());
  }

  @Test
  void keepsTextAsText() {
    assertThat(ChartFiles.svg(chart())).contains("<text", "font-family=\"'DejaVu Sans'");
  }

  @Test
  void refersToNoOtherFile() {
    String svg =
        ChartFiles.svg(chart())
            .replace("http://www.w3.org/2000/svg", "")
            .replace("http://www.w3.org/1999/xlink", "")
            .replaceAll("xlink:href=\"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]*\"", "");
    assertThat(svg).doesNotContain("http", "href", "<!DOCTYPE", "<script");
    assertThat(ChartFiles.inlineSvg(chart(), "p-")).doesNotContain("http", "xmlns");
  }

  @Test
  void givesItsIdsThePrefixOfThePage() {
    String inline = ChartFiles.inlineSvg(chart(), "page-7-");
    assertThat(inline.replaceAll(" id=\"page-7-", "").replaceAll("#page-7-", ""))
        .doesNotContain(" id=\"", "url(#");
  }

  @Test
  void leavesTheGroundToThePage() {
    assertThat(ChartFiles.svg(chart())).contains("<rect width=\"100%\" height=\"100%\"");
    assertThat(ChartFiles.inlineSvg(chart(), "p-")).doesNotContain("width=\"100%\"");
  }

  @Test
  void writesSvgAndPngAtThreeTimesItsSize(@TempDir Path directory) throws Exception {
    ChartFiles.write(chart(), directory, "chart");
    BufferedImage image = ImageIO.read(directory.resolve("chart.png").toFile());
    assertThat(image.getWidth()).isEqualTo(3 * chart().size().width());
    assertThat(image.getHeight()).isEqualTo(3 * chart().size().height());
    assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
    assertThat(Files.size(directory.resolve("chart.png"))).isBetween(5_000L, 2_000_000L);
    assertThat(Files.size(directory.resolve("chart.svg"))).isBetween(1_000L, 200_000L);
  }

  @Test
  void drawsSomethingInEachQuarterOfItsSize() {
    BufferedImage image = ChartFiles.image(chart(), 1);
    int w = image.getWidth();
    int h = image.getHeight();
    for (int quarter = 0; quarter < 4; quarter++) {
      assertThat(inked(image, quarter % 2 * w / 2, quarter / 2 * h / 2, w / 2, h / 2))
          .as("inked pixels of quarter " + quarter)
          .isGreaterThan(20);
    }
  }

  private static int inked(BufferedImage image, int x0, int y0, int width, int height) {
    int count = 0;
    for (int y = y0; y < y0 + height; y++) {
      for (int x = x0; x < x0 + width; x++) {
        count += (image.getRGB(x, y) & 0xffffff) == 0xffffff ? 0 : 1;
      }
    }
    return count;
  }
}
