package org.glimpse.benchmark;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.pipeline.Software;

/** Result files of benchmarks: every one names commit, machine, Java and libraries. */
final class ResultFiles {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private ResultFiles() {}

  static Map<String, Object> heading(String kind) throws IOException {
    Provenance.Software software = Software.describe("cpu");
    Map<String, Object> heading = new LinkedHashMap<>();
    heading.put("kind", kind);
    heading.put("commit", software.commit());
    heading.put("cpu", processor());
    heading.put("cores", Runtime.getRuntime().availableProcessors());
    heading.put("libraries", software.libraries());
    return heading;
  }

  static void write(Path file, Map<String, Object> content) throws IOException {
    String json =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(content);
    Files.writeString(file, json + "\n", StandardCharsets.UTF_8);
  }

  private static String processor() throws IOException {
    if (!Files.isReadable(CPU_INFO)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(CPU_INFO).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
