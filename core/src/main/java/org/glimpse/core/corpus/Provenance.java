package org.glimpse.core.corpus;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ApexSource;

/**
 * How a result came about; every result file carries it.
 *
 * @param software the program and the libraries that did the work
 * @param settings what was asked for, by option name: model, sampler, imbalance strategy, seed, …
 * @param data what it was done on
 */
public record Provenance(Software software, SortedMap<String, String> settings, Data data) {
  /** Copies the settings. */
  public Provenance {
    settings = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /**
   * This provenance with one more setting.
   *
   * @param name the option's name
   * @param value its value
   * @return a copy
   */
  public Provenance withSetting(String name, String value) {
    TreeMap<String, String> more = new TreeMap<>(settings);
    more.put(Checks.notBlank("setting name", name), value);
    return new Provenance(software, more, data);
  }

  /**
   * The software of a run.
   *
   * @param version Glimpse's version
   * @param commit the commit it was built from, or {@code "unknown"}
   * @param device where models ran: {@code cpu} or {@code gpu0}
   * @param libraries library and runtime versions by name
   */
  public record Software(
      String version, String commit, String device, Map<String, String> libraries) {
    /** Copies the versions. */
    public Software {
      libraries = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(libraries));
    }
  }

  /**
   * The data of a run.
   *
   * @param corpus the corpus' name
   * @param corpusHash SHA-256 over the annotations as read, in hexadecimal
   * @param errata the corrections applied, one sentence each
   * @param apexSources how many key frames came from where
   * @param failedClips one line for each clip without a result, with the reason
   */
  public record Data(
      String corpus,
      String corpusHash,
      List<String> errata,
      Map<ApexSource, Integer> apexSources,
      List<String> failedClips) {
    /** Copies the lists. */
    public Data {
      errata = List.copyOf(errata);
      apexSources = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(apexSources));
      failedClips = List.copyOf(failedClips);
    }
  }
}
