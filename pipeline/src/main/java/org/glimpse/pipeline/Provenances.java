package org.glimpse.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.ValenceArousal;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.corpus.Provenance;

/** Builds the provenance of a batch. */
public final class Provenances {
  private Provenances() {}

  /**
   * The provenance of a batch.
   *
   * @param corpus whose clips they are
   * @param outcomes what became of them
   * @param settings what was asked for
   * @return the provenance, with the software that runs
   */
  public static Provenance of(
      Corpus corpus, List<ClipOutcome> outcomes, SortedMap<String, String> settings) {
    Map<ApexSource, Integer> sources = new EnumMap<>(ApexSource.class);
    for (ClipOutcome outcome : outcomes) {
      outcome
          .usedKeyFrames()
          .ifPresent(keyFrames -> sources.merge(keyFrames.source(), 1, Integer::sum));
    }
    List<String> failed =
        outcomes.stream()
            .flatMap(outcome -> outcome.failed().stream())
            .map(failure -> failure.id() + " (" + failure.step().id() + "): " + failure.reason())
            .toList();
    SortedMap<String, String> all = new TreeMap<>(settings);
    if (!corpus.assumptions().isEmpty()) {
      all.put("assumed", String.join(" ", corpus.assumptions()));
    }
    return new Provenance(
        Software.describe("cpu"),
        all,
        new Provenance.Data(corpus.name(), hash(corpus), corpus.errata(), sources, failed));
  }

  /** SHA-256 over the clips' ids and annotations in the order of the ids. */
  private static String hash(Corpus corpus) {
    MessageDigest digest = ContentHashes.sha256();
    for (ClipSource clip : corpus.clips()) {
      Annotation annotation = clip.annotation();
      // Spelled out, so that what a corpus does not state adds nothing to its hash.
      String line =
          clip.id()
              + "|Annotation[keyFrames="
              + annotation.keyFrames()
              + ", emotion="
              + annotation.emotion()
              + ", actionUnits="
              + annotation.actionUnits()
              + ", frameRate="
              + annotation.frameRate()
              + "]"
              + annotation.feeling().map(ValenceArousal::toString).orElse("")
              + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
