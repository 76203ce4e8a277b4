package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.EnumText;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.ClipTrust;
import org.glimpse.evaluation.FaceTree;
import org.glimpse.evaluation.LabelChange;
import org.glimpse.evaluation.ModelInsight;
import org.glimpse.evaluation.TaskLabels;

/**
 * What the models of a run let see, each file only where there is something to tell: {@code
 * maps.csv} (see {@link MapTable}); {@code trust.csv} ({@code fold,corpus,subject,clip,measure,
 * value}): how far trainings trusted their clips; {@code relabelled.csv} ({@code
 * fold,corpus,subject,clip,epoch,old,new,margin}, epochs from 0): labels that they changed; {@code
 * face-tree.csv} ({@code fold,from,to}): learned trees of points of the face; {@code
 * task-labels.csv} ({@code fold,task,stated,derived,unknown}): in how many training clips a task
 * beside the classification had its label from the corpus, from the emotion, or not at all.
 */
final class InsightFiles {
  private static final String TRUST = "trust.csv";
  private static final String CHANGES = "relabelled.csv";
  private static final String TREES = "face-tree.csv";
  private static final String TASKS = "task-labels.csv";
  private static final List<String> TRUST_COLUMNS =
      List.of("fold", "corpus", "subject", "clip", "measure", "value");
  private static final List<String> CHANGE_COLUMNS =
      List.of("fold", "corpus", "subject", "clip", "epoch", "old", "new", "margin");
  private static final List<String> TREE_COLUMNS = List.of("fold", "from", "to");
  private static final List<String> TASK_COLUMNS =
      List.of("fold", "task", "stated", "derived", "unknown");

  private InsightFiles() {}

  static void write(Path folder, LabelSet labels, ModelInsight insight) throws IOException {
    MapTable.write(folder, labels, insight.maps());
    List<List<Object>> trust = new ArrayList<>();
    for (ClipTrust one : insight.trust()) {
      List<Object> row = EvaluationFiles.id(one.clip(), EnumText.of(one.measure()));
      row.add(0, one.fold());
      row.add(one.value());
      trust.add(row);
    }
    write(folder.resolve(TRUST), TRUST_COLUMNS, trust);
    List<List<Object>> changes = new ArrayList<>();
    for (LabelChange one : insight.changes()) {
      List<Object> row = new ArrayList<>(List.of(one.fold()));
      row.addAll(EvaluationFiles.id(one.clip()));
      row.add(one.epoch());
      row.add(labels.label(one.classes().from()));
      row.add(labels.label(one.classes().to()));
      row.add(one.margin());
      changes.add(row);
    }
    write(folder.resolve(CHANGES), CHANGE_COLUMNS, changes);
    List<List<Object>> edges = new ArrayList<>();
    for (FaceTree tree : insight.trees()) {
      for (FaceTree.Edge edge : tree.edges()) {
        edges.add(List.of(tree.fold(), EnumText.of(edge.from()), EnumText.of(edge.to())));
      }
    }
    write(folder.resolve(TREES), TREE_COLUMNS, edges);
    List<List<Object>> tasks = new ArrayList<>();
    for (TaskLabels one : insight.tasks()) {
      tasks.add(List.of(one.fold(), one.task(), one.stated(), one.derived(), one.unknown()));
    }
    write(folder.resolve(TASKS), TASK_COLUMNS, tasks);
  }

  private static void write(Path file, List<String> columns, List<List<Object>> rows)
      throws IOException {
    Files.deleteIfExists(file);
    if (!rows.isEmpty()) {
      CsvTable.write(file, columns, rows);
    }
  }

  private static <E extends Enum<E>> E value(Class<E> type, CsvTable.Row row, String column)
      throws FileFormatException {
    return EnumText.parse(type, row.text(column));
  }

  static ModelInsight read(Path folder, LabelSet labels) throws FileFormatException {
    ModelInsight insight = ModelInsight.none().withMaps(MapTable.read(folder, labels));
    Path at = folder;
    try {
      at = folder.resolve(TRUST);
      List<ClipTrust> trust = new ArrayList<>();
      for (CsvTable.Row row : rows(at, TRUST_COLUMNS)) {
        trust.add(
            new ClipTrust(
                row.text("fold"),
                EvaluationFiles.id(row),
                value(ClipTrust.Measure.class, row, "measure"),
                row.number("value")));
      }
      at = folder.resolve(CHANGES);
      List<LabelChange> changes = new ArrayList<>();
      for (CsvTable.Row row : rows(at, CHANGE_COLUMNS)) {
        changes.add(
            new LabelChange(
                row.text("fold"),
                EvaluationFiles.id(row),
                row.integer("epoch"),
                new LabelChange.Classes(
                    EvaluationFiles.label(at, row, "old", labels),
                    EvaluationFiles.label(at, row, "new", labels)),
                row.number("margin")));
      }
      at = folder.resolve(TREES);
      insight = insight.withTraining(trust, changes).withTrees(trees(at));
      at = folder.resolve(TASKS);
      return insight.withTasks(tasks(at));
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(at, e.getMessage() + ".");
    }
  }

  private static List<FaceTree> trees(Path file) throws FileFormatException {
    Map<String, List<FaceTree.Edge>> byFold = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(file, TREE_COLUMNS)) {
      byFold
          .computeIfAbsent(row.text("fold"), fold -> new ArrayList<>())
          .add(
              new FaceTree.Edge(
                  value(FacePoint.class, row, "from"), value(FacePoint.class, row, "to")));
    }
    return byFold.entrySet().stream()
        .map(entry -> new FaceTree(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<TaskLabels> tasks(Path file) throws FileFormatException {
    List<TaskLabels> tasks = new ArrayList<>();
    for (CsvTable.Row row : rows(file, TASK_COLUMNS)) {
      tasks.add(
          new TaskLabels(
              row.text("fold"),
              row.text("task"),
              row.integer("stated"),
              row.integer("derived"),
              row.integer("unknown")));
    }
    return tasks;
  }

  private static List<CsvTable.Row> rows(Path file, List<String> columns)
      throws FileFormatException {
    return Files.exists(file) ? CsvTable.read(file, columns).rows() : List.of();
  }
}
