package org.glimpse.imbalance.objective;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.attention.TokenScore;

/** The objectives that have a name on the command line. */
public final class Objectives {
  private static final List<Known> KNOWN =
      List.of(
          new Known(
              TrainingObjective.plain(), "the loss of the logits alone", "The plan's own loss."),
          new Known(
              rul(),
              "mixes features by learned uncertainty, so that doubtful clips count less",
              "Zhang et al., RUL, 2021."),
          new Known(
              rul().withEqualParts(),
              "the mixing of rul in equal parts, for comparison",
              "Zhang et al., RUL, 2021."),
          new Known(
              scn(),
              "a confidence a clip, kept in two groups; labels that the network contradicts change",
              "Wang et al., SCN, 2020."),
          new Known(
              scn().withoutRelabelling(),
              "the confidences of scn without changed labels, for comparison",
              "Wang et al., SCN, 2020."),
          new Known(
              eac(),
              "mirrored and erased copies must activate each class at mirrored places",
              "Zhang et al., EAC, 2022."),
          new Known(
              ulcAg(),
              "action units by a graph help; clips change to the nearest template",
              "Our reading of Liu et al., ULC-AG, 2022."),
          new Known(
              mtac(),
              "as ulc-ag with valence and arousal; probability and template must agree",
              "Our reading of Liu et al., MTAC, 2024."),
          new Known(
              dan(),
              "attention heads that differ, on features near the centers of their classes",
              "Wen et al., DAN, 2021."),
          new Known(
              apvit(),
              "a small vision transformer over the loudest half of places and moments",
              "Xue et al., APViT, 2022."),
          new Known(
              apvit().withScore(TokenScore.MOTION),
              "apvit over the half that has changed most since the first moment",
              "Xue et al., APViT, 2022; the score is our own."),
          new Known(
              apvit().withScore(TokenScore.RANDOM),
              "apvit over a random half, for comparison",
              "Xue et al., APViT, 2022."));
  private static final String GATE = "cbam";

  private Objectives() {}

  /**
   * Relative uncertainty learning.
   *
   * @return its defaults
   */
  public static RelativeUncertaintyObjective rul() {
    return RelativeUncertaintyObjective.withDefaults();
  }

  /**
   * Self-cure by confidence, rank and relabelling.
   *
   * @return its defaults
   */
  public static ConfidenceObjective scn() {
    return ConfidenceObjective.withDefaults();
  }

  /**
   * Erasing attention consistency.
   *
   * @return its defaults
   */
  public static ConsistencyObjective eac() {
    return ConsistencyObjective.withDefaults();
  }

  /**
   * Action units that help to correct labels, in our reading of ULC-AG.
   *
   * @return its defaults
   */
  public static AssistedObjective ulcAg() {
    return AssistedObjective.actionUnits();
  }

  /**
   * Action units, valence and arousal that help to correct labels, in our reading of MTAC.
   *
   * @return its defaults
   */
  public static AssistedObjective mtac() {
    return AssistedObjective.multiTask();
  }

  /**
   * Several attention heads.
   *
   * @return its defaults
   */
  public static AttentionObjective dan() {
    return AttentionObjective.withDefaults();
  }

  /**
   * A vision transformer over the best places and moments.
   *
   * @return its defaults
   */
  public static TokenObjective apvit() {
    return TokenObjective.withDefaults();
  }

  /**
   * An objective by name.
   *
   * @param name in any case; {@code +cbam} behind it, or {@code cbam} alone, adds a gate of
   *     channels and places
   * @return with its defaults
   * @throws IllegalArgumentException if there is none of that name; the message lists all
   */
  public static TrainingObjective parse(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    if (wanted.equals(GATE)) {
      return GatedObjective.of(TrainingObjective.plain());
    }
    if (wanted.endsWith("+" + GATE)) {
      return GatedObjective.of(parse(wanted.substring(0, wanted.lastIndexOf('+'))));
    }
    Optional<Known> found = KNOWN.stream().filter(k -> k.objective().id().equals(wanted)).findAny();
    Checks.argument(
        found.isPresent(),
        "there is no objective '"
            + name
            + "'; choose one of "
            + descriptions().keySet()
            + ", with +cbam behind it if wanted");
    return found.orElseThrow().objective();
  }

  /**
   * What there is.
   *
   * @return name to what it does and where it comes from, in two lines
   */
  public static Map<String, String> descriptions() {
    Map<String, String> all = new LinkedHashMap<>();
    for (Known known : KNOWN) {
      all.put(known.objective().id(), known.does() + "\n" + known.source());
    }
    all.put(
        GATE,
        "a gate of channels, places and moments on the volume; also behind others, as in rul+cbam\n"
            + "The public code of CBAM.");
    return all;
  }

  /**
   * An objective with its help text.
   *
   * @param objective what is offered
   * @param does what it does, a line
   * @param source where it comes from, a line
   */
  private record Known(TrainingObjective objective, String does, String source) {}
}
