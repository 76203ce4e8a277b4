package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.tensor.LabelledClips;

/**
 * A protocol over given clips: folds of which each keeps its subjects apart and which together test
 * every clip exactly once.
 *
 * @param protocol what the protocol is called in results, for example {@code "loso"}
 * @param tested the clips that are tested, each in one fold
 * @param trainingOnly clips that are never tested, empty except for a fixed split
 * @param folds at least one fold, all names different
 */
public record FoldPlan(
    String protocol, List<ClipId> tested, List<ClipId> trainingOnly, List<Fold> folds) {
  /**
   * Checks the plan.
   *
   * @throws IllegalArgumentException if a clip is tested twice or never, a fold holds a clip that
   *     is not among the clips or tests one that is for training only, or two folds share a name
   */
  public FoldPlan {
    Checks.notBlank("protocol", protocol);
    tested = Checks.notEmpty("tested clips", tested);
    trainingOnly = List.copyOf(trainingOnly);
    folds = Checks.notEmpty("folds", folds);
    Map<ClipId, Integer> timesTested = new HashMap<>();
    for (ClipId clip : tested) {
      Checks.argument(timesTested.put(clip, 0) == null, "clip " + clip + " is listed twice");
    }
    Set<ClipId> known = new HashSet<>(timesTested.keySet());
    for (ClipId clip : trainingOnly) {
      Checks.argument(known.add(clip), "clip " + clip + " is listed twice");
    }
    Set<String> names = new HashSet<>();
    for (Fold fold : folds) {
      Checks.argument(names.add(fold.name()), "fold name '" + fold.name() + "' occurs twice");
      for (ClipId clip : fold.train()) {
        Checks.argument(
            known.contains(clip), "clip " + clip + " in fold " + fold.name() + " is unknown");
      }
      for (ClipId clip : fold.test()) {
        Integer times = timesTested.computeIfPresent(clip, (id, n) -> n + 1);
        Checks.argument(
            times != null,
            "clip "
                + clip
                + " tested in fold "
                + fold.name()
                + (known.contains(clip) ? " is for training only" : " is unknown"));
        Checks.argument(times == 1, "clip " + clip + " is tested twice");
      }
    }
    for (ClipId clip : tested) {
      Checks.argument(timesTested.getOrDefault(clip, 0) == 1, "clip " + clip + " is never tested");
    }
  }

  /**
   * Leave-one-subject-out: a fold for each subject, named by it; all other subjects train.
   *
   * <p>Folds come in the natural order of their subjects.
   *
   * @param clips clips of at least two subjects, none twice
   * @return the plan, {@code "loso"}
   * @throws IllegalArgumentException if there are fewer than two subjects or a clip occurs twice
   */
  public static FoldPlan leaveOneSubjectOut(Collection<ClipId> clips) {
    return leaveOneOut("loso", "subject", clips, clip -> clip.subject().toString());
  }

  /**
   * Leave-one-subject-out over labelled clips.
   *
   * @param clips clips of at least two subjects
   * @return the plan, {@code "loso"}
   * @throws IllegalArgumentException if there are fewer than two subjects
   */
  public static FoldPlan leaveOneSubjectOut(LabelledClips clips) {
    return leaveOneSubjectOut(clips.ids());
  }

  /**
   * The composite database evaluation of MEGC 2019: leave-one-subject-out over several corpora, all
   * of which train while one subject of one of them is tested.
   *
   * @param clips clips of at least two corpora, none twice
   * @return the plan, {@code "composite"}
   * @throws IllegalArgumentException if there are fewer than two corpora or a clip occurs twice
   */
  public static FoldPlan composite(Collection<ClipId> clips) {
    long corpora = clips.stream().map(clip -> clip.subject().corpus()).distinct().count();
    Checks.argument(corpora >= 2, "a composite needs at least 2 corpora but there is " + corpora);
    return leaveOneOut("composite", "subject", clips, clip -> clip.subject().toString());
  }

  /**
   * Leave-one-corpus-out: a fold for each corpus, named by it; all other corpora train.
   *
   * @param clips clips of at least two corpora, none twice
   * @return the plan, {@code "loco"}
   * @throws IllegalArgumentException if there are fewer than two corpora or a clip occurs twice
   */
  public static FoldPlan leaveOneCorpusOut(Collection<ClipId> clips) {
    return leaveOneOut("loco", "corpus", clips, clip -> clip.subject().corpus());
  }

  /**
   * Subject k-fold, stratified by label as far as whole subjects allow.
   *
   * <p>Subjects are shuffled by the seed (after being sorted, so the order of the clips does not
   * matter), then taken by falling number of clips. Each goes to the fold where it raises {@code
   * sum over folds of ( (n_f / N)^2 + sum over classes c of (n_fc / N_c)^2 )} least, ties to the
   * first such fold; {@code n_f} counts the fold's clips and {@code n_fc} those of class c. The sum
   * is smallest when every fold holds the same share of every class. No fold stays empty.
   *
   * @param clips clips of at least {@code k} subjects
   * @param k the number of folds, at least 2
   * @param seed decides the order of subjects with equally many clips
   * @return the plan, for example {@code "kfold:10"} with folds {@code "1"} to {@code "10"}
   * @throws IllegalArgumentException if {@code k < 2} or there are fewer subjects than folds
   */
  public static FoldPlan subjectKFold(LabelledClips clips, int k, long seed) {
    return plan(
        "kfold:" + Checks.atLeast("k", k, 2), clips.ids(), SubjectGroups.of(clips, k, seed));
  }

  /**
   * Subject k-fold repeated with other shuffles.
   *
   * @param clips clips of at least {@code k} subjects
   * @param k the number of folds, at least 2
   * @param seeds a seed for each repetition
   * @return a plan a seed, in order
   * @throws IllegalArgumentException if {@code k < 2} or there are fewer subjects than folds
   */
  public static List<FoldPlan> repeatedSubjectKFold(LabelledClips clips, int k, List<Long> seeds) {
    return seeds.stream().map(seed -> subjectKFold(clips, k, seed)).toList();
  }

  /**
   * Splits a fold's training clips again, by subject, to choose an epoch or an option: one of k
   * stratified parts validates, the others train. The fold's test clips are on neither side.
   *
   * @param fold the outer fold
   * @param clips the labelled clips, at least the fold's training clips
   * @param k the part that validates is about one k-th, at least 2
   * @param seed decides which part
   * @return the inner fold, named after the outer with {@code "/inner"}; its test side validates
   * @throws IllegalArgumentException if {@code k < 2}, there are fewer training subjects than
   *     parts, or a training clip has no label
   */
  public static Fold innerValidation(Fold fold, LabelledClips clips, int k, long seed) {
    Fold inner = subjectKFold(clips.select(fold.train()), k, seed).folds().get(0);
    return new Fold(fold.name() + "/inner", inner.train(), inner.test());
  }

  /**
   * A fixed split, as of a challenge: one fold, named {@code "test"}; training clips stay untested.
   *
   * @param train the training clips
   * @param test the test clips, of other subjects
   * @return the plan, {@code "split"}
   * @throws IllegalArgumentException if a side is empty or a subject is on both
   */
  public static FoldPlan trainTest(List<ClipId> train, List<ClipId> test) {
    return new FoldPlan("split", test, train, List.of(new Fold("test", train, test)));
  }

  /**
   * The name of the fold that tests a clip.
   *
   * @return fold names by tested clip
   */
  public Map<ClipId, String> foldOf() {
    Map<ClipId, String> names = new HashMap<>();
    folds.forEach(fold -> fold.test().forEach(clip -> names.put(clip, fold.name())));
    return Map.copyOf(names);
  }

  private static FoldPlan leaveOneOut(
      String protocol, String what, Collection<ClipId> clips, Function<ClipId, String> group) {
    SortedMap<String, List<ClipId>> groups = new TreeMap<>();
    for (ClipId clip : clips) {
      groups.computeIfAbsent(group.apply(clip), name -> new ArrayList<>()).add(clip);
    }
    Checks.argument(
        groups.size() >= 2,
        "leaving one " + what + " out needs at least 2 but there are " + groups.size());
    return plan(protocol, clips, groups);
  }

  private static FoldPlan plan(
      String protocol, Collection<ClipId> clips, Map<String, List<ClipId>> groups) {
    List<Fold> folds =
        groups.entrySet().stream()
            .map(
                group -> {
                  Set<ClipId> test = new HashSet<>(group.getValue());
                  List<ClipId> train = clips.stream().filter(c -> !test.contains(c)).toList();
                  return new Fold(group.getKey(), train, group.getValue());
                })
            .toList();
    return new FoldPlan(protocol, List.copyOf(clips), List.of(), folds);
  }
}
