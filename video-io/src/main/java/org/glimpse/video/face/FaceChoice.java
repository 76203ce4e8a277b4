package org.glimpse.video.face;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;

/**
 * Which person of a clip is meant where several are seen.
 *
 * <p>Faces that overlap from sample to sample are one person. Someone seen too seldom to be more
 * than a false alarm is never chosen. Immutable.
 */
public final class FaceChoice {
  private static final FaceChoice LARGEST = new FaceChoice("largest", 0);
  private static final FaceChoice CENTRAL = new FaceChoice("central", 0);
  private static final FaceChoice PERSISTENT = new FaceChoice("persistent", 0);

  private final String id;
  private final int number;

  private FaceChoice(String id, int number) {
    this.id = id;
    this.number = number;
  }

  /**
   * The default: the largest sum, over the samples, of confidence times the area of the face.
   *
   * @return the choice {@code "largest"}
   */
  public static FaceChoice largest() {
    return LARGEST;
  }

  /**
   * The person whose face is, by the median of the samples, nearest to the middle of the picture.
   *
   * @return the choice {@code "central"}
   */
  public static FaceChoice central() {
    return CENTRAL;
  }

  /**
   * The person seen in most samples; of several, the largest.
   *
   * @return the choice {@code "persistent"}
   */
  public static FaceChoice persistent() {
    return PERSISTENT;
  }

  /**
   * A person counted from the left of the picture, by the median place of the face.
   *
   * @param number 1 for the leftmost person
   * @return the choice, named by the number
   * @throws IllegalArgumentException if the number is smaller than 1
   */
  public static FaceChoice number(int number) {
    return new FaceChoice(
        Integer.toString(Checks.atLeast("number of the face", number, 1)), number);
  }

  /**
   * A choice by name.
   *
   * @param text {@code largest}, {@code central}, {@code persistent} or a number of at least 1, in
   *     any case
   * @return the choice
   * @throws IllegalArgumentException if it is none of them
   */
  public static FaceChoice parse(String text) {
    for (FaceChoice choice : List.of(LARGEST, CENTRAL, PERSISTENT)) {
      if (choice.id.equals(text.toLowerCase(Locale.ROOT))) {
        return choice;
      }
    }
    Checks.argument(
        text.matches("[1-9][0-9]{0,3}"),
        "the face must be largest, central, persistent or a number from the left, 1 or more, but is"
            + " '"
            + text
            + "'");
    return number(Integer.parseInt(text));
  }

  /**
   * The choice as it is written.
   *
   * @return what {@link #parse} reads
   */
  public String id() {
    return id;
  }

  /** The chosen of several people, given by their faces in the samples. */
  Optional<NavigableMap<Integer, Face>> among(
      List<NavigableMap<Integer, Face>> people, Size picture) {
    if (number > 0) {
      return people.stream()
          .sorted(Comparator.comparingDouble(FaceChoice::column))
          .skip(number - 1L)
          .findFirst();
    }
    Comparator<NavigableMap<Integer, Face>> bySize =
        Comparator.comparingDouble(FaceChoice::largeness);
    return people.stream()
        .max(
            switch (id) {
              case "central" ->
                  Comparator.<NavigableMap<Integer, Face>>comparingDouble(
                          person -> -fromMiddle(person, picture))
                      .thenComparing(bySize);
              case "persistent" ->
                  Comparator.<NavigableMap<Integer, Face>>comparingInt(NavigableMap::size)
                      .thenComparing(bySize);
              default -> bySize;
            });
  }

  private static double largeness(NavigableMap<Integer, Face> person) {
    return person.values().stream().mapToDouble(f -> f.confidence() * f.side() * f.side()).sum();
  }

  private static double column(NavigableMap<Integer, Face> person) {
    return FaceSurvey.median(List.copyOf(person.values()), f -> f.center().x());
  }

  private static double fromMiddle(NavigableMap<Integer, Face> person, Size picture) {
    Point middle = new Point(picture.width() / 2.0, picture.height() / 2.0);
    return FaceSurvey.median(List.copyOf(person.values()), f -> f.center().distanceTo(middle));
  }
}
