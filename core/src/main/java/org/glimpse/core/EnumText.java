package org.glimpse.core;

import java.util.Locale;

/** Constants as files, options and charts write them: {@code KEY_FRAMES} is {@code key-frames}. */
public final class EnumText {
  private EnumText() {}

  /**
   * A constant as it is written.
   *
   * @param constant the constant
   * @return its name in small letters, with hyphens
   */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant that was written.
   *
   * @param <E> the kind of constant
   * @param type the kind of constant
   * @param text what {@link #of} gave, in any case
   * @return the constant
   * @throws IllegalArgumentException if there is none of that name
   */
  public static <E extends Enum<E>> E parse(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
