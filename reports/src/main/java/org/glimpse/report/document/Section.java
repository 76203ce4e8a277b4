package org.glimpse.report.document;

import java.util.List;

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
}
