package org.glimpse.pipeline.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.model.block.ArchitectureOptions;
import org.glimpse.model.block.NetworkSize;
import org.glimpse.model.zoo.ZooModel;

/** The models that can be trained, as JSON. */
public final class ZooJson {
  private ZooJson() {}

  /**
   * Models of the zoo.
   *
   * @param listed which ones, in their order
   * @return an object with {@code models}, a list of objects with {@code name}, {@code family},
   *     {@code input} (channels, frames, height, width), {@code parameters}, {@code multiplyAdds},
   *     {@code options} with their default values, {@code explanation} and {@code source}
   * @throws IOException never in practice
   */
  public static String text(List<ZooModel> listed) throws IOException {
    List<Map<String, Object>> models = new ArrayList<>();
    for (ZooModel model : listed) {
      NetworkSize size = model.size();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", model.id());
      row.put("family", model.family().title());
      row.put(
          "input",
          List.of(
              model.input().channels(),
              model.input().frames(),
              model.input().height(),
              model.input().width()));
      row.put("parameters", size.parameters());
      row.put("multiplyAdds", size.multiplyAdds());
      row.put("options", ArchitectureOptions.of(model.architecture()));
      row.put("explanation", model.explanation());
      row.put("source", model.source());
      models.add(row);
    }
    return Json.text(Map.of("models", models));
  }
}
