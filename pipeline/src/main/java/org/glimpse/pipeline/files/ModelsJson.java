package org.glimpse.pipeline.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.video.models.FaceModel;
import org.glimpse.video.models.ModelCache;

/** The face models as JSON. */
public final class ModelsJson {
  private ModelsJson() {}

  /**
   * All known models and whether they are installed.
   *
   * @param cache where they would lie
   * @return an object with {@code folder} and {@code models}, a list of objects with {@code name},
   *     {@code license}, {@code bytes}, {@code sha256}, {@code address} and {@code installed}
   * @throws IOException if an installed file cannot be read or has another hash
   */
  public static String text(ModelCache cache) throws IOException {
    List<Map<String, Object>> models = new ArrayList<>();
    for (FaceModel model : FaceModel.all()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", model.name());
      row.put("license", model.license());
      row.put("bytes", model.bytes());
      row.put("sha256", model.sha256());
      row.put("address", model.address().toString());
      row.put("installed", cache.find(model).isPresent());
      models.add(row);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("folder", cache.folder().toString());
    root.put("models", models);
    return Json.text(root);
  }
}
