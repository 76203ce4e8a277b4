package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.glimpse.video.face.FaceModels;
import org.glimpse.video.models.ModelCache;

/** What can find faces on this machine. */
final class FaceFinders {
  private FaceFinders() {}

  /** Haar, and the networks whose models lie in the folder of reference data, by their ids. */
  static Map<String, FaceModels> all() throws IOException {
    Map<String, FaceModels> all = new LinkedHashMap<>();
    all.put(FaceModels.none().id(), FaceModels.none());
    Optional<Path> folder =
        MeasurementSettings.sharedData()
            .map(shared -> shared.resolve("models"))
            .filter(Files::isDirectory);
    if (folder.isPresent()) {
      FaceModels installed = FaceModels.installed(ModelCache.at(folder.get()));
      for (String detector : new String[] {"yunet", "blazeface"}) {
        FaceModels models = installed.withDetector(detector);
        all.put(models.id(), models);
      }
    }
    return all;
  }

  /** The best of them with landmarks. */
  static FaceModels withLandmarks() throws IOException {
    return all().values().stream()
        .filter(FaceModels::hasLandmarks)
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "The face models are not here: set -Dglimpse.shared to the folder that holds"
                        + " models."));
  }

  /** A file of faces among the reference data. */
  static Path file(String name) throws IOException {
    return MeasurementSettings.sharedData()
        .map(shared -> shared.resolve("data").resolve("faces").resolve(name))
        .filter(Files::exists)
        .orElseThrow(
            () ->
                new IOException(
                    "The file "
                        + name
                        + " is not here: set -Dglimpse.shared to the folder that holds"
                        + " data/faces."));
  }
}
