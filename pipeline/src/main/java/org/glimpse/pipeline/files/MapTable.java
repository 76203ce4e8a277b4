package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.ClipMap;
import org.glimpse.evaluation.SpaceTimeMap;

/**
 * {@code maps.csv}: where and when models looked, a row for each moment of a map: {@code
 * corpus,subject,clip,label,kind,moment,frame,height,width,levels}. The levels are whole numbers
 * from 0 to 255, row by row, with blanks between; the frame is blank where it is not known.
 */
final class MapTable {
  private static final String MAPS = "maps.csv";
  private static final String BLANK = " ";
  private static final List<String> MAP_COLUMNS =
      List.of(
          "corpus", "subject", "clip", "label", "kind", "moment", "frame", "height", "width",
          "levels");

  private MapTable() {}

  static void write(Path folder, LabelSet labels, List<ClipMap> maps) throws IOException {
    Files.deleteIfExists(folder.resolve(MAPS));
    if (maps.isEmpty()) {
      return;
    }
    List<List<Object>> rows = new ArrayList<>();
    for (ClipMap map : maps) {
      for (int t = 0; t < map.map().frames(); t++) {
        List<Object> row = EvaluationFiles.id(map.clip(), labels.label(map.label()));
        row.add(map.kind().name().toLowerCase(Locale.ROOT));
        row.add(t);
        row.add(map.frames().isEmpty() ? "" : map.frames().get(t));
        row.add(map.map().height());
        row.add(map.map().width());
        row.add(levels(map.map(), t));
        rows.add(row);
      }
    }
    CsvTable.write(folder.resolve(MAPS), MAP_COLUMNS, rows);
  }

  private static String levels(SpaceTimeMap map, int frame) {
    StringBuilder levels = new StringBuilder();
    for (int y = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++) {
        levels.append(levels.isEmpty() ? "" : BLANK).append(map.level(frame, y, x));
      }
    }
    return levels.toString();
  }

  static List<ClipMap> read(Path folder, LabelSet labels) throws FileFormatException {
    Path file = folder.resolve(MAPS);
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<String, List<CsvTable.Row>> byMap = new LinkedHashMap<>();
    for (CsvTable.Row row : CsvTable.read(file, MAP_COLUMNS).rows()) {
      String key = EvaluationFiles.id(row) + BLANK + row.text("kind");
      byMap.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    List<ClipMap> maps = new ArrayList<>();
    for (List<CsvTable.Row> moments : byMap.values()) {
      maps.add(map(file, moments, labels));
    }
    return maps;
  }

  private static ClipMap map(Path file, List<CsvTable.Row> moments, LabelSet labels)
      throws FileFormatException {
    CsvTable.Row first = moments.get(0);
    List<Integer> levels = new ArrayList<>();
    List<Integer> frames = new ArrayList<>();
    try {
      for (CsvTable.Row moment : moments) {
        for (String level : moment.text("levels").split(BLANK, -1)) {
          levels.add(Integer.parseInt(level));
        }
        if (moment.optional("frame").isPresent()) {
          frames.add(moment.integer("frame"));
        }
      }
      return new ClipMap(
          EvaluationFiles.id(first),
          ClipMap.Kind.valueOf(first.text("kind").toUpperCase(Locale.ROOT)),
          EvaluationFiles.label(file, first, labels),
          SpaceTimeMap.ofLevels(
              moments.size(),
              first.integer("height"),
              first.integer("width"),
              levels.stream().mapToInt(Integer::intValue).toArray()),
          frames);
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(
          file, "the map that begins before line " + first.line() + ": " + e.getMessage() + ".");
    }
  }
}
