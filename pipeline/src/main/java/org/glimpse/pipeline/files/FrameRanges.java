package org.glimpse.pipeline.files;

import java.util.ArrayList;
import java.util.List;

/** Frame indices as they stand in one cell: {@code "5 7-9"}. */
final class FrameRanges {
  private FrameRanges() {}

  /** The text for ascending indices. */
  static String text(List<Integer> indices) {
    List<String> ranges = new ArrayList<>();
    int i = 0;
    while (i < indices.size()) {
      int first = indices.get(i);
      int last = first;
      while (++i < indices.size() && indices.get(i) == last + 1) {
        last++;
      }
      ranges.add(first == last ? Integer.toString(first) : first + "-" + last);
    }
    return String.join(" ", ranges);
  }

  /** The indices of a text; an IllegalArgumentException if it is not of that form. */
  static List<Integer> parse(String text) {
    List<Integer> indices = new ArrayList<>();
    for (String range : text.isBlank() ? new String[0] : text.strip().split(" +", -1)) {
      String[] ends = range.split("-", 2);
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int index = Integer.parseInt(ends[0]); index <= last; index++) {
        indices.add(index);
      }
    }
    return indices;
  }
}
