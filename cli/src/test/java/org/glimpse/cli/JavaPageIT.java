package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.pipeline.Progress;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.corpus.CorpusWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/java.md}, compiled and run one after the other. */
final class JavaPageIT {
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final List<String> LIBRARIES =
      List.of(
          "ai.djl.ndarray.*",
          "ai.djl.ndarray.types.Shape",
          "ai.djl.nn.Block",
          "ai.djl.nn.SequentialBlock",
          "ai.djl.nn.pooling.Pool",
          "java.nio.file.*",
          "java.util.*",
          "java.util.stream.*",
          "org.glimpse.model.Device",
          "org.glimpse.pipeline.Progress");

  @TempDir private Path folder;
  private String examples = "";

  @BeforeEach
  void read() throws Exception {
    examples =
        EXAMPLE
            .matcher(Files.readString(Path.of("..", "docs", "java.md")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.joining("\n"));
  }

  @Test
  void compilesAndRuns() throws Exception {
    Path corpus = folder.resolve("corpus");
    Path out = folder.resolve("out");
    ClipSettings clips =
        ClipSettings.withDefaults()
            .withView(FaceView.portrait(new Size(160, 120), 90))
            .withFrameRate(FrameRate.of(100))
            .withFrames(18, 22);
    CorpusPlan plan = CorpusPlan.withDefaults().withSubjects(4).withClipsPerSubject(4);
    SynthesizedCorpus.write(
        corpus, CorpusWriter.dfme(), SyntheticCorpus.of(plan, clips), 1, Progress.silent());

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {compiled().toUri().toURL()}, getClass().getClassLoader())) {
      loader
          .loadClass("Examples")
          .getMethod("run", Path.class, Path.class)
          .invoke(null, corpus, out);
    }

    assertThat(out.resolve("analysis/report.html")).isNotEmptyFile();
    assertThat(out.resolve("run/report.html")).isNotEmptyFile();
    assertThat(out.resolve("model.safetensors")).isNotEmptyFile();
    assertThat(out.resolve("samplers")).isNotEmptyDirectory();
  }

  /** The folder of the compiled examples. */
  private Path compiled() throws Exception {
    Path source = folder.resolve("Examples.java");
    Files.writeString(
        source,
        imports()
            + "public final class Examples {\n"
            + "public static void run(Path root, Path out) throws Exception {\n"
            + examples
            + "}}\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean done =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of("--release", "17", "-d", folder.toString()),
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
            .call();
    assertThat(done).as(messages.toString()).isTrue();
    return folder;
  }

  /** Every package of ours, as a reader's editor would find them, and what the page uses beside. */
  private static String imports() throws Exception {
    TreeSet<String> imports = new TreeSet<>(LIBRARIES);
    Path modules = Path.of("..").toAbsolutePath().normalize();
    try (var files = Files.walk(modules, 12)) {
      files
          .filter(file -> file.endsWith("package-info.java"))
          .map(file -> file.toString().replace(file.getFileSystem().getSeparator(), "/"))
          .filter(file -> file.contains("/src/main/java/") && !file.contains("/internal/"))
          .map(file -> file.substring(file.indexOf("/src/main/java/") + 15))
          .map(file -> file.replace("/package-info.java", "").replace('/', '.'))
          .filter(name -> !name.startsWith("org.glimpse.benchmark"))
          .forEach(name -> imports.add(name + ".*"));
    }
    return imports.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
  }
}
