package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.Confusion;
import org.glimpse.report.Samples;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ConfusionChartTest extends ChartContract {
  @Override
  protected Chart chart() {
    return ConfusionChart.of("confusion", Samples.evaluation(0.6).pooled());
  }

  private static ConfusionChart small() {
    return ConfusionChart.of(
        "Small one",
        Confusion.of(
            LabelSet.megc3(), List.of(List.of(5, 2, 1), List.of(0, 0, 0), List.of(0, 0, 17))));
  }

  @Test
  void writesCountsAndSharesOfTheRow() {
    assertThat(ChartFiles.svg(small()))
        .contains(">5<", ">63%<", ">2<", ">25%<", ">1<", ">13%<", ">17<", ">100%<");
  }

  @Test
  void writesWhiteOnlyAboveOneHalf() throws Exception {
    assertThat(fillOf("63%")).isEqualTo("white");
    assertThat(fillOf("25%")).isEqualTo("black");
  }

  /** The color of a text: that of the nearest element around it that has one. */
  private static String fillOf(String text) throws Exception {
    NodeList texts =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(ChartFiles.svg(small()))))
            .getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      if (texts.item(i).getTextContent().equals(text)) {
        Element element = (Element) texts.item(i);
        while (!element.hasAttribute("fill")) {
          element = (Element) element.getParentNode();
        }
        return element.getAttribute("fill");
      }
    }
    throw new AssertionError("no text " + text);
  }

  @Test
  void showsDashesForAClassWithoutAClip() {
    assertThat(ChartFiles.svg(small()).split(">–<", -1)).hasSize(4);
  }

  @Test
  void saysWhatIsTakenForWhat() {
    assertThat(small().description())
        .isEqualTo(
            "Confusion matrix, rows are the truth. Predicted rightly: 5 of 8 clips of negative"
                + " (most often taken for positive); 0 of 0 clips of positive; 17 of 17 clips of"
                + " surprise.");
  }

  @Test
  void growsWithTheNumberOfClassesSoThatCellsStayReadable() {
    List<String> names = java.util.stream.IntStream.range(0, 20).mapToObj(i -> "c" + i).toList();
    List<Integer> row = java.util.Collections.nCopies(20, 1);
    Chart large =
        ConfusionChart.of(
            "x", Confusion.of(new LabelSet("x", names), java.util.Collections.nCopies(20, row)));
    assertThat(large.size().width()).isGreaterThan(20 * 44);
  }
}
