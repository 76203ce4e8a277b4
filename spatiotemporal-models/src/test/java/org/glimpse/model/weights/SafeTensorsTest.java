package org.glimpse.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {
  @TempDir private Path folder;

  private Path file(String header, int values) throws Exception {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + values).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    Path file = folder.resolve("some.safetensors");
    Files.write(file, bytes.array());
    return file;
  }

  @Test
  void readsWhatItWrites() throws Exception {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    tensors.put("b", WeightTensor.wrap(List.of(2L, 3L), new float[] {1, -2, 3e-40f, -0f, 5, 6}));
    tensors.put("a", WeightTensor.wrap(List.of(), new float[] {Float.NaN}));
    tensors.put("none", WeightTensor.wrap(List.of(0L, 4L), new float[0]));
    SafeTensors written = new SafeTensors(new StateDict(tensors), new TreeMap<>(Map.of("k", "é")));
    Path file = folder.resolve("x");
    written.write(file);
    SafeTensors read = SafeTensors.read(file);
    assertThat(read).isEqualTo(written);
    assertThat(read.tensors().names()).containsExactly("b", "a", "none");
    assertThat(
            ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8)
        .isZero();
  }

  // The layout of the specification, written by hand.
  @Test
  void readsAFileOfTheSpecification() throws Exception {
    Path file = file("{\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}", 8);
    assertThat(SafeTensors.read(file).tensors().tensor("w"))
        .contains(WeightTensor.wrap(List.of(1L, 2L), new float[2]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'w':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}} | cut off",
        "{'w':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | cannot lie at bytes 0 to 8",
        "{'w':{'dtype':'F32','shape':[-1],'data_offsets':[4,0]}} | cannot lie",
        "{'w':{'dtype':'F32','shape':[99999,99999],'data_offsets':[0,8]}} | cannot lie",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}} | cannot lie",
        "{'w':{'dtype':'F32'}} | cannot lie",
        "{'w':{'dtype':'I64','shape':[1],'data_offsets':[0,8]}} | of type 'I64'; only F32",
        "{'w' | no JSON",
        "[1] | is no object"
      })
  void refusesADamagedFile(String header, String message) throws Exception {
    Path file = file(header.replace('\'', '"'), 8);
    assertThatThrownBy(() -> SafeTensors.read(file))
        .isInstanceOf(WeightsFormatException.class)
        .hasMessageContaining("some.safetensors")
        .hasMessageContaining(message);
  }

  @Test
  void refusesAFileThatIsNone() throws Exception {
    Path file = folder.resolve("text");
    for (String text : new String[] {"", "short", "a text of more than eight bytes"}) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> SafeTensors.read(file))
          .isInstanceOf(WeightsFormatException.class)
          .hasMessageContaining("This is no safetensors file");
    }
  }
}
