package org.glimpse.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.glimpse.report.chart.RatioBars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MeasureRunTest {
  private static final Measurement HALVES =
      new Measurement() {
        @Override
        public String name() {
          return "halves";
        }

        @Override
        public String summary() {
          return "Half of each number.";
        }

        @Override
        public Map<String, String> defaults() {
          return Map.of("numbers", "1,3");
        }

        @Override
        public Measured run(MeasurementSettings settings) {
          List<List<Object>> rows =
              settings.decimals("numbers").stream().map(n -> List.<Object>of(n, n / 2)).toList();
          return Measured.of(new Measured.Table("Halves", List.of("number", "half"), rows))
              .withCharts(
                  RatioBars.of(
                      "bars",
                      List.of(new RatioBars.Category("one", Color.BLUE)),
                      List.of(new RatioBars.Measure("half", List.of(OptionalDouble.of(0.5))))))
              .withRemarks("Exact.");
        }
      };

  @Test
  void keepsTablesSettingsChartsAndTheMachine(@TempDir Path folder) throws Exception {
    MeasurementSettings settings = MeasurementSettings.of(HALVES, List.of("numbers=5,0.125"));
    String markdown =
        MeasureRun.write(
            folder, "s", HALVES, settings, HALVES.run(settings), Duration.ofMillis(1500));
    assertThat(markdown)
        .contains("| number | half |", "| 5.000 | 2.500 |", "| 0.1250 | 0.06250 |", "- Exact.")
        .contains("benchmarks/measure halves numbers=5,0.125");
    assertThat(folder.resolve("s-bars.svg")).exists();
    assertThat(folder.resolve("s.md")).hasContent(markdown);
    assertThat(Files.readString(folder.resolve("s.json")))
        .contains("\"numbers\" : \"5,0.125\"", "\"seconds\" : 1.5", "\"cpu\"", "\"commit\"");
  }

  @Test
  void refusesASettingThatTheMeasurementDoesNotHave() {
    assertThatThrownBy(() -> MeasurementSettings.of(HALVES, List.of("seeds=3")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{numbers=1,3}")
        .hasMessageContaining("seeds=3");
  }

  @Test
  void refusesARowThatDoesNotFitTheHeads() {
    assertThatThrownBy(() -> new Measured.Table("t", List.of("a"), List.of(List.of(1, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 cells under 1 columns");
  }

  @Test
  void namesWhatThereIsWhereANameIsUnknown() {
    assertThatThrownBy(() -> Measurements.named("nothing"))
        .hasMessageContaining("nothing")
        .hasMessageContaining("flow-accuracy");
  }
}
