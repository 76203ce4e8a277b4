package org.glimpse.cli;

import java.util.List;
import org.glimpse.imbalance.objective.Objectives;
import org.glimpse.imbalance.objective.TrainingObjective;
import picocli.CommandLine;

/** The name of a training objective as it is typed; {@code help} asks what there is. */
final class ObjectiveName implements CommandLine.ITypeConverter<TrainingObjective> {
  @Override
  public TrainingObjective convert(String value) {
    if (HelpWanted.isAskedBy(value)) {
      throw new HelpWanted(
          Objectives.descriptions(),
          List.of("+cbam behind another name adds its gate, for example rul+cbam."));
    }
    try {
      return Objectives.parse(value);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
