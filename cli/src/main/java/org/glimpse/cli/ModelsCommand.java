package org.glimpse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.pipeline.files.ModelsJson;
import org.glimpse.video.models.FaceModel;
import org.glimpse.video.models.ModelCache;
import org.glimpse.video.models.ModelException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models}: models that can be trained, and face models, which Glimpse does not ship. */
@Command(
    name = "models",
    description = "Lists the models that can be trained; lists and installs face models.",
    mixinStandardHelpOptions = true,
    subcommands = ModelsCommandZoo.class,
    synopsisSubcommandLabel = "ACTION",
    footer = {
      "",
      "Face models lie in the folder of the environment variable "
          + ModelCache.ENVIRONMENT
          + ", else in",
      "glimpse/models of the user's folder for caches. Each is verified by its SHA-256 before use.",
      "",
      "Example: glimpse models install --from /media/stick",
      "",
      ExitCode.HELP
    })
final class ModelsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: " + String.join(", ", spec.subcommands().keySet()));
  }

  @Command(
      name = "list",
      description =
          "Prints name, licence, size, SHA-256 and the owner's address of every face model.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: glimpse models list --json", "", ExitCode.HELP})
  Integer list(@Option(names = "--json", description = "Print JSON instead of text.") boolean json)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ModelCache cache = ModelCache.ofUser();
    if (json) {
      out.print(ModelsJson.text(cache));
      return ExitCode.DONE;
    }
    for (FaceModel model : FaceModel.all()) {
      out.printf(
          "%s  (%s, %,d bytes, %s)%n",
          model.name(), model.license(), model.bytes(), state(cache, model));
      out.println("    sha256 " + model.sha256());
      out.println("    from   " + model.address());
    }
    out.println("Folder: " + cache.folder());
    return ExitCode.DONE;
  }

  private static String state(ModelCache cache, FaceModel model) throws IOException {
    try {
      return cache.find(model).isPresent() ? "installed" : "not installed";
    } catch (ModelException e) {
      return "damaged, install it again";
    }
  }

  @Command(
      name = "install",
      description =
          "Installs face models: from their owners' addresses, or from files on this machine.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: glimpse models install --from face_landmark.tflite",
        "",
        ExitCode.HELP
      })
  Integer install(
      @Parameters(
              arity = "0..*",
              paramLabel = "NAME",
              description = "Which models to fetch. Default: all.")
          List<String> names,
      @Option(
              names = "--from",
              paramLabel = "FILE",
              description = "A model's file, or a folder of them; nothing is fetched then.")
          Optional<Path> from)
      throws IOException, InterruptedException {
    ModelCache cache = ModelCache.ofUser();
    List<FaceModel> installed = new ArrayList<>();
    List<String> asked = names == null ? List.of() : names;
    if (from.isPresent()) {
      if (!asked.isEmpty()) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "give names or --from, not both; a file is known by its hash.");
      }
      installed.addAll(cache.installFrom(from.get()));
    } else {
      for (FaceModel model : models(asked)) {
        cache.download(model);
        installed.add(model);
      }
    }
    for (FaceModel model : installed) {
      spec.commandLine().getOut().println("Installed " + cache.folder().resolve(model.name()));
    }
    return ExitCode.DONE;
  }

  private static List<FaceModel> models(List<String> names) throws ModelException {
    List<FaceModel> models = new ArrayList<>();
    for (String name : names) {
      models.add(FaceModel.named(name));
    }
    return models.isEmpty() ? FaceModel.all() : models;
  }
}
