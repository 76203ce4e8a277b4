package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.glimpse.model.train.LearningRate;
import org.glimpse.model.train.LearningRateSchedule;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.Optimization;
import org.glimpse.model.train.OptimizerRule;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class OptimizationOptionsTest {
  private static final NetworkTrainer RECIPE = ModelZoo.smallCnn3d();

  private static OptimizationOptions parse(String... arguments) {
    OptimizationOptions options = new OptimizationOptions();
    new CommandLine(new Empty()).addMixin("options", options).parseArgs(arguments);
    return options;
  }

  /** A command that has no options of its own. */
  @Command(name = "empty")
  private static final class Empty {}

  @Test
  void leavesTheModelsRecipeAsItIs() {
    assertThat(parse().apply(RECIPE).options()).isEqualTo(RECIPE.options());
    assertThat(parse().arguments()).isEmpty();
  }

  @Test
  void changesWhatIsAskedForHereAndInOtherProcesses() {
    OptimizationOptions options =
        parse(
            "--optimizer=adamw",
            "--learning-rate=0.01",
            "--schedule=warmup:2+cosine",
            "--weight-decay=0.1",
            "--clip-norm=2",
            "--average=0.9",
            "--batch=7",
            "--augmentation=flip,rotate:3",
            "--group-rate=features=0.1");
    assertThat(options.apply(RECIPE).options())
        .isEqualTo(
            RECIPE
                .options()
                .withBatchSize(7)
                .withOptimization(
                    new Optimization(
                        OptimizerRule.adamW().withWeightDecay(0.1),
                        LearningRate.of(0.01)
                            .withSchedule(LearningRateSchedule.cosine().withWarmUp(2))
                            .withGroup("features", 0.1),
                        2,
                        0.9)));
    assertThat(options.apply(RECIPE).settings()).containsEntry("augmentation", "flip, rotate(3.0)");
    OptimizationOptions again = parse(options.arguments().toArray(new String[0]));
    assertThat(again.apply(RECIPE).options()).isEqualTo(options.apply(RECIPE).options());
    assertThat(again.arguments()).isEqualTo(options.arguments());
  }

  @Test
  void refusesAPartThatNotEveryModelHas() {
    assertThatThrownBy(() -> parse("--group-rate=feet=1").apply(RECIPE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--group-rate must be of features or head but is of 'feet'");
  }

  @Test
  void saysWhatIsWrongInOneSentence() {
    CliRun run = CliRun.of("evaluate", "nowhere", "--out", "x", "--optimizer", "rmsprop");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("'rmsprop' is not known; choose one of sgd, nesterov, adam, adamw.\n");
  }
}
