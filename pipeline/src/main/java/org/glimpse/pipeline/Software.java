package org.glimpse.pipeline;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.glimpse.core.corpus.Provenance;

/** What is running: Glimpse's version, its commit and the libraries it stands on. */
public final class Software {
  private static final String UNKNOWN = "unknown";
  private static final String DIRTY = "-dirty";

  private Software() {}

  /**
   * Glimpse's version.
   *
   * @return for example {@code "0.1.0"}, or {@code "unknown"} outside a build
   */
  public static String version() {
    return properties().getProperty("git.build.version", UNKNOWN);
  }

  /**
   * The commit Glimpse was built from.
   *
   * @return the abbreviated hash, with {@code -dirty} where files had changed; {@code "unknown"}
   *     outside a repository
   */
  public static String commit() {
    Properties build = properties();
    String commit = build.getProperty("git.commit.id.abbrev", "");
    if (commit.isBlank()) {
      return UNKNOWN;
    }
    return Boolean.parseBoolean(build.getProperty("git.dirty")) ? commit + DIRTY : commit;
  }

  /**
   * The software part of a provenance.
   *
   * @param device where models ran, {@code "cpu"} or {@code "gpu0"}, or {@code "none"}
   * @return version, commit, device, libraries
   */
  public static Provenance.Software describe(String device) {
    TreeMap<String, String> libraries = new TreeMap<>();
    libraries.put("java", Runtime.version().toString());
    libraries.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    Properties pinned = load("libraries.properties");
    pinned.stringPropertyNames().forEach(name -> libraries.put(name, pinned.getProperty(name)));
    return new Provenance.Software(version(), commit(), device, libraries);
  }

  /**
   * What a kept result depends on: version, commit and libraries, and where files had changed since
   * the commit, when the classes were made.
   */
  static String build() {
    Provenance.Software software = describe("none");
    boolean exact = !software.commit().equals(UNKNOWN) && !software.commit().endsWith(DIRTY);
    return software + (exact ? "" : " " + newestClass());
  }

  private static String newestClass() {
    long newest = 0;
    for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(place);
      try (Stream<Path> files = Files.exists(path) ? Files.walk(path) : Stream.empty()) {
        newest = Math.max(newest, files.mapToLong(f -> f.toFile().lastModified()).max().orElse(0));
      } catch (IOException e) {
        throw new UncheckedIOException("The class path " + place + " cannot be read.", e);
      }
    }
    return Long.toString(newest);
  }

  private static Properties properties() {
    return load("build.properties");
  }

  private static Properties load(String name) {
    Properties properties = new Properties();
    try (InputStream in = Software.class.getResourceAsStream(name)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    return properties;
  }
}
