package org.glimpse.report.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.glimpse.core.Checks;
import org.glimpse.report.chart.Chart;
import org.glimpse.report.chart.ChartNames;

/**
 * A report: a title, a few sentences that say it all, and sections.
 *
 * <p>Immutable; a section's blocks are taken when it is added.
 */
public final class ReportDocument {
  private final String title;
  private final List<String> lead;
  private final List<Part> parts;

  /**
   * A section as it was when it was added.
   *
   * @param id its name in addresses, different from all other parts'
   * @param title its heading
   * @param blocks what stands under it
   * @param pages its pages by name
   */
  public record Part(String id, String title, List<Block> blocks, Map<String, Section> pages) {
    /**
     * Copies blocks and pages.
     *
     * @param id its name in addresses
     * @param title its heading
     * @param blocks what stands under it
     * @param pages its pages by name
     */
    public Part {
      blocks = List.copyOf(blocks);
      pages = Collections.unmodifiableMap(new LinkedHashMap<>(pages));
    }

    /**
     * What a format without pages says of them.
     *
     * @return what is left out and where it stands; empty if the part has no pages
     */
    Optional<String> leftOut() {
      List<String> titles = pages.values().stream().map(Section::title).toList();
      if (titles.isEmpty()) {
        return Optional.empty();
      }
      String which =
          titles.size() < 3
              ? String.join(" and ", titles)
              : titles.get(0) + ", …, " + titles.get(titles.size() - 1);
      return Optional.of(
          "Left out here: the details of "
              + which
              + ". They are pages of the HTML report, in its folder "
              + id
              + ".");
    }
  }

  private ReportDocument(String title, List<String> lead, List<Part> parts) {
    this.title = title;
    this.lead = List.copyOf(lead);
    this.parts = List.copyOf(parts);
  }

  /**
   * An empty document.
   *
   * @param title its title, not blank
   * @return the document
   * @throws IllegalArgumentException if the title is blank
   */
  public static ReportDocument titled(String title) {
    return new ReportDocument(Checks.notBlank("title", title), List.of(), List.of());
  }

  /**
   * This document with one more paragraph under its title, before all sections.
   *
   * @param text what the reader should know who reads nothing else; plain text
   * @return a copy
   */
  public ReportDocument withLead(String text) {
    List<String> more = new ArrayList<>(lead);
    more.add(text);
    return new ReportDocument(title, more, parts);
  }

  /**
   * This document with one more section at its end.
   *
   * @param section the section
   * @return a copy
   * @throws IllegalArgumentException if the section's title is blank
   */
  public ReportDocument with(Section section) {
    String heading = Checks.notBlank("section title", section.title());
    Set<String> taken = new TreeSet<>();
    parts.forEach(part -> taken.add(part.id()));
    List<Part> more = new ArrayList<>(parts);
    more.add(
        new Part(
            free(ChartNames.slug(heading), taken), heading, section.blocks(), section.pages()));
    return new ReportDocument(title, lead, more);
  }

  private static String free(String name, Set<String> taken) {
    String candidate = name;
    for (int i = 2; taken.contains(candidate); i++) {
      candidate = name + "-" + i;
    }
    return candidate;
  }

  /**
   * The title.
   *
   * @return plain text
   */
  public String title() {
    return title;
  }

  /**
   * What stands under the title.
   *
   * @return paragraphs of plain text
   */
  public List<String> lead() {
    return lead;
  }

  /**
   * The sections.
   *
   * @return in reading order
   */
  public List<Part> parts() {
    return parts;
  }

  /**
   * Every chart and filmstrip by the name of its files, in reading order: the section's id, a dash
   * and the chart's name, and a number where that is taken.
   *
   * @return charts by file name without extension
   */
  public Map<String, Chart> charts() {
    Map<String, Chart> charts = new LinkedHashMap<>();
    for (Part part : parts) {
      for (Chart chart : ChartCollector.charts(part.blocks())) {
        charts.put(free(part.id() + "-" + chart.name(), charts.keySet()), chart);
      }
    }
    return Collections.unmodifiableMap(charts);
  }

  /**
   * Writes {@code report.html}, which needs no other file, and every chart as SVG and PNG into the
   * folder {@code charts}. Where a section has pages, they lie in a folder of its name.
   *
   * @param directory where to; made where it does not exist
   * @return the path of {@code report.html}
   * @throws IOException if a file cannot be written
   */
  public Path renderTo(Path directory) throws IOException {
    return ReportFormat.HTML.write(this, directory);
  }
}
