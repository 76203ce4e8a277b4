package org.glimpse.keyframe.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;

/** What golden/feature/features.py computes, and the same inputs. */
final class Goldens {
  static final Size SIZE = new Size(12, 10);

  private Goldens() {}

  static double[] values(String name) {
    Properties all = new Properties();
    try (InputStream in =
        Goldens.class.getResourceAsStream("/golden/feature/features.properties")) {
      all.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Stream.of(all.getProperty(name).split(",", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  static Frame frame(int t) {
    byte[] pixels = new byte[SIZE.area()];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % SIZE.width();
      int y = i / SIZE.width();
      pixels[i] = (byte) ((x * 37 + y * 91 + x * y * 13 + t * t * 29 + t * x * 7) % 256);
    }
    return Frame.wrap(t, t, SIZE, 1, pixels);
  }

  static FlowField field(int t) {
    float[] u = new float[SIZE.area()];
    float[] v = new float[SIZE.area()];
    for (int i = 0; i < u.length; i++) {
      int x = i % SIZE.width();
      int y = i / SIZE.width();
      u[i] = ((x * 5 + y * 3 + t * 11) % 17 - 8) / 4f;
      v[i] = ((x * 7 + y * 2 + t * 5) % 13 - 6) / 4f;
    }
    return FlowField.wrap(SIZE, u, v);
  }
}
