package org.glimpse.report.section;

import java.util.Optional;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.report.chart.ApexMotion;

/** Measures the motion from onset to apex when a report needs it. */
@FunctionalInterface
public interface ApexMotionSource {
  /**
   * Measures a clip.
   *
   * @param analysis the clip, whose filmstrip holds onset and apex
   * @return its motion; empty where it cannot be measured
   */
  Optional<ApexMotion> of(ClipAnalysis analysis);
}
