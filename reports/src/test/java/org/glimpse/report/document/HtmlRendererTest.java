package org.glimpse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.report.section.AnalysisSection;
import org.glimpse.report.section.EvaluationSection;
import org.junit.jupiter.api.Test;

class HtmlRendererTest extends ReportRendererContract {
  private static final String NASTY = "<script>alert('x')</script>&\"\u0000";

  @Override
  protected ReportRenderer renderer() {
    return new HtmlRenderer();
  }

  private String page(ReportDocument document) throws IOException {
    return Files.readString(render("page", document));
  }

  @Test
  void hasAHeadingForTheTitleAndForEverySection() throws IOException {
    assertThat(page(document()))
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .contains("<h1>A report</h1>", "<p class=\"lead\">What it says.</p>")
        .contains("<h2>Model</h2>", "<h2>Clips</h2>", "<h2>How these numbers were made</h2>")
        .contains("<a href=\"#model\">Model</a>");
  }

  @Test
  void refersToNothingOutsideItself() throws IOException {
    String page = page(document());
    assertThat(page).doesNotContain("http:", "https:", "//cdn", "@import", "url(\"", "<iframe");
    Matcher address = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page);
    int count = 0;
    while (address.find()) {
      assertThat(address.group(1)).matches("data:.*|#.*");
      count++;
    }
    assertThat(count).isGreaterThan(10);
  }

  @Test
  void forbidsItselfEveryScriptButItsOwn() throws Exception {
    String page = page(document());
    String script =
        page.substring(page.indexOf("<script>") + "<script>".length(), page.indexOf("</script>"));
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    assertThat(page)
        .contains("script-src &#39;sha256-" + Base64.getEncoder().encodeToString(hash) + "&#39;")
        .contains("default-src &#39;none&#39;");
  }

  @Test
  void escapesNamesWhereverTheyStand() throws IOException {
    LabelSet labels = new LabelSet("x", List.of(NASTY, "b"));
    Evaluation evaluation =
        Evaluation.of(
            NASTY,
            labels,
            List.of(
                new EvaluatedClip(ClipId.of("c", NASTY, NASTY), 0, 1, NASTY, List.of()),
                new EvaluatedClip(ClipId.of("c", "s", "2"), 1, 1, "fold", List.of())));
    ReportDocument document =
        ReportDocument.titled(NASTY)
            .withLead(NASTY)
            .with(EvaluationSection.of(NASTY, evaluation))
            .with(
                AnalysisSection.of(
                    "Clips",
                    List.of(
                        new ClipOutcome.Failed(ClipId.of("c", NASTY, NASTY), Step.DECODE, NASTY))));
    String page = page(document);
    assertThat(page).doesNotContain("<script>alert", "\u0000");
    assertThat(page).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;\ufffd");
    assertThat(page.split("<script", -1)).hasSize(2);
  }

  @Test
  void givesEveryIdOnceAndLeadsOnlyToIdsThatExist() throws IOException {
    String page = page(document());
    Set<String> ids = new HashSet<>();
    Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
    while (id.find()) {
      assertThat(ids.add(id.group(1))).as("id " + id.group(1) + " is new").isTrue();
    }
    Matcher link = Pattern.compile("href=\"#([^\"]*)\"").matcher(page);
    while (link.find()) {
      assertThat(ids).contains(link.group(1));
    }
    Matcher clip = Pattern.compile("url\\(#([^)]*)\\)").matcher(page);
    while (clip.find()) {
      assertThat(ids).contains(clip.group(1));
    }
  }

  @Test
  void showsAReasonBesideAnUndefinedValue() throws IOException {
    Table table =
        new Table(
            "caption",
            List.of(Table.Column.text("a"), Table.Column.number("b")),
            List.of(
                List.of(Cell.of("row"), Cell.ratio(OptionalDouble.empty(), "no clip")),
                List.of(Cell.of("row 2"), Cell.ratio(OptionalDouble.of(0.12345), "no clip"))));
    assertThat(page(ReportDocument.titled("x").with(section(table))))
        .contains("<td class=\"number\">–<small> no clip</small></td>")
        .contains("<td class=\"number\" data-value=\"0.12345\">0.123</td>")
        .contains("<th scope=\"row\" class=\"text\">row</th>");
  }

  @Test
  void saysInWordsWhatEveryPictureShows() throws IOException {
    String page = page(document());
    Matcher svg = Pattern.compile("<svg [^>]*>").matcher(page);
    while (svg.find()) {
      assertThat(svg.group()).contains("role=\"img\"").containsPattern("aria-label=\"[^\"]{20,}");
    }
    Matcher image = Pattern.compile("<img [^>]*>").matcher(page);
    int apexes = 0;
    while (image.find()) {
      assertThat(image.group()).containsPattern("alt=\"[^\"]{5,}\"");
      apexes += image.group().contains("alt=\"apex, frame") ? 1 : 0;
    }
    assertThat(apexes).isEqualTo(1);
  }

  @Test
  void offersAFilterForLongTablesOnly() throws IOException {
    List<List<Cell>> rows = java.util.Collections.nCopies(15, List.of(Cell.of("x")));
    List<Table.Column> columns = List.of(Table.Column.text("a"));
    assertThat(page(ReportDocument.titled("x").with(section(new Table("c", columns, rows)))))
        .contains("<table data-filter=\"\">");
    assertThat(
            page(
                ReportDocument.titled("x")
                    .with(section(new Table("c", columns, rows.subList(0, 14))))))
        .doesNotContain("<table data-filter");
  }

  @Test
  void hasStylesForPaperPhoneAndTheDark() throws IOException {
    try (InputStream in = HtmlRenderer.class.getResourceAsStream("report.css")) {
      String css = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(css)
          .contains("@media print", "max-width: 40rem", "prefers-color-scheme: dark")
          .doesNotContain("url(");
    }
  }

  private static Section section(Block block) {
    return new Section() {
      @Override
      public String title() {
        return "Part";
      }

      @Override
      public List<Block> blocks() {
        return List.of(block);
      }
    };
  }
}
