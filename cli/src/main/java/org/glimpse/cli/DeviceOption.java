package org.glimpse.cli;

import org.glimpse.model.Device;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a model predicts. */
final class DeviceOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "Where a model runs: auto, cpu or gpu0, gpu1, …. Default: ${DEFAULT-VALUE}.")
  private String device;

  Device device() {
    try {
      return Device.parse(device).resolve();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
