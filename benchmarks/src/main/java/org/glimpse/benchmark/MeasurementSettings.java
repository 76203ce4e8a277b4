package org.glimpse.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of one measurement: its defaults, and what the command line changed. */
final class MeasurementSettings {
  private final Map<String, String> values;

  private MeasurementSettings(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * Puts the typed settings over a measurement's defaults.
   *
   * @param measurement the measurement
   * @param typed {@code key=value} texts
   * @return the settings
   * @throws IllegalArgumentException if a text is not of that form or its key is unknown
   */
  static MeasurementSettings of(Measurement measurement, List<String> typed) {
    Map<String, String> values = new LinkedHashMap<>(measurement.defaults());
    for (String text : typed) {
      int equals = text.indexOf('=');
      String key = equals < 0 ? text : text.substring(0, equals);
      if (equals < 0 || !values.containsKey(key)) {
        throw new IllegalArgumentException(
            measurement.name() + " has the settings " + values + ", not \"" + text + "\".");
      }
      values.put(key, text.substring(equals + 1));
    }
    return new MeasurementSettings(values);
  }

  /** All settings, for the result file. */
  Map<String, String> all() {
    return values;
  }

  String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("There is no setting " + key + " among " + values);
    }
    return value;
  }

  int integer(String key) {
    return Integer.parseInt(text(key));
  }

  double decimal(String key) {
    return Double.parseDouble(text(key));
  }

  /** Texts separated by commas; none where the value is blank. */
  List<String> texts(String key) {
    List<String> parts = new ArrayList<>();
    for (String part : text(key).split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  List<Double> decimals(String key) {
    return texts(key).stream().map(Double::valueOf).toList();
  }

  List<Integer> integers(String key) {
    return texts(key).stream().map(Integer::valueOf).toList();
  }

  /** The folder of reference data, if it lies where the system property glimpse.shared says. */
  static Optional<Path> sharedData() {
    return Optional.ofNullable(System.getProperty("glimpse.shared"))
        .map(Path::of)
        .filter(Files::isDirectory);
  }
}
