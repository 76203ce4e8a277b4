package org.glimpse.model.train;

import java.util.List;
import java.util.Locale;
import org.glimpse.core.Checks;

/** Augmentations by name, with numbers or without. */
final class AugmentationNames {
  private static final String NONE = "none";
  private static final List<String> PATTERNS =
      List.of(
          "flip",
          "shift:2",
          "crop:0.9",
          "rotate:5",
          "jitter:1",
          "erase:0.5:0.25",
          "noise:0.05",
          "magnify:0.8:1.5");

  private AugmentationNames() {}

  static List<String> patterns() {
    return PATTERNS;
  }

  static Augmentation parse(String text) {
    String names = Checks.notBlank("augmentation", text).strip().toLowerCase(Locale.ROOT);
    Augmentation all = Augmentation.none();
    if (names.equals(NONE)) {
      return all;
    }
    boolean first = true;
    for (String name : names.split(",", -1)) {
      Augmentation next = one(text, name.strip());
      all = first ? next : all.andThen(next);
      first = false;
    }
    return all;
  }

  private static Augmentation one(String text, String name) {
    List<String> given = List.of(name.split(":", -1));
    for (String pattern : PATTERNS) {
      List<String> usual = List.of(pattern.split(":", -1));
      boolean bare = given.size() == 1 && usual.size() > 1;
      if (usual.get(0).equals(given.get(0)) && (bare || given.size() == usual.size())) {
        try {
          return of(bare ? usual : given);
        } catch (NumberFormatException e) {
          throw unknown(text);
        }
      }
    }
    throw unknown(text);
  }

  private static Augmentation of(List<String> parts) {
    return switch (parts.get(0)) {
      case "flip" -> Augmentation.flip();
      case "shift" -> Augmentation.shift(Integer.parseInt(parts.get(1)));
      case "crop" -> Augmentation.crop(Double.parseDouble(parts.get(1)));
      case "rotate" -> Augmentation.rotate(Double.parseDouble(parts.get(1)));
      case "jitter" -> Augmentation.jitter(Integer.parseInt(parts.get(1)));
      case "erase" ->
          Augmentation.erase(Double.parseDouble(parts.get(1)), Double.parseDouble(parts.get(2)));
      case "noise" -> Augmentation.noise(Double.parseDouble(parts.get(1)));
      case "magnify" ->
          Augmentation.magnify(Double.parseDouble(parts.get(1)), Double.parseDouble(parts.get(2)));
      default -> throw new IllegalStateException("no augmentation is called " + parts.get(0));
    };
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "augmentation '"
            + text
            + "' is not known; join some of "
            + String.join(", ", PATTERNS)
            + " by commas, with numbers or without, or give none.");
  }
}
