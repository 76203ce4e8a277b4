package org.glimpse.model.block;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glimpse.core.Checks;

/**
 * The options of an architecture as texts, so that files can hold them. An architecture is a record
 * whose components are {@code double}, {@code int}, {@code boolean} or an enum.
 */
public final class ArchitectureOptions {
  private ArchitectureOptions() {}

  /**
   * The options of an architecture.
   *
   * @param architecture a record
   * @return component name to value
   * @throws IllegalArgumentException if it is no record
   */
  public static SortedMap<String, String> of(Architecture architecture) {
    SortedMap<String, String> options = new TreeMap<>();
    for (RecordComponent component : components(architecture)) {
      options.put(component.getName(), String.valueOf(value(architecture, component)));
    }
    return options;
  }

  /**
   * Options as they are typed.
   *
   * @param text {@code name=value}, several separated by commas or colons
   * @return component name to value
   * @throws IllegalArgumentException if a part is no {@code name=value} or a name comes twice
   */
  public static Map<String, String> parse(String text) {
    SortedMap<String, String> options = new TreeMap<>();
    for (String part : text.split("[,:]", -1)) {
      String[] pair = part.strip().split("=", 2);
      Checks.argument(
          pair.length == 2 && !options.containsKey(pair[0]),
          "options must be like width=0.5,dropout=0.3, each once, but are '" + text + "'");
      options.put(pair[0], pair[1]);
    }
    return options;
  }

  /**
   * An architecture with other options.
   *
   * @param defaults a record, which gives the values of the options that are not named
   * @param options component name to value
   * @return a record of the same type
   * @throws IllegalArgumentException if there is no such option or a value is not allowed
   * @throws IllegalStateException if the record or its constructor is not public
   */
  public static Architecture with(Architecture defaults, Map<String, String> options) {
    SortedMap<String, String> known = of(defaults);
    for (String name : options.keySet()) {
      Checks.argument(
          known.containsKey(name),
          "model "
              + defaults.id()
              + " has no option '"
              + name
              + "'; it has "
              + String.join(", ", known.keySet()));
    }
    List<Class<?>> types = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components(defaults)) {
      String text = options.get(component.getName());
      types.add(component.getType());
      values.add(text == null ? value(defaults, component) : parse(component, text));
    }
    try {
      Constructor<?> constructor =
          defaults.getClass().getDeclaredConstructor(types.toArray(Class<?>[]::new));
      return (Architecture) constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      // What the record itself refused.
      throw new IllegalArgumentException(e.getTargetException().getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the record of " + defaults.id() + " is not public", e);
    }
  }

  private static RecordComponent[] components(Architecture architecture) {
    RecordComponent[] components = architecture.getClass().getRecordComponents();
    Checks.argument(components != null, "architecture " + architecture.id() + " is no record");
    return components;
  }

  private static Object value(Architecture architecture, RecordComponent component) {
    try {
      return component.getAccessor().invoke(architecture);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the record of " + architecture.id() + " is not public", e);
    }
  }

  private static Object parse(RecordComponent component, String text) {
    Class<?> type = component.getType();
    try {
      if (type == double.class) {
        return Double.valueOf(text);
      }
      if (type == int.class) {
        return Integer.valueOf(text);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "option " + component.getName() + " must be a number but is '" + text + "'", e);
    }
    Object[] values = type == boolean.class ? new Object[] {true, false} : type.getEnumConstants();
    for (Object value : values) {
      if (value.toString().equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "option "
            + component.getName()
            + " must be one of "
            + Stream.of(values).map(Object::toString).collect(Collectors.joining(", "))
            + " but is '"
            + text
            + "'");
  }
}
