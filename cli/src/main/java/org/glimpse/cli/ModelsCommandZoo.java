package org.glimpse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.glimpse.model.block.ArchitectureOptions;
import org.glimpse.model.block.NetworkSize;
import org.glimpse.model.zoo.ZooModel;
import org.glimpse.pipeline.files.ZooJson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models zoo}: the models that can be trained. */
@Command(
    name = "zoo",
    description = "Lists the models that can be trained, with their sizes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Sizes are for seven classes and the input shape shown (channels × frames × height × width),",
      "which each model is made for; every model takes other numbers of channels, frames and",
      "pixels. Multiply-adds are those of convolutions, linear layers and LSTMs for one clip.",
      "",
      "Example: glimpse models zoo --json",
      "",
      ExitCode.HELP
    })
final class ModelsCommandZoo implements Callable<Integer> {
  private static final double MILLION = 1e6;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Which models to list. Default: all.",
      completionCandidates = KnownNames.Models.class)
  private List<String> names = List.of();

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(ZooJson.text(models()));
      return ExitCode.DONE;
    }
    out.printf(
        "%-15s %-9s %-13s %12s %18s  %s%n",
        "model", "family", "input", "parameters", "multiply-adds (M)", "source");
    for (ZooModel model : models()) {
      NetworkSize size = model.size();
      out.printf(
          "%-15s %-9s %-13s %,12d %,18.1f  %s%n",
          model.id(),
          model.family().title(),
          model.input(),
          size.parameters(),
          size.multiplyAdds() / MILLION,
          model.source());
      out.println("    " + model.explanation());
      out.println("    options: " + ArchitectureOptions.of(model.architecture()));
    }
    return ExitCode.DONE;
  }

  private List<ZooModel> models() {
    List<ZooModel> all = ZooModel.all();
    List<String> known = all.stream().map(ZooModel::id).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            "there is no model '" + name + "'; there are " + String.join(", ", known) + ".");
      }
    }
    return all.stream().filter(m -> names.isEmpty() || names.contains(m.id())).toList();
  }
}
