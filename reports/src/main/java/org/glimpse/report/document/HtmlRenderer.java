package org.glimpse.report.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * Writes a document as {@code report.html}: one file that works from disk and without a network, on
 * paper, on a phone, with a keyboard and in the dark.
 *
 * <p>Styles, charts and pictures are inside. A small script sorts and filters tables; the page is
 * complete without it. The page forbids itself every request, and every script but its own.
 */
public final class HtmlRenderer implements ReportRenderer {
  /** The name of the file. */
  public static final String FILE = "report.html";

  /** A renderer; it has no options. */
  public HtmlRenderer() {}

  /**
   * Writes the page.
   *
   * @param document the document
   * @param directory where to
   * @return the path of {@code report.html}
   * @throws IOException if the file cannot be written
   */
  @Override
  public Path render(ReportDocument document, Path directory) throws IOException {
    Path file = Files.createDirectories(directory).resolve(FILE);
    write(file, document.title(), html -> report(document, html));
    for (ReportDocument.Part part : document.parts()) {
      if (!part.pages().isEmpty()) {
        pages(document, part, Files.createDirectories(directory.resolve(part.id())));
      }
    }
    return file;
  }

  /** Writes the pages of a part on all cores; each is a file of its own and needs no other. */
  private static void pages(ReportDocument document, ReportDocument.Part part, Path folder)
      throws IOException {
    try {
      part.pages().entrySet().parallelStream()
          .forEach(
              page -> {
                String title = document.title() + ": " + page.getValue().title();
                try {
                  write(
                      folder.resolve(page.getKey() + ".html"),
                      title,
                      html -> page(part.id(), title, page.getValue(), html));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void report(ReportDocument document, Html html) {
    html.open("header").element("h1", document.title());
    document.lead().forEach(text -> html.element("p", text, "class", "lead"));
    html.close("header");
    contents(document, html);
    html.open("main", "id", "main");
    for (ReportDocument.Part part : document.parts()) {
      html.open("section", "class", "part", "id", part.id()).element("h2", part.title());
      HtmlBlocks blocks = new HtmlBlocks(html, part.id());
      part.blocks().forEach(block -> block.writeTo(blocks));
      html.close("section");
    }
    html.close("main").open("footer");
    html.element(
        "p",
        "Made by Glimpse. The charts lie beside this page as SVG and PNG in the folder charts.");
    html.close("footer");
  }

  private static void page(String partId, String title, Section section, Html html) {
    html.open("header").element("h1", title).close("header");
    html.open("nav", "aria-label", "Contents").open("ul").open("li");
    html.element("a", "Back to the report", "href", "../" + FILE + "#" + partId);
    html.close("li").close("ul").close("nav");
    html.open("main", "id", "main");
    HtmlBlocks blocks = new HtmlBlocks(html, partId);
    section.blocks().forEach(block -> block.writeTo(blocks));
    html.close("main");
  }

  private static void write(Path file, String title, Consumer<Html> body) throws IOException {
    String script = resource("report.js");
    Html html = new Html();
    html.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    html.open("meta", "charset", "utf-8");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(script));
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.open("meta", "name", "generator", "content", "Glimpse");
    html.element("title", title);
    html.open("link", "rel", "icon", "href", "data:,");
    html.open("style").trusted(resource("report.css")).close("style").close("head");
    html.open("body");
    html.element("a", "Skip to the results", "class", "skip", "href", "#main");
    body.accept(html);
    html.open("script").trusted(script).close("script").close("body").close("html");
    Files.writeString(file, html.toString(), StandardCharsets.UTF_8);
  }

  private static void contents(ReportDocument document, Html html) {
    if (document.parts().size() < 2) {
      return;
    }
    html.open("nav", "aria-label", "Contents").open("ul");
    for (ReportDocument.Part part : document.parts()) {
      html.open("li").element("a", part.title(), "href", "#" + part.id()).close("li");
    }
    html.close("ul").close("nav");
  }

  private static String policy(String script) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-"
          + Base64.getEncoder().encodeToString(hash)
          + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlRenderer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The resource " + name + " is missing from the reports module.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
