package org.glimpse.report.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Writes a document as {@code report.html}: one file that works from disk and without a network, on
 * paper, on a phone, with a keyboard and in the dark.
 *
 * <p>Styles, charts and pictures are inside. A small script sorts and filters tables; the page is
 * complete without it. The page forbids itself every request, and every script but its own. What
 * would make the page of a long corpus too large to open lies on linked pages in a folder beside
 * it.
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
    Map<String, List<HtmlTables.RowsPage>> rows = new LinkedHashMap<>();
    write(file, document.title(), html -> report(document, html, rows));
    for (ReportDocument.Part part : document.parts()) {
      List<Page> pages = pages(document, part, rows.getOrDefault(part.id(), List.of()));
      if (!pages.isEmpty()) {
        write(part.id(), pages, Files.createDirectories(directory.resolve(part.id())));
      }
    }
    return file;
  }

  /** A page beside the report: its name, its heading, and what stands on it. */
  private record Page(String name, String title, Supplier<List<Block>> blocks) {}

  private static List<Page> pages(
      ReportDocument document, ReportDocument.Part part, List<HtmlTables.RowsPage> rows) {
    List<Page> pages = new ArrayList<>();
    String before = document.title() + ": ";
    part.pages()
        .forEach((name, page) -> pages.add(new Page(name, before + page.title(), page::blocks)));
    rows.forEach(
        page ->
            pages.add(new Page(page.name(), before + page.title(), () -> List.of(page.table()))));
    return pages;
  }

  /** Writes the pages of a part on all cores; each is a file of its own and needs no other. */
  private static void write(String partId, List<Page> pages, Path folder) throws IOException {
    try {
      IntStream.range(0, pages.size())
          .parallel()
          .forEach(
              i -> {
                try {
                  Page page = pages.get(i);
                  write(
                      folder.resolve(page.name() + ".html"),
                      page.title(),
                      html -> page(partId, pages, i, html));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void report(
      ReportDocument document, Html html, Map<String, List<HtmlTables.RowsPage>> rows) {
    html.open("header").element("h1", document.title());
    document.lead().forEach(text -> html.element("p", text, "class", "lead"));
    html.close("header");
    contents(document, html);
    html.open("main", "id", "main");
    for (ReportDocument.Part part : document.parts()) {
      html.open("section", "class", "part", "id", part.id()).element("h2", part.title());
      HtmlBlocks blocks = new HtmlBlocks(html, HtmlPlace.report(part.id()));
      part.blocks().forEach(block -> block.writeTo(blocks));
      rows.put(part.id(), blocks.rowsPages());
      html.close("section");
    }
    html.close("main").open("footer");
    html.element(
        "p",
        "Made by Glimpse. The charts lie beside this page as SVG and PNG in the folder charts.");
    html.close("footer");
  }

  private static void page(String partId, List<Page> pages, int index, Html html) {
    Page page = pages.get(index);
    html.open("header").element("h1", page.title()).close("header");
    html.open("nav", "aria-label", "Contents").open("ul");
    link(html, "Back to the report", "../" + FILE + "#" + partId);
    if (index > 0) {
      link(html, "Page before", pages.get(index - 1).name() + ".html");
    }
    if (index < pages.size() - 1) {
      link(html, "Next page", pages.get(index + 1).name() + ".html");
    }
    html.close("ul").close("nav");
    html.open("main", "id", "main");
    HtmlBlocks blocks = new HtmlBlocks(html, HtmlPlace.report(partId).on(page.name()));
    page.blocks().get().forEach(block -> block.writeTo(blocks));
    html.close("main");
  }

  private static void link(Html html, String text, String address) {
    html.open("li").element("a", text, "href", address).close("li");
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
      link(html, part.title(), "#" + part.id());
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
