package org.glimpse.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the running program uses of the machine. */
final class OwnProcess {
  private static final double KIB_PER_MIB = 1024;

  private OwnProcess() {}

  /** Time that all its threads spent on processors so far; wall time where that is not known. */
  static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : System.nanoTime();
  }

  /** Resident memory in MiB, heap and native together. */
  static double residentMebibytes() {
    return status("VmRSS:");
  }

  /** The largest resident memory so far in MiB. */
  static double largestResidentMebibytes() {
    return status("VmHWM:");
  }

  private static double status(String name) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith(name)) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("/proc/self/status has no " + name);
  }
}
