package org.glimpse.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.keyframe.encode.ClipEncoder;
import org.glimpse.model.Device;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.TorchScript;
import org.glimpse.pipeline.maps.FlowMaps;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a network that PyTorch saved does not say itself: its classes and what it sees. */
final class ScriptOptions {
  private static final String DYNAMIC = "+dynamic";
  private static final String PHASES = "+dynamic-phases";
  private static final int SIDE = 28;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--classes",
      paramLabel = "A,B,…",
      split = ",",
      description = "With torchscript:FILE: the labels in the order of the network's outputs.")
  private @Nullable List<String> classes;

  @Option(
      names = "--input",
      paramLabel = "KIND",
      description =
          "With torchscript:FILE: what the network sees, as train writes it; values come as they"
              + " are. Default: uvs.")
  private Optional<String> kind;

  @Option(
      names = "--size",
      paramLabel = "PX",
      description = "With torchscript:FILE: side of the tensors. Default: " + SIDE + ".")
  private Optional<Integer> size;

  @Option(
      names = "--sampler",
      paramLabel = "NAME",
      description = "With torchscript:FILE: which frames it sees. Default: uniform:8.")
  private Optional<String> sampler;

  /** Refuses these options for a model that knows itself what it sees. */
  void refuse() {
    if (classes != null || kind.isPresent() || size.isPresent() || sampler.isPresent()) {
      throw usage("--classes, --input, --size and --sampler go with --model torchscript:FILE.");
    }
  }

  /** The network as a classifier, of maps if there are any. */
  NetworkClassifier open(TorchScript script, Optional<Path> maps, Device device)
      throws CorpusException {
    if (classes == null) {
      throw usage("--model torchscript:FILE needs --classes A,B,… in the order of its outputs.");
    }
    try {
      LabelSet labels = new LabelSet("labels", classes);
      if (maps.isPresent()) {
        List<Channel> channels = FlowMaps.CHANNELS;
        ClipShape shape = new ClipShape(channels.size(), 1, side(), side());
        return script.classifier(channels, shape, labels, ModelInput.maps(), device);
      }
      InputRecipe recipe = ModelInput.of(kind.orElse("uvs"), side(), sampler.orElse("uniform:8"));
      ClipEncoder encoder = ModelInput.encoder(recipe);
      int frames = frames(encoder.id(), ModelInput.sampler(recipe).length());
      ClipShape shape = new ClipShape(encoder.channels().size(), frames, side(), side());
      return script.classifier(encoder.channels(), shape, labels, recipe, device);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw usage(message.endsWith(".") ? message : message + ".");
    } catch (UncheckedIOException e) {
      throw new CorpusException(script.file(), String.valueOf(e.getMessage()));
    }
  }

  private int side() {
    return size.orElse(SIDE);
  }

  private static int frames(String encoder, int sampled) {
    return encoder.endsWith(PHASES) ? 2 : encoder.endsWith(DYNAMIC) ? 1 : sampled;
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
