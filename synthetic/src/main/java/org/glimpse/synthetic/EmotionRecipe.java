package org.glimpse.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.ActionUnit.Side;

/**
 * Which action units show a label, and how much people differ in it.
 *
 * @param label the label, not blank
 * @param core units that belong to it, strongest first, at least one
 * @param optional units that some people add
 * @param oneSided whether it shows on one side only, which is drawn for each clip
 */
public record EmotionRecipe(
    String label, List<ActionUnit> core, List<ActionUnit> optional, boolean oneSided) {
  private static final double DROP = 0.12;
  private static final double ADD = 0.22;
  private static final double WEAKEST = 0.55;
  private static final double IMBALANCE = 0.35;

  /**
   * Checks and copies the units.
   *
   * @throws IllegalArgumentException if the label is blank, there is no core unit, or {@link
   *     FacialAction} cannot draw one
   */
  public EmotionRecipe {
    Checks.notBlank("label", label);
    core = Checks.notEmpty("core units", core);
    optional = List.copyOf(optional);
    core.forEach(FacialAction::of);
    optional.forEach(FacialAction::of);
  }

  /**
   * A recipe from lists such as {@code "6+12"}.
   *
   * @param label the label
   * @param core units that belong to it, strongest first
   * @param optional units that some people add, possibly blank
   * @param oneSided whether it shows on one side only
   * @return the recipe
   * @throws IllegalArgumentException if a unit cannot be read or drawn
   */
  public static EmotionRecipe of(String label, String core, String optional, boolean oneSided) {
    return new EmotionRecipe(
        label, ActionUnit.parseList(core), ActionUnit.parseList(optional), oneSided);
  }

  /**
   * Recipes for the seven emotions of DFME, after the usual reading of FACS; neither DFME's nor
   * anybody's coding statistics.
   *
   * @return anger, contempt, disgust, fear, happiness, sadness, surprise
   */
  public static List<EmotionRecipe> dfme7() {
    return List.of(
        of("anger", "4+7+23+5", "24+17", false),
        of("contempt", "14+12", "10", true),
        of("disgust", "10+9", "17+4", false),
        of("fear", "20+1+2+4+5", "25", false),
        of("happiness", "12+6", "25", false),
        of("sadness", "15+1+4", "17", false),
        of("surprise", "1+2+5+25", "26", false));
  }

  /**
   * One way in which one person shows the label once.
   *
   * <p>The first core unit always shows at the full amplitude; every other core unit is left out
   * with probability 0.12 and has 0.55 to 1 of the amplitude; an optional unit joins with
   * probability 0.22. Sides differ by up to 0.35 of the strength.
   *
   * @param amplitude the strongest unit's amplitude in face units, in [0, 12]
   * @param person what is the person's own: which units it tends to drop or add, and its sides
   * @param occasion what changes from clip to clip
   * @return units with amplitudes, in ascending order of their numbers
   * @throws IllegalArgumentException if the amplitude is outside its range
   */
  public List<ActivatedUnit> perform(
      double amplitude, RandomGenerator person, RandomGenerator occasion) {
    List<ActivatedUnit> units = new ArrayList<>();
    Side side = occasion.nextBoolean() ? Side.LEFT : Side.RIGHT;
    double balance = person.nextDouble(-IMBALANCE, IMBALANCE);
    for (int i = 0; i < core.size(); i++) {
      double habit = person.nextDouble();
      double strength = i == 0 ? 1 : occasion.nextDouble(WEAKEST, 1);
      boolean drops = 0.5 * (habit + occasion.nextDouble()) < triangular(DROP);
      if (i == 0 || !drops) {
        units.add(new ActivatedUnit(sided(core.get(i), side), amplitude * strength, balance));
      }
    }
    for (ActionUnit unit : optional) {
      double habit = person.nextDouble();
      double strength = occasion.nextDouble(WEAKEST, 1);
      if (0.5 * (habit + occasion.nextDouble()) < triangular(ADD)) {
        units.add(new ActivatedUnit(sided(unit, side), amplitude * strength, balance));
      }
    }
    units.sort(Comparator.comparingInt(u -> u.unit().number()));
    return List.copyOf(units);
  }

  /** The value below which the mean of two uniform numbers lies with a probability up to a half. */
  private static double triangular(double probability) {
    return Math.sqrt(probability / 2);
  }

  private ActionUnit sided(ActionUnit unit, Side side) {
    return oneSided && unit.side() == Side.BOTH
        ? new ActionUnit(unit.number(), side, Optional.empty())
        : unit;
  }
}
