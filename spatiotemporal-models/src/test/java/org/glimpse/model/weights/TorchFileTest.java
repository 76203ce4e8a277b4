package org.glimpse.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On files of torch 1.13, made by {@code make_goldens.py}. */
class TorchFileTest {
  @TempDir private Path folder;

  private Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/golden/torch/" + name))) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private static WeightTensor tensor(List<Long> shape, float... values) {
    return WeightTensor.wrap(shape, values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-types.pth", "all-types-legacy.pth"})
  void readsTensorsOfEveryType(String name) throws Exception {
    StateDict read = TorchFile.read(resource(name));
    assertThat(read.names())
        .containsExactly(
            "float",
            "double",
            "half",
            "bfloat",
            "long",
            "byte",
            "flag",
            "transposed",
            "part",
            "parameter",
            "none");
    assertThat(read.tensors())
        .containsEntry("float", tensor(List.of(2L, 3L), 1.5f, -2, 3.25f, 4, 1e-40f, -0f))
        .containsEntry("double", tensor(List.of(2L), 0.1f, Float.NEGATIVE_INFINITY))
        .containsEntry("half", tensor(List.of(4L), 0.5f, -65504, 0x1p-24f, Float.POSITIVE_INFINITY))
        .containsEntry("bfloat", tensor(List.of(2L), 1.5f, -3))
        .containsEntry("long", tensor(List.of(), 7))
        .containsEntry("byte", tensor(List.of(2L), 0, 200))
        .containsEntry("flag", tensor(List.of(2L), 1, 0))
        .containsEntry("transposed", tensor(List.of(3L, 2L), 0, 3, 1, 4, 2, 5))
        .containsEntry("part", tensor(List.of(3L), 3, 4, 5))
        .containsEntry("parameter", tensor(List.of(1L), 9))
        .containsEntry("none", tensor(List.of(0L, 4L)));
  }

  @Test
  void readsTheDictionaryInsideACheckpoint() throws Exception {
    StateDict read = TorchFile.read(resource("checkpoint.pth"));
    assertThat(read.tensors()).containsOnlyKeys("w");
    assertThat(read.tensor("w")).contains(tensor(List.of(2L), 1, 1));
  }

  @Test
  void readsTheSameFromBothForms() throws Exception {
    assertThat(TorchFile.read(resource("ststnet.pth")))
        .isEqualTo(TorchFile.read(resource("ststnet-legacy.pth")));
  }

  @Test
  void refusesAPickledModel() throws Exception {
    refuses(resource("whole-model.pth"), "it names '__main__.StstNet', which is neither a tensor");
  }

  /** The classic attack: the pickle asks to call a function of the system. */
  @Test
  void refusesAPickleThatWouldRunACommand() throws Exception {
    Path ran = folder.resolve("ran");
    String command = "touch " + ran;
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2});
    pickle.writeBytes("cposix\nsystem\nX".getBytes(StandardCharsets.UTF_8));
    pickle.writeBytes(new byte[] {(byte) command.length(), 0, 0, 0});
    pickle.writeBytes(command.getBytes(StandardCharsets.UTF_8));
    pickle.writeBytes(new byte[] {(byte) 0x85, 'R', '.'});
    refuses(zip(pickle.toByteArray()), "it names 'posix.system'");
    assertThat(ran).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "8004, protocol 4; only 2 is read",
    "8002, cut off",
    "80022e, its stack is empty",
    "80027d2873, its stack is empty",
    "800275, a mark is missing",
    "80025d4b014b02732e, no dictionary",
    "80027d7d4e732e, neither a text nor a number",
    "80024b01612e, its stack is empty",
    "80024b0168052e, refers to a value that it does not hold",
    "80024b0151, no storage of a tensor",
    "80024b014b02522e, builds something that is no tensor",
    "80026965, operation 0x69",
    "8002586400000061, cut off",
    "800258ffffffff61, cut off",
    "80024b012e, holds no dictionary of tensors",
    "80027d5801000000614b01732e, 'a' is no tensor"
  })
  void saysWhatIsWrongWithAPickle(String hex, String message) throws Exception {
    refuses(zip(java.util.HexFormat.of().parseHex(hex)), message);
  }

  @Test
  void refusesOtherFiles() throws Exception {
    Path file = folder.resolve("other.pth");
    for (String text : new String[] {"", "P", "PK", "a text", "PK is no zip"}) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> TorchFile.read(file))
          .isInstanceOf(WeightsFormatException.class)
          .hasMessageContaining("other.pth");
    }
  }

  /** Cut off anywhere or changed anywhere, a file is read or refused, and nothing else happens. */
  @ParameterizedTest
  @ValueSource(strings = {"all-types.pth", "all-types-legacy.pth"})
  void survivesDamageAtAnyPlace(String name) throws Exception {
    byte[] whole = Files.readAllBytes(resource(name));
    Path file = folder.resolve("damaged.pth");
    int refused = 0;
    for (int at = 0; at < whole.length; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << at % 8);
      refused += refused(file, damaged);
      refused += refused(file, java.util.Arrays.copyOf(whole, at));
    }
    assertThat(refused).isGreaterThan(whole.length / 7);
  }

  private static int refused(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    Throwable error = catchThrowable(() -> TorchFile.read(file));
    if (error != null) {
      assertThat(error).isInstanceOfAny(WeightsFormatException.class, IOException.class);
    }
    return error == null ? 0 : 1;
  }

  private static void refuses(Path file, String message) {
    assertThatThrownBy(() -> TorchFile.read(file))
        .isInstanceOf(WeightsFormatException.class)
        .hasMessageContaining(message);
  }

  private Path zip(byte[] pickle) throws IOException {
    Path file = folder.resolve("made.pth");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      ZipEntry entry = new ZipEntry("archive/data.pkl");
      CRC32 crc = new CRC32();
      crc.update(pickle);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(pickle.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(pickle);
    }
    return file;
  }
}
