package org.glimpse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.glimpse.report.SampleReports;
import org.junit.jupiter.api.Test;

class PdfRendererTest extends ReportRendererContract {
  @Override
  protected ReportRenderer renderer() {
    return new PdfRenderer();
  }

  private PDDocument pdf(String name, ReportDocument document) throws IOException {
    return Loader.loadPDF(render(name, document).toFile());
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
  }

  @Test
  void holdsItsTextAsTextThatOfChartsToo() throws IOException {
    try (PDDocument pdf = pdf("all", document())) {
      assertThat(text(pdf))
          .contains("A report", "What it says.", "How these numbers were made")
          .contains("page 1 of " + pdf.getNumberOfPages())
          .contains("The face moves from", "time (ms)", "whole face");
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("A report");
      assertThat(pdf.getDocumentCatalog().getDocumentOutline().getFirstChild().getTitle())
          .isEqualTo("Model");
    }
  }

  @Test
  void embedsItsFontAndDrawsChartsAsVectors() throws IOException {
    try (PDDocument pdf = pdf("all", document())) {
      int charts = 0;
      for (PDPage page : pdf.getPages()) {
        PDResources resources = page.getResources();
        for (COSName name : resources.getFontNames()) {
          PDFont font = resources.getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          assertThat(font.getName()).endsWith("LiberationSans");
        }
        for (COSName name : resources.getXObjectNames()) {
          PDXObject drawn = resources.getXObject(name);
          charts += drawn instanceof PDFormXObject ? 1 : 0;
        }
      }
      assertThat(charts).isGreaterThan(5);
    }
  }

  @Test
  void survivesNamesInEveryScript() throws IOException {
    String names = "被试 한국어 Θεός Привет שלום مرحبا 🙂 \u0000 \ue123";
    Table table =
        new Table(names, List.of(Table.Column.text(names)), List.of(List.of(Cell.of(names))));
    ReportDocument document =
        ReportDocument.titled(names)
            .withLead(names)
            .with(SampleReports.section(names, Block.Paragraph.alarm(names), table));
    try (PDDocument pdf = pdf("names", document)) {
      assertThat(text(pdf)).contains("Θεός Привет");
    }
  }

  @Test
  void writesWhatNoFontHasAsItsCodePoint() {
    assertThat(PdfText.drawable("a\n b \udbc0\udc01")).isEqualTo("a b U+100001");
  }

  @Test
  void repeatsTheHeadOfATableOnEveryPageAndLosesNoRow() throws IOException {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      rows.add(List.of(Cell.of("clip" + i), Cell.of("word ".repeat(i % 40) + "end" + i)));
    }
    Table table =
        new Table("Caption", List.of(Table.Column.text("name"), Table.Column.text("what")), rows);
    try (PDDocument pdf =
        pdf("long", ReportDocument.titled("x").with(SampleReports.section("Part", table)))) {
      PDFTextStripper stripper = new PDFTextStripper();
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(pdf)).contains("name", "what");
      }
      String all = text(pdf);
      for (int i = 1; i <= 200; i++) {
        assertThat(all).contains("clip" + i + " ", "end" + i + " ");
      }
    }
  }

  @Test
  void saysWhatStandsOnPagesOfTheHtmlReportOnly() throws IOException {
    Section section =
        new Section() {
          @Override
          public String title() {
            return "Clips";
          }

          @Override
          public List<Block> blocks() {
            return List.of(Block.Paragraph.of("All of them."));
          }

          @Override
          public Map<String, Section> pages() {
            return Map.of("page-1", SampleReports.section("clips 1 to 40"));
          }
        };
    ReportDocument document = ReportDocument.titled("x").with(section);
    String said =
        "Left out here: the details of clips 1 to 40. They are pages of the HTML report, in its"
            + " folder clips.";
    try (PDDocument pdf = pdf("left-out", document)) {
      assertThat(text(pdf)).contains(said);
    }
    Path markdown = new MarkdownRenderer().render(document, directory);
    assertThat(Files.readString(markdown)).contains(said);
  }

  @Test
  void breaksAWordThatIsLongerThanTheLine() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PdfText text = new PdfText(document);
      PdfText.Style style = PdfText.Style.of(10);
      List<String> lines = text.wrap("a " + "m".repeat(50) + " b", style, 100);
      assertThat(String.join("", lines).replace(" ", "")).isEqualTo("a" + "m".repeat(50) + "b");
      for (String line : lines) {
        assertThat(text.width(line, style)).isLessThanOrEqualTo(100);
      }
    }
  }
}
