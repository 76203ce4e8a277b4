package org.glimpse.video.models;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.Checks;

/**
 * A folder of model files. A file is used, and kept, only if its SHA-256 is that of its {@link
 * FaceModel}. Immutable; may be used by several threads and processes at once.
 */
public final class ModelCache {
  /** The system property that names the folder. */
  public static final String PROPERTY = "glimpse.models";

  /** The environment variable that names the folder where the property is not set. */
  public static final String ENVIRONMENT = "GLIMPSE_MODELS";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OK = 200;

  private final Path folder;

  private ModelCache(Path folder) {
    this.folder = folder;
  }

  /**
   * The cache of this user: the folder of the property {@value #PROPERTY}, else of the environment
   * variable {@value #ENVIRONMENT}, else {@code glimpse/models} in the user's folder for caches.
   *
   * @return the cache; its folder need not exist
   */
  public static ModelCache ofUser() {
    return at(
        firstSet(System.getProperty(PROPERTY), System.getenv(ENVIRONMENT))
            .map(Path::of)
            .orElseGet(
                () ->
                    firstSet(System.getenv("XDG_CACHE_HOME"), System.getenv("LOCALAPPDATA"))
                        .map(Path::of)
                        .orElse(Path.of(System.getProperty("user.home", "."), ".cache"))
                        .resolve("glimpse")
                        .resolve("models")));
  }

  private static Optional<String> firstSet(
      @org.jspecify.annotations.Nullable String first,
      @org.jspecify.annotations.Nullable String second) {
    return Optional.ofNullable(first)
        .filter(s -> !s.isBlank())
        .or(() -> Optional.ofNullable(second).filter(s -> !s.isBlank()));
  }

  /**
   * A cache in a folder.
   *
   * @param folder the folder; it is made when a model is installed
   * @return the cache
   */
  public static ModelCache at(Path folder) {
    return new ModelCache(folder);
  }

  /**
   * Where the models lie.
   *
   * @return the folder
   */
  public Path folder() {
    return folder;
  }

  /**
   * An installed model.
   *
   * @param model which one
   * @return its file, checked just now; empty if it is not installed
   * @throws ModelException if the file there has another hash
   * @throws IOException if it cannot be read
   */
  public Optional<Path> find(FaceModel model) throws IOException {
    Path file = folder.resolve(model.name());
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    verify(model, file);
    return Optional.of(file);
  }

  /**
   * Installs a model from a file on this machine.
   *
   * @param model which one
   * @param file its file, under any name
   * @return the installed file
   * @throws ModelException if the file has another hash; nothing is installed then
   * @throws IOException if a file cannot be read or written
   */
  public Path install(FaceModel model, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return keep(model, in, file.toString());
    }
  }

  /**
   * Installs whatever model a file holds, or all the models that a folder holds under their names.
   *
   * @param place a file or a folder
   * @return the models, at least one
   * @throws ModelException if the file is no known model, a file of the folder has the name of a
   *     model but another hash, or the folder holds no model
   * @throws IOException if a file cannot be read or written
   */
  public List<FaceModel> installFrom(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      FaceModel model = known(place);
      install(model, place);
      return List.of(model);
    }
    List<FaceModel> installed = new ArrayList<>();
    for (FaceModel model : FaceModel.all()) {
      Path file = place.resolve(model.name());
      if (Files.isRegularFile(file)) {
        install(model, file);
        installed.add(model);
      }
    }
    if (installed.isEmpty()) {
      throw new ModelException(
          "The folder "
              + place
              + " holds no model. A model is known by its file name, such as "
              + FaceModel.YUNET_320.name()
              + ".");
    }
    return installed;
  }

  private static FaceModel known(Path file) throws IOException {
    String hash = sha256(file);
    for (FaceModel model : FaceModel.all()) {
      if (model.sha256().equals(hash)) {
        return model;
      }
    }
    throw new ModelException(
        "The file "
            + file
            + " is none of the known models: its SHA-256 is "
            + hash
            + ". Fetch it again from its owner's address.");
  }

  /**
   * Installs a model from its owner's address.
   *
   * @param model which one
   * @return the installed file
   * @throws ModelException if the address does not answer with the file; nothing is installed then
   * @throws IOException if the address cannot be reached or the file not be written
   * @throws InterruptedException if the thread is interrupted
   */
  public Path download(FaceModel model) throws IOException, InterruptedException {
    URI address = model.address();
    Checks.argument(
        "https".equals(address.getScheme()), "models are fetched over https only, not " + address);
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    HttpResponse<InputStream> answer;
    try {
      answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      ModelException unreachable =
          new ModelException(
              address
                  + " cannot be reached. Bring the file from another machine and install it with"
                  + " 'glimpse models install --from FILE'.");
      unreachable.initCause(e);
      throw unreachable;
    }
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != OK) {
        throw new ModelException(address + " answers with the status " + answer.statusCode() + ".");
      }
      return keep(model, body, address.toString());
    }
  }

  /** Writes a file beside its place and moves it there once it has proved to be the right one. */
  private Path keep(FaceModel model, InputStream in, String whence) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, model.name(), ".part");
    try {
      Files.write(part, in.readNBytes(Math.toIntExact(model.bytes() + 1)));
      String hash = sha256(part);
      if (!hash.equals(model.sha256())) {
        throw wrongHash(model, whence, hash);
      }
      Path file = folder.resolve(model.name());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void verify(FaceModel model, Path file) throws IOException {
    String hash = sha256(file);
    if (!hash.equals(model.sha256())) {
      throw wrongHash(model, file.toString(), hash);
    }
  }

  private static ModelException wrongHash(FaceModel model, String whence, String hash) {
    return new ModelException(
        whence
            + " is not "
            + model.name()
            + ": its SHA-256 begins with "
            + hash.substring(0, 12)
            + " but must begin with "
            + model.sha256().substring(0, 12)
            + ". Remove it and install the model again.");
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
