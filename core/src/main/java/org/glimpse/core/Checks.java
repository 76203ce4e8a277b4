package org.glimpse.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks of arguments whose messages hold the name, the value and the allowed range.
 *
 * <p>They signal programmer errors ({@link IllegalArgumentException}, {@link
 * NullPointerException}); data errors are checked exceptions, see {@code ClipException}.
 */
public final class Checks {
  private Checks() {}

  /**
   * Refuses a value below a minimum.
   *
   * @param name what the value is called in the message
   * @param value the value
   * @param min the smallest allowed value
   * @return the value
   * @throws IllegalArgumentException if {@code value < min}
   */
  public static int atLeast(String name, int value, int min) {
    if (value < min) {
      throw new IllegalArgumentException(name + " must be at least " + min + " but is " + value);
    }
    return value;
  }

  /**
   * Refuses a value below a minimum.
   *
   * @param name what the value is called in the message
   * @param value the value
   * @param min the smallest allowed value
   * @return the value
   * @throws IllegalArgumentException if {@code value < min}
   */
  public static long atLeast(String name, long value, long min) {
    if (value < min) {
      throw new IllegalArgumentException(name + " must be at least " + min + " but is " + value);
    }
    return value;
  }

  /**
   * Refuses an index outside {@code [0, size)}.
   *
   * @param name what the index is called in the message
   * @param index the index
   * @param size the number of elements
   * @return the index
   * @throws IndexOutOfBoundsException if the index is outside {@code [0, size)}
   */
  public static int index(String name, int index, int size) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(name + " must be in [0, " + size + ") but is " + index);
    }
    return index;
  }

  /**
   * Refuses a value outside a closed range; NaN is outside every range.
   *
   * @param name what the value is called in the message
   * @param value the value
   * @param min the smallest allowed value
   * @param max the largest allowed value
   * @return the value
   * @throws IllegalArgumentException if the value is outside {@code [min, max]}
   */
  public static int inRange(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " must be in [" + min + ", " + max + "] but is " + value);
    }
    return value;
  }

  /**
   * Refuses a value outside a closed range; NaN is outside every range.
   *
   * @param name what the value is called in the message
   * @param value the value
   * @param min the smallest allowed value
   * @param max the largest allowed value
   * @return the value
   * @throws IllegalArgumentException if the value is outside {@code [min, max]}
   */
  public static double inRange(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          name + " must be in [" + min + ", " + max + "] but is " + value);
    }
    return value;
  }

  /**
   * Refuses a value that is not finite and greater than zero.
   *
   * @param name what the value is called in the message
   * @param value the value
   * @return the value
   * @throws IllegalArgumentException if the value is zero, negative, infinite or NaN
   */
  public static double positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " must be finite and greater than 0 but is " + value);
    }
    return value;
  }

  /**
   * Refuses a text that is null or blank.
   *
   * @param name what the text is called in the message
   * @param value the text
   * @return the text
   * @throws IllegalArgumentException if the text is null or blank
   */
  public static String notBlank(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
    return value;
  }

  /**
   * Refuses an empty list and returns an immutable copy of any other.
   *
   * @param <T> the type of the elements
   * @param name what the list is called in the message
   * @param values the list
   * @return an immutable copy
   * @throws IllegalArgumentException if the list is empty
   */
  public static <T> List<T> notEmpty(String name, List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    return List.copyOf(values);
  }

  /**
   * Refuses what does not hold.
   *
   * @param holds whether the argument is acceptable
   * @param message what is wrong, with the value and the allowed range
   * @throws IllegalArgumentException if {@code holds} is false
   */
  public static void argument(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
