package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.report.chart.ApexMotion;
import org.glimpse.report.chart.Chart;
import org.glimpse.report.chart.MotionChart;
import org.glimpse.report.chart.MotionMapChart;
import org.glimpse.report.document.Block;

/** One clip in words and pictures. */
final class ClipBlocks {
  private static final double MICRO_MILLIS = 500;

  private ClipBlocks() {}

  static Block.Group of(
      String anchor,
      ClipAnalysis analysis,
      Optional<String> label,
      Optional<ApexMotion> apexMotion) {
    String name = analysis.source().id().clip();
    MotionCurve motion = analysis.motion();
    KeyFrames keyFrames = analysis.keyFrames();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Paragraph.of(movement(analysis, label)));
    remarks(analysis).forEach(r -> blocks.add(Block.Paragraph.note(r)));
    apexMotion
        .flatMap(QualityFlags::head)
        .ifPresent(flag -> blocks.add(Block.Paragraph.note(flag.sentence())));
    if (!analysis.filmstrip().isEmpty()) {
      blocks.addAll(HeatBlocks.films(name + "-filmstrip", analysis, Map.of()));
    }
    blocks.add(
        Block.Figures.of(
            MotionChart.of(name + "-motion", motion, keyFrames),
            "Motion against the clip's reference frame, in pixels of the aligned face; of a part"
                + " of the face, that of the side or spot that moves most. The band reaches from"
                + " onset to offset."
                + (motion.track().foundCount() < motion.length()
                    ? " Gray on the axis: no face was found."
                    : "")));
    apexMotion
        .flatMap(m -> map(name, m, analysis))
        .ifPresent(
            chart ->
                blocks.add(
                    Block.Figures.of(
                        chart,
                        "From onset to apex over the face at the apex: where it moves and whither,"
                            + " and where the skin is stretched or pressed.")));
    RegionMoves.of(analysis, apexMotion).ifPresent(blocks::add);
    return new Block.Group(
        anchor, analysis.source().id().subject().subject() + " / " + name, blocks);
  }

  private static String movement(ClipAnalysis analysis, Optional<String> label) {
    KeyFrames key = analysis.keyFrames();
    ClipTimes times = new ClipTimes(analysis);
    Region strongest = strongest(analysis.motion(), key.apex());
    return String.format(
            Locale.ROOT,
            "The face moves from %.0f ms (frame %d) to %.0f ms (frame %d), most at %.0f ms (frame"
                + " %d): %.2f px in the %s.",
            times.onset(),
            key.onset(),
            times.offset(),
            key.offset(),
            times.apex(),
            key.apex(),
            analysis.motion().magnitude(strongest)[key.apex()],
            Words.region(strongest))
        + label.map(name -> " Predicted label: " + name + ".").orElse("");
  }

  private static Region strongest(MotionCurve motion, int frame) {
    Region strongest = Region.MOUTH;
    for (Region region : Region.values()) {
      if (motion.magnitude(region)[frame] > motion.magnitude(strongest)[frame]) {
        strongest = region;
      }
    }
    return strongest;
  }

  private static List<String> remarks(ClipAnalysis analysis) {
    List<String> remarks = new ArrayList<>();
    if (analysis.keyFrames().source() == ApexSource.MIDPOINT) {
      remarks.add("The apex was not observed: it is the middle between onset and offset.");
    }
    double duration = new ClipTimes(analysis).duration();
    if (duration > MICRO_MILLIS) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "It lasts %.0f ms; movements of more than %.0f ms are not micro-expressions.",
              duration,
              MICRO_MILLIS));
    }
    QualityFlags.of(analysis).forEach(flag -> remarks.add(flag.sentence()));
    return remarks;
  }

  private static Optional<Chart> map(String name, ApexMotion motion, ClipAnalysis analysis) {
    return analysis.filmstrip().stream()
        .filter(frame -> frame.index() == analysis.keyFrames().apex())
        .filter(frame -> frame.size().equals(motion.flow().size()))
        .findFirst()
        .map(frame -> MotionMapChart.of(name + "-apex", motion, frame));
  }
}
