package org.glimpse.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;

/**
 * A corpus of procedural clips with known truth: subjects {@code sub0001}, {@code sub0002}, … with
 * clips {@code sub0001_01}, {@code sub0001_02}, …
 *
 * <p>The clips are described at once and rendered when their frames are asked for. Labels are dealt
 * to the subjects at random; each subject gets as many clips as any other, or one more or less. The
 * same plan, settings and recipes give the same bytes.
 */
public final class SyntheticCorpus {
  private final CorpusPlan plan;
  private final List<SyntheticFace> faces;
  private final List<SyntheticClip> clips;

  private SyntheticCorpus(CorpusPlan plan, List<SyntheticFace> faces, List<SyntheticClip> clips) {
    this.plan = plan;
    this.faces = faces;
    this.clips = clips;
  }

  /**
   * A corpus whose labels are among the seven emotions of DFME.
   *
   * @param plan subjects and labels
   * @param settings how the clips are filmed
   * @return the corpus
   * @throws IllegalArgumentException if a label has no recipe in {@link EmotionRecipe#dfme7()}
   */
  public static SyntheticCorpus of(CorpusPlan plan, ClipSettings settings) {
    return of(plan, settings, EmotionRecipe.dfme7());
  }

  /**
   * A corpus with recipes of one's own.
   *
   * @param plan subjects and labels
   * @param settings how the clips are filmed
   * @param recipes one recipe for each label of the plan, in any order
   * @return the corpus
   * @throws IllegalArgumentException if a label has no recipe
   */
  public static SyntheticCorpus of(
      CorpusPlan plan, ClipSettings settings, List<EmotionRecipe> recipes) {
    return of(plan, settings, recipes, List.of());
  }

  /**
   * A corpus of photographed faces.
   *
   * @param plan subjects and labels
   * @param settings how the clips are filmed
   * @param recipes one recipe for each label of the plan, in any order
   * @param photos the subjects take them in turn; procedural faces where there are none
   * @return the corpus
   * @throws IllegalArgumentException if a label has no recipe
   */
  public static SyntheticCorpus of(
      CorpusPlan plan, ClipSettings settings, List<EmotionRecipe> recipes, List<FacePhoto> photos) {
    List<SyntheticFace> faces = new ArrayList<>();
    for (int i = 0; i < plan.subjects(); i++) {
      long seed = Seeds.derive(plan.seed(), subjectName(i));
      faces.add(
          photos.isEmpty()
              ? SyntheticFace.of(seed)
              : SyntheticFace.of(photos.get(i % photos.size()), seed));
    }
    List<String> labels = deal(plan);
    List<Nuisance> nuisances = nuisances(labels.size(), settings.nuisance(), plan);
    List<SyntheticClip> clips = new ArrayList<>();
    Map<String, EmotionRecipe> byLabel = byLabel(recipes);
    int total = labels.size();
    for (int s = 0; s < plan.subjects(); s++) {
      int first = (int) ((long) s * total / plan.subjects());
      int end = (int) ((long) (s + 1) * total / plan.subjects());
      for (int i = first; i < end; i++) {
        String name = subjectName(s) + String.format(Locale.ROOT, "_%02d", i - first + 1);
        ClipId id = ClipId.of(plan.corpus(), subjectName(s), name);
        clips.add(
            clip(
                id,
                faces.get(s),
                recipe(byLabel, labels.get(i)),
                settings.withNuisance(nuisances.get(i)),
                plan));
      }
    }
    return new SyntheticCorpus(plan, List.copyOf(faces), mislabel(clips, plan));
  }

  private static String subjectName(int index) {
    return String.format(Locale.ROOT, "sub%04d", index + 1);
  }

  private static Map<String, EmotionRecipe> byLabel(List<EmotionRecipe> recipes) {
    Map<String, EmotionRecipe> byLabel = new HashMap<>();
    recipes.forEach(recipe -> byLabel.put(recipe.label(), recipe));
    return byLabel;
  }

  private static EmotionRecipe recipe(Map<String, EmotionRecipe> byLabel, String label) {
    EmotionRecipe recipe = byLabel.get(label);
    if (recipe == null) {
      throw new IllegalArgumentException(
          "label '" + label + "' has no recipe; there are recipes for " + byLabel.keySet());
    }
    return recipe;
  }

  private static List<String> deal(CorpusPlan plan) {
    List<String> labels = new ArrayList<>();
    LabelSet set = plan.counts().labels();
    for (int i = 0; i < set.size(); i++) {
      for (int n = 0; n < plan.counts().count(i); n++) {
        labels.add(set.label(i));
      }
    }
    shuffle(labels, Seeds.generator(plan.seed(), "labels"));
    return labels;
  }

  /** For each clip: with an occluder in exactly the asked share. */
  private static List<Nuisance> nuisances(int clips, Nuisance nuisance, CorpusPlan plan) {
    long occluded = Math.round(nuisance.occluders() * clips);
    List<Nuisance> nuisances = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      nuisances.add(nuisance.withOccluders(i < occluded ? 1 : 0));
    }
    shuffle(nuisances, Seeds.generator(plan.seed(), "occluders"));
    return nuisances;
  }

  private static <T> void shuffle(List<T> list, RandomGenerator random) {
    for (int i = list.size() - 1; i > 0; i--) {
      T held = list.get(i);
      int j = random.nextInt(i + 1);
      list.set(i, list.get(j));
      list.set(j, held);
    }
  }

  private static SyntheticClip clip(
      ClipId id, SyntheticFace face, EmotionRecipe recipe, ClipSettings settings, CorpusPlan plan) {
    RandomGenerator occasion = Seeds.generator(plan.seed(), "clip/" + id);
    RandomGenerator person = Seeds.generator(face.seed(), "habit/" + recipe.label());
    int length = occasion.nextInt(settings.frames().min(), settings.frames().max() + 1);
    double amplitude =
        Curves.mix(settings.amplitude().min(), settings.amplitude().max(), occasion.nextDouble());
    Performance performance =
        new Performance(
            recipe.label(),
            recipe.perform(amplitude, person, occasion),
            MovementProfile.random(length, settings.frameRate(), occasion),
            length,
            settings.frameRate());
    return SyntheticClip.of(id, face, performance, settings.view(), settings.nuisance());
  }

  private static List<SyntheticClip> mislabel(List<SyntheticClip> clips, CorpusPlan plan) {
    LabelSet set = plan.counts().labels();
    if (plan.labelNoise().of(clips.size()) == 0) {
      return List.copyOf(clips);
    }
    Checks.argument(set.size() > 1, "label noise needs at least 2 labels but there is 1");
    return plan.labelNoise().kind() == LabelNoise.Kind.SYMMETRIC
        ? takenForAny(clips, plan)
        : takenForOne(clips, plan);
  }

  private static List<SyntheticClip> takenForAny(List<SyntheticClip> clips, CorpusPlan plan) {
    LabelSet set = plan.counts().labels();
    RandomGenerator random = Seeds.generator(plan.seed(), "label noise");
    List<Integer> order = new ArrayList<>(IntStream.range(0, clips.size()).boxed().toList());
    shuffle(order, random);
    for (int i : order.subList(0, plan.labelNoise().of(clips.size()))) {
      int truth = set.indexOf(clips.get(i).trueLabel()).orElseThrow();
      int other = (truth + 1 + random.nextInt(set.size() - 1)) % set.size();
      clips.set(i, clips.get(i).withLabel(set.label(other)));
    }
    return List.copyOf(clips);
  }

  private static List<SyntheticClip> takenForOne(List<SyntheticClip> clips, CorpusPlan plan) {
    LabelSet set = plan.counts().labels();
    List<Integer> confusions = LabelNoise.confusions(plan.counts());
    for (int k = 0; k < set.size(); k++) {
      String label = set.label(k);
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < clips.size(); i++) {
        if (clips.get(i).trueLabel().equals(label)) {
          order.add(i);
        }
      }
      shuffle(order, Seeds.generator(plan.seed(), "label noise/" + label));
      for (int i : order.subList(0, plan.labelNoise().of(order.size()))) {
        clips.set(i, clips.get(i).withLabel(set.label(confusions.get(k))));
      }
    }
    return List.copyOf(clips);
  }

  /**
   * Who is in the corpus.
   *
   * @return the plan it was made from
   */
  public CorpusPlan plan() {
    return plan;
  }

  /**
   * The subjects in the order of their names.
   *
   * @return one face a subject
   */
  public List<SyntheticFace> faces() {
    return faces;
  }

  /**
   * The clips in the order of subject and name.
   *
   * @return an immutable list
   */
  public List<SyntheticClip> clips() {
    return clips;
  }
}
