package org.glimpse.model.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSizeTest {
  private static NetworkSize size(String model, ClipShape input, int classes) {
    return NetworkSize.of(ModelZoo.architecture(model, Map.of()), input, classes);
  }

  // By hand: outputs of 8×14×14, 4×7×7 and 4×7×7; the grid of 2×2 cells leaves 3×3 of 64 values.
  @Test
  void countsConvolutionsAtEveryPlaceOfTheirOutput() {
    NetworkSize size = size("cnn3d-small", new ClipShape(3, 8, 28, 28), 7);
    long convolutions =
        16L * 3 * 27 * 8 * 14 * 14 + 32L * 16 * 27 * 4 * 7 * 7 + 64L * 32 * 27 * 4 * 7 * 7;
    assertThat(size.multiplyAdds()).isEqualTo(convolutions + 64 * 3 * 3 * 7);
  }

  // By hand: the same on 8 images of 28×28, then 576 → 64 and an LSTM of 4 gates at each of them.
  @Test
  void countsFramesAndTimeSteps() {
    NetworkSize size = size("cnn-lstm", new ClipShape(3, 8, 28, 28), 7);
    long image = 16 * 3 * 9 * 14 * 14 + 32 * 16 * 9 * 7 * 7 + 64 * 32 * 9 * 7 * 7 + 576 * 64L;
    assertThat(size.multiplyAdds()).isEqualTo(8 * (image + 4 * 64 * (64 + 64)) + 64 * 7);
  }

  // By hand: 3×3 with stride 3 leaves 10×10; 1×1 once and 3×3 twice; 5×5 of 32 values.
  @Test
  void countsARecurrentConvolutionAsOftenAsItIsUsed() {
    NetworkSize size = size("rcn", new ClipShape(3, 1, 28, 28), 3);
    assertThat(size.multiplyAdds())
        .isEqualTo((32 * 3 * 9 + 32 * 32 + 2 * 32 * 32 * 9) * 100 + 800 * 3);
    assertThat(size.parameters())
        .isEqualTo(32 * 27 + 32 + 32 * 32 + 32 + 32 * 32 * 9 + 32 + 3 * 64 + 800 * 3 + 3);
  }

  // torchvision's documentation of its weights, in units of 1e9, rounded to three digits.
  @ParameterizedTest
  @CsvSource({"r3d-18, 40.697", "mc3-18, 43.343"})
  void countsTheVideoResNetsAsTorchvisionDoes(String model, double billions) {
    NetworkSize size = size(model, new ClipShape(3, 16, 112, 112), 400);
    assertThat(Math.round(size.multiplyAdds() / 1e6)).isEqualTo(Math.round(billions * 1e3));
  }
}
