package org.glimpse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
  @ParameterizedTest
  @CsvSource({"auto,auto", "CPU,cpu", "gpu,gpu0", "gpu3,gpu3", "' gpu12 ',gpu12"})
  void parsesWhatItWrites(String text, String id) {
    assertThat(Device.parse(text).id()).isEqualTo(id);
    assertThat(Device.parse(id)).isEqualTo(Device.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuda:0", "gpu-1", "gpux", "tpu", "gpu1000"})
  void namesTheChoicesWhereADeviceIsUnknown(String text) {
    assertThatThrownBy(() -> Device.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("device '" + text + "' is not known; choose auto, cpu or gpu0, gpu1, ….");
  }

  @Test
  void resolvesAutoToADeviceThatIsThere() {
    Device resolved = Device.auto().resolve();
    assertThat(resolved)
        .isEqualTo(Engine.getInstance().getGpuCount() > 0 ? Device.gpu(0) : Device.cpu());
    assertThat(Device.cpu().resolve()).isEqualTo(Device.cpu());
  }

  @Test
  void saysHowManyGpusThereAreWhereOneIsMissing() {
    int present = Engine.getInstance().getGpuCount();
    assertThatThrownBy(() -> Device.gpu(present).resolve())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("device gpu" + present + " is not there: PyTorch sees " + present)
        .hasMessageContaining("--device cpu");
  }
}
