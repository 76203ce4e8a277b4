package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.ClipOutcome.Failed;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositeCorpusTest {
  @TempDir Path root;

  private static ClipRecording clip(String subject, String clip) {
    return CorpusWriterContract.recording(subject, clip);
  }

  @BeforeEach
  void threeCorpora() throws Exception {
    CorpusWriter.casme2()
        .write(root.resolve("CASME2"), List.of(clip("1", "EP02_01f"), clip("2", "EP02_01f")));
    CorpusWriter.samm().write(root.resolve("SAMM"), List.of(clip("006", "006_1_2")));
    CorpusWriter.smic().write(root.resolve("SMIC"), List.of(clip("s1", "s1_ne_01")));
  }

  private void truth(String... lines) throws Exception {
    Files.write(root.resolve("combined_3class_gt.csv"), List.of(lines));
  }

  @Test
  void joinsTheGroundTruthToTheThreeCorpora() throws Exception {
    truth(
        "casme2,sub01,EP02_01f,1",
        "samm,006,006_1_2,0",
        "smic,s01,s1_ne_01,2",
        "casme2,sub24,EP02_07,0");
    Corpus corpus = Corpora.named("megc2019", root);
    assertThat(corpus.labels()).isEqualTo(LabelSet.megc3());
    assertThat(corpus.clips())
        .extracting(ClipSource::id)
        .hasToString("[casme2/sub01/EP02_01f, samm/006/006_1_2, smic/s1/s1_ne_01]");
    assertThat(corpus.clips())
        .extracting(clip -> clip.annotation().emotion().orElseThrow())
        .containsExactly("positive", "negative", "surprise");
    assertThat(corpus.problems())
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.id()).hasToString("casme2/sub24/EP02_07");
              assertThat(failed.reason()).contains("none on disk");
            });
    assertThat(Corpora.detect(root).name()).isEqualTo("megc2019");
  }

  @Test
  void reportsLabelsAndLinesThatAreWrong() throws Exception {
    truth("casme2,sub01,EP02_01f,1", "casme2,sub01,EP02_01f,1", "samm,006,006_1_2,3");
    assertThat(Corpora.named("megc2019", root).problems())
        .extracting(Failed::reason)
        .satisfiesExactly(
            r -> assertThat(r).contains("twice"), r -> assertThat(r).contains("is '3'"));
    truth("casme2,sub01,EP02_01f");
    assertThatThrownBy(() -> Corpora.named("megc2019", root))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("casme2,sub01,EP02_01f'");
    Files.delete(root.resolve("combined_3class_gt.csv"));
    assertThatThrownBy(() -> Corpora.named("megc2019", root))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no ground truth");
  }
}
