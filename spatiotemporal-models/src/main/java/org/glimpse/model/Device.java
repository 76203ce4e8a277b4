package org.glimpse.model;

import ai.djl.engine.Engine;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glimpse.core.Checks;

/**
 * Where models run.
 *
 * @param kind the kind of device
 * @param index which GPU, from 0 on; 0 for other kinds
 */
public record Device(Kind kind, int index) {
  private static final Pattern GPU = Pattern.compile("gpu(\\d{1,3})?");

  /** The kinds of device. */
  public enum Kind {
    /** The first GPU if there is one, else the CPU. */
    AUTO,
    /** The CPU. */
    CPU,
    /** A CUDA device. */
    GPU
  }

  /**
   * Checks the index.
   *
   * @throws IllegalArgumentException if it is negative, or not 0 where the kind is no GPU
   */
  public Device {
    Checks.inRange("device index", index, 0, kind == Kind.GPU ? Integer.MAX_VALUE : 0);
  }

  /**
   * The first GPU if there is one, else the CPU.
   *
   * @return the device, to be resolved when models run
   */
  public static Device auto() {
    return new Device(Kind.AUTO, 0);
  }

  /**
   * The CPU.
   *
   * @return the device
   */
  public static Device cpu() {
    return new Device(Kind.CPU, 0);
  }

  /**
   * A GPU.
   *
   * @param index which one, from 0 on
   * @return the device, whether or not it is there
   * @throws IllegalArgumentException if the index is negative
   */
  public static Device gpu(int index) {
    return new Device(Kind.GPU, index);
  }

  /**
   * The device of a name on the command line.
   *
   * @param name {@code auto}, {@code cpu}, {@code gpu} or {@code gpu0}, {@code gpu1}, …
   * @return the device
   * @throws IllegalArgumentException if the name is none of these
   */
  public static Device parse(String name) {
    String wanted = Checks.notBlank("device", name).strip().toLowerCase(Locale.ROOT);
    if (wanted.equals("auto")) {
      return auto();
    }
    if (wanted.equals("cpu")) {
      return cpu();
    }
    Matcher gpu = GPU.matcher(wanted);
    Checks.argument(
        gpu.matches(), "device '" + name + "' is not known; choose auto, cpu or gpu0, gpu1, ….");
    return gpu(gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)));
  }

  /**
   * The device that is really used; starts the engine.
   *
   * @return the CPU or a GPU that is there, never {@link Kind#AUTO}
   * @throws IllegalArgumentException if a GPU is asked for that is not there
   */
  public Device resolve() {
    int present = Engine.getInstance().getGpuCount();
    if (kind == Kind.AUTO) {
      return present > 0 ? gpu(0) : cpu();
    }
    Checks.argument(
        kind != Kind.GPU || index < present,
        "device "
            + id()
            + " is not there: PyTorch sees "
            + present
            + " GPUs. Use --device cpu or auto, or run with a CUDA build of PyTorch.");
    return this;
  }

  /**
   * The device as it is written.
   *
   * @return {@code auto}, {@code cpu} or for example {@code gpu0}
   */
  public String id() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return kind == Kind.GPU ? name + index : name;
  }
}
