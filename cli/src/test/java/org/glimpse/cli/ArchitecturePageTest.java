package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ArchitecturePageTest {
  private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)`");

  @Test
  void namesOnlyTypesThatExist() throws Exception {
    Set<String> types =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.glimpse")
                .stream()
                .map(c -> c.getSimpleName())
                .collect(Collectors.toSet());
    String page = Files.readString(Path.of("..", "docs", "architecture.md"));
    Set<String> named = new TreeSet<>();
    for (Matcher matcher = TYPE.matcher(page); matcher.find(); ) {
      named.add(matcher.group(1));
    }
    assertThat(named).hasSizeGreaterThan(30);
    assertThat(types).containsAll(named);
  }
}
