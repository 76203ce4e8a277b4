package org.glimpse.core.label;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.glimpse.core.Checks;

/**
 * The labels of a task; a label's position is its class index.
 *
 * @param name what the set is called, for example {@code "dfme7"}
 * @param labels at least one label, all different when case is ignored
 */
public record LabelSet(String name, List<String> labels) {
  /**
   * Checks and copies the labels.
   *
   * @throws IllegalArgumentException if there is no label, a blank one or one twice
   */
  public LabelSet {
    Checks.notBlank("label set name", name);
    labels = Checks.notEmpty("labels", labels);
    Set<String> seen = new HashSet<>();
    for (String label : labels) {
      Checks.notBlank("label", label);
      Checks.argument(
          seen.add(label.toLowerCase(Locale.ROOT)), "label '" + label + "' occurs twice");
    }
  }

  /**
   * The seven emotions of DFME in alphabetical order, as its loaders index them.
   *
   * @return anger, contempt, disgust, fear, happiness, sadness, surprise
   */
  public static LabelSet dfme7() {
    return new LabelSet(
        "dfme7",
        List.of("anger", "contempt", "disgust", "fear", "happiness", "sadness", "surprise"));
  }

  /**
   * The three classes of the MEGC 2019 composite database in the order of its ground truth.
   *
   * @return negative, positive, surprise
   */
  public static LabelSet megc3() {
    return new LabelSet("megc3", List.of("negative", "positive", "surprise"));
  }

  /**
   * The number of classes, K.
   *
   * @return at least 1
   */
  public int size() {
    return labels.size();
  }

  /**
   * The class index of a label, whatever its case.
   *
   * @param label the label
   * @return its index, or empty if the set has no such label
   */
  public OptionalInt indexOf(String label) {
    String wanted = label.strip();
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).equalsIgnoreCase(wanted)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The label of a class.
   *
   * @param index the class index
   * @return the label
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public String label(int index) {
    return labels.get(Checks.index("class index", index, labels.size()));
  }
}
