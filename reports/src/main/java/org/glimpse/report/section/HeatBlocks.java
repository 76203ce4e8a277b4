package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.evaluation.ClipMap;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.report.chart.ChartNames;
import org.glimpse.report.chart.Filmstrip;
import org.glimpse.report.chart.HeatLegend;
import org.glimpse.report.chart.HeatMap;
import org.glimpse.report.document.Block;

/** Frames of clips, and where a model looked in them. */
final class HeatBlocks {
  /** Attention whose least weight is above this share of the most shows no preference. */
  private static final double ALIKE = 0.9;

  private HeatBlocks() {}

  /** The maps of a kind that are known to stand for frames of their clips. */
  static Map<ClipId, ClipMap> placed(Evaluation evaluation, ClipMap.Kind kind) {
    Map<ClipId, ClipMap> byClip = new HashMap<>();
    for (ClipMap map : evaluation.details().insight().maps()) {
      if (map.kind() == kind && !map.frames().isEmpty()) {
        byClip.put(map.clip(), map);
      }
    }
    return byClip;
  }

  /** How to read the maps of mistakes, or why there are none. */
  static Block reading(boolean some, boolean attention) {
    return some
        ? Block.Figures.of(
            new HeatLegend(),
            "In the second row of each clip, color marks the places and moments of the face that"
                + " spoke for the predicted class, measured against the strongest one of the clip:"
                + " a mistake that lights up beside the movement, or on the background, was"
                + " probably made for a wrong reason."
                + (attention
                    ? " A third row shows what the model attended to, whatever the class, from the"
                        + " least attended place without color to the most in red."
                    : ""))
        : Block.Paragraph.note(
            "There are no activation maps: the run kept none. They need a model whose score comes"
                + " from features over space and time, and clips of frames, not of ready-made flow"
                + " maps.");
  }

  /** The frames of a clip, and once more under each map that there is, with a caption each. */
  static List<Block> films(String name, ClipAnalysis look, Map<ClipMap, String> maps) {
    Filmstrip strip =
        Filmstrip.of(
            ChartNames.slug(name),
            look.filmstrip(),
            look.keyFrames(),
            look.motion().timestampMicros(0));
    List<Block> films = new ArrayList<>();
    films.add(
        new Block.Film(
            strip, "The aligned face in time order; below each picture its frame and its time."));
    maps.forEach((map, what) -> films.add(film(strip, name, map, what)));
    return films;
  }

  private static Block film(Filmstrip strip, String name, ClipMap map, String what) {
    if (map.kind() == ClipMap.Kind.ATTENTION && map.map().least() > ALIKE) {
      return Block.Paragraph.note(
          String.format(
              Locale.ROOT,
              "The model attended to all places and moments nearly alike: the least has %.2f of the"
                  + " weight of the most.",
              map.map().least()));
    }
    return new Block.Film(
        strip.under(name + "-" + map.kind().name().toLowerCase(Locale.ROOT), HeatMap.of(map)),
        what + " Below each picture: its strongest place." + range(map));
  }

  /** How far apart no color and red are, which the eye cannot tell from the picture. */
  private static String range(ClipMap map) {
    return map.kind() == ClipMap.Kind.ATTENTION
        ? String.format(
            Locale.ROOT,
            " The least attended place and moment of the clip has %.2f of the weight of the most.",
            map.map().least())
        : "";
  }
}
