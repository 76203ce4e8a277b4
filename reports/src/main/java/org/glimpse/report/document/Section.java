package org.glimpse.report.document;

import java.util.List;
import java.util.Map;

/**
 * A part of a report with a heading of its own. A new kind of content is a new section; what it is
 * made of are the few blocks that every format can write.
 */
public interface Section {
  /**
   * The heading.
   *
   * @return plain text, not blank
   */
  String title();

  /**
   * What stands under the heading.
   *
   * @return blocks in reading order
   */
  List<Block> blocks();

  /**
   * Pages of their own for what would make the report too large to open, each a section; table
   * cells lead there, see {@link Cell#leadingTo}. A format may leave them out.
   *
   * @return sections by page name (letters, digits, dashes), in reading order; none by default
   */
  default Map<String, Section> pages() {
    return Map.of();
  }
}
