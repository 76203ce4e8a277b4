package org.glimpse.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvTableTest {
  @TempDir Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("t.csv"), text, StandardCharsets.UTF_8);
  }

  @Test
  void readsWhatItWrites() throws Exception {
    Path file = folder.resolve("sub/t.csv");
    CsvTable.write(
        file, List.of("name", "value"), List.of(List.of("a, \"b\"\nc", 1.5), List.of("–ü", -3)));
    CsvTable table = CsvTable.read(file, List.of("Name", "VALUE"));
    assertThat(table.rows().get(0).text("name")).isEqualTo("a, \"b\"\nc");
    assertThat(table.rows().get(0).number("value")).isEqualTo(1.5);
    assertThat(table.rows().get(1).text("name")).isEqualTo("–ü");
    assertThat(table.rows().get(1).integer("value")).isEqualTo(-3);
  }

  @Test
  void guardsNamesAgainstSpreadsheetsAndReadsThemBack() throws Exception {
    Path file = folder.resolve("t.csv");
    List<String> names = List.of("=1+1", "+x", "-x", "@x", "'quoted'");
    CsvTable.write(file, List.of("name"), names.stream().map(n -> List.<Object>of(n)).toList());
    assertThat(Files.readString(file)).isEqualTo("name\n'=1+1\n'+x\n'-x\n'@x\n'quoted'\n");
    assertThat(CsvTable.read(file, List.of("name")).rows())
        .extracting(row -> row.text("name"))
        .containsExactlyElementsOf(names);
  }

  @Test
  void toleratesAByteOrderMarkAndBlankLines() throws Exception {
    CsvTable table = CsvTable.read(file("\ufeffsubject,clip\n\n1,a\n"), List.of("subject"));
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).line()).isEqualTo(3);
  }

  @Test
  void namesTheColumnThatIsMissing() {
    assertThatThrownBy(() -> CsvTable.read(file("subject,clip\n"), List.of("subject", "label")))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("t.csv")
        .hasMessageContaining("'label'")
        .hasMessageContaining("subject, clip");
  }

  @Test
  void namesTheLineAndTheValueThatIsWrong() throws Exception {
    CsvTable.Row row = CsvTable.read(file("n\n\nseven\n"), List.of("n")).rows().get(0);
    assertThatThrownBy(() -> row.integer("n"))
        .hasMessageContaining("line 3")
        .hasMessageContaining("'seven'");
    assertThatThrownBy(() -> row.number("n")).hasMessageContaining("'seven'");
    assertThatThrownBy(() -> row.text("m")).hasMessageContaining("no m");
  }

  @Test
  void refusesMissingEmptyAndOverlongFiles() throws Exception {
    Path missing = folder.resolve("none.csv");
    assertThatThrownBy(() -> CsvTable.read(missing, List.of()))
        .hasMessage(missing + ": there is no such file.");
    assertThatThrownBy(() -> CsvTable.read(file(""), List.of("a")))
        .hasMessageContaining("is empty");
    assertThatThrownBy(() -> CsvTable.read(file("a\n1,2\n"), List.of("a")))
        .hasMessageContaining("line 2 has 2 cells but the header has 1");
  }

  @Test
  void refusesTextThatIsNotUtf8() throws Exception {
    Path file = folder.resolve("latin.csv");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xe4, '\n'});
    assertThatThrownBy(() -> CsvTable.read(file, List.of("a"))).hasMessageContaining("UTF-8");
  }
}
