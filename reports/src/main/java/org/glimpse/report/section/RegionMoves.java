package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.Region;
import org.glimpse.report.chart.ApexMotion;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;

/**
 * The regions that move most at the apex, their direction, and the action units of FACS that move a
 * face there in this way.
 */
final class RegionMoves {
  private static final double SHARE = 0.4;
  private static final double LEAST_PIXELS = 0.1;
  private static final double CLEAR = 0.35;

  private RegionMoves() {}

  /** A table of the regions that move; empty where none does. */
  static Optional<Block> of(ClipAnalysis analysis, Optional<ApexMotion> motion) {
    int apex = analysis.keyFrames().apex();
    double peak = 0;
    for (Region region : Region.values()) {
      peak = Math.max(peak, analysis.motion().magnitude(region)[apex]);
    }
    double least = Math.max(LEAST_PIXELS, SHARE * peak);
    List<Region> moved = new ArrayList<>();
    for (Region region : Region.values()) {
      if (analysis.motion().magnitude(region)[apex] >= least) {
        moved.add(region);
      }
    }
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    moved.sort(
        Comparator.comparingDouble((Region r) -> -analysis.motion().magnitude(r)[apex])
            .thenComparing(r -> r));
    List<List<Cell>> rows = new ArrayList<>();
    for (Region region : moved) {
      Way way = motion.map(m -> way(region, m)).orElse(new Way("", ""));
      rows.add(
          List.of(
              Cell.of(Words.region(region)),
              Cell.number(analysis.motion().magnitude(region)[apex], 2),
              Cell.of(way.direction().isEmpty() ? Cell.NONE : way.direction()),
              Cell.of(way.units().isEmpty() ? Cell.NONE : way.units())));
    }
    return Optional.of(
        new Table(
            "Regions that move at the apex, and the action units that their direction suggests: a"
                + " hint for a coder, not a coding.",
            List.of(
                Table.Column.text("region"),
                Table.Column.number("motion (px)"),
                Table.Column.text("direction"),
                Table.Column.text("suggests")),
            rows));
  }

  /** Where a region goes, and what that suggests; empty where neither is clear. */
  private record Way(String direction, String units) {}

  private static Way way(Region region, ApexMotion motion) {
    Box box = FaceLayout.box(region, motion.flow().size());
    double u = motion.meanU(box);
    double v = motion.meanV(box);
    if (region == Region.MOUTH) {
      return mouth(box, motion);
    }
    String direction = direction(u, v);
    boolean up = v < 0 && -v > CLEAR * Math.abs(u);
    boolean down = v > 0 && v > CLEAR * Math.abs(u);
    String units =
        switch (region) {
          case RIGHT_BROW, LEFT_BROW ->
              up ? "AU1, AU2 (brow raisers)" : down ? "AU4 (brow lowerer)" : "";
          case RIGHT_EYE, LEFT_EYE ->
              up ? "AU5 (upper lid raiser)" : down ? "AU7 (lid tightener) or a blink" : "";
          case NOSE -> up ? "AU9 (nose wrinkler)" : "";
          case RIGHT_CHEEK, LEFT_CHEEK -> up ? "AU6 (cheek raiser), AU12" : "";
          case CHIN -> up ? "AU17 (chin raiser)" : down ? "AU25, AU26 (lips part, jaw drops)" : "";
          case MOUTH -> "";
        };
    return new Way(direction, units);
  }

  /** The mouth's corners tell more than its mean. */
  private static Way mouth(Box box, ApexMotion motion) {
    int third = Math.max(1, box.width() / 3);
    Box right = new Box(box.x(), box.y(), third, box.height());
    Box left = new Box(box.x() + box.width() - third, box.y(), third, box.height());
    double apart = (motion.meanU(left) - motion.meanU(right)) / 2;
    double down = (motion.meanV(left) + motion.meanV(right)) / 2;
    double size = Math.max(Math.hypot(apart, down), 1e-9);
    List<String> words = new ArrayList<>();
    if (Math.abs(down) > CLEAR * size) {
      words.add(down < 0 ? "corners up" : "corners down");
    }
    if (Math.abs(apart) > CLEAR * size) {
      words.add(apart > 0 ? "apart" : "together");
    }
    String units =
        down < -CLEAR * size
            ? "AU12 (lip corner puller)"
            : down > CLEAR * size
                ? "AU15 (lip corner depressor)"
                : apart > 0 ? "AU20 (lip stretcher), AU14" : "AU23, AU24 (lips tightened)";
    return new Way(String.join(", ", words), units);
  }

  private static String direction(double u, double v) {
    double length = Math.max(Math.hypot(u, v), 1e-9);
    List<String> words = new ArrayList<>();
    if (Math.abs(v) > CLEAR * length) {
      words.add(v < 0 ? "up" : "down");
    }
    if (Math.abs(u) > CLEAR * length) {
      words.add(u < 0 ? "to the left of the picture" : "to the right of the picture");
    }
    return String.format(Locale.ROOT, "%s", String.join(", ", words));
  }
}
