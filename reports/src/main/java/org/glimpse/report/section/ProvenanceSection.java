package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.evaluation.audit.Finding;
import org.glimpse.report.chart.ChartNames;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Section;
import org.glimpse.report.document.Table;

/**
 * How the numbers of a report were made: what an audit found, and of each run its settings, data,
 * corrections and software.
 */
public final class ProvenanceSection implements Section {
  private final Map<String, Provenance> runs;
  private final Map<String, List<Finding>> audits;

  private ProvenanceSection(Map<String, Provenance> runs, Map<String, List<Finding>> audits) {
    this.runs = runs;
    this.audits = audits;
  }

  /**
   * A section about runs.
   *
   * @param runs what each run is called and how it came about, in the order in which they are
   *     shown; may be empty, where nothing is known
   * @return the section
   */
  public static ProvenanceSection of(Map<String, Provenance> runs) {
    return new ProvenanceSection(new LinkedHashMap<>(runs), Map.of());
  }

  /**
   * This section with what an audit of a run found, the most serious first.
   *
   * @param run what the run is called
   * @param findings the findings, passed checks included
   * @return a copy
   */
  public ProvenanceSection withAudit(String run, List<Finding> findings) {
    Map<String, List<Finding>> more = new LinkedHashMap<>(audits);
    more.put(
        run, findings.stream().sorted(Comparator.comparing(Finding::severity).reversed()).toList());
    return new ProvenanceSection(runs, more);
  }

  @Override
  public String title() {
    return "How these numbers were made";
  }

  @Override
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    audits.forEach(
        (run, findings) -> {
          String heading = audits.size() == 1 ? "Checks" : "Checks of " + run;
          blocks.add(
              new Block.Group(
                  ChartNames.slug(heading), heading, List.of(new Block.Findings(findings))));
        });
    if (runs.isEmpty()) {
      blocks.add(
          Block.Paragraph.warning(
              "Nothing is known about how these numbers came about: they carry no provenance."));
      return blocks;
    }
    blocks.add(settings());
    part(blocks, "Data", run -> data(run.data()));
    part(blocks, "Software", run -> software(run.software()));
    return blocks;
  }

  /** Settings that all runs share are said once; the others are columns of a table. */
  private Block settings() {
    TreeSet<String> names = new TreeSet<>();
    runs.values().forEach(run -> names.addAll(run.settings().keySet()));
    List<Block> blocks = new ArrayList<>();
    List<Block.Fact> shared = new ArrayList<>();
    List<List<Cell>> different = new ArrayList<>();
    for (String name : names) {
      List<String> values =
          runs.values().stream().map(run -> run.settings().getOrDefault(name, Cell.NONE)).toList();
      if (values.stream().distinct().count() == 1) {
        shared.add(Block.Fact.of(name, values.get(0)));
      } else {
        List<Cell> row = new ArrayList<>(List.of(Cell.of(name)));
        values.forEach(value -> row.add(Cell.of(value)));
        different.add(row);
      }
    }
    if (!different.isEmpty()) {
      List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("setting")));
      runs.keySet().forEach(run -> columns.add(Table.Column.text(run)));
      blocks.add(new Table("Settings in which the runs differ.", columns, different));
    }
    blocks.add(new Block.Facts(shared));
    return new Block.Group("settings", "Settings", blocks);
  }

  private void part(
      List<Block> blocks, String title, Function<Provenance, List<Block.Fact>> facts) {
    Map<List<Block.Fact>, List<String>> byContent = new LinkedHashMap<>();
    runs.forEach(
        (name, run) ->
            byContent.computeIfAbsent(facts.apply(run), f -> new ArrayList<>()).add(name));
    byContent.forEach(
        (content, names) -> {
          String heading = byContent.size() == 1 ? title : title + " of " + Words.list(names);
          blocks.add(
              new Block.Group(
                  ChartNames.slug(heading), heading, List.of(new Block.Facts(content))));
        });
  }

  private static List<Block.Fact> data(Provenance.Data data) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(Block.Fact.of("corpus", data.corpus()));
    facts.add(Block.Fact.of("SHA-256 of the annotations", data.corpusHash()));
    List<String> sources = new ArrayList<>();
    data.apexSources()
        .forEach((source, count) -> sources.add(Words.apexSource(source) + ": " + count));
    add(facts, "where apexes come from", sources, "no clip has one");
    add(facts, "corrections of the corpus", data.errata(), "none");
    add(facts, "clips without a result", data.failedClips(), "none");
    return facts;
  }

  private static void add(
      List<Block.Fact> facts, String name, List<String> values, String otherwise) {
    facts.add(new Block.Fact(name, values.isEmpty() ? List.of(otherwise) : values));
  }

  private static List<Block.Fact> software(Provenance.Software software) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(Block.Fact.of("Glimpse", software.version()));
    facts.add(Block.Fact.of("commit", software.commit()));
    facts.add(Block.Fact.of("device", software.device()));
    software.libraries().forEach((name, version) -> facts.add(Block.Fact.of(name, version)));
    return facts;
  }
}
