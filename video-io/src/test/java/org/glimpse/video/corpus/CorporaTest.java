package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.video.VideoFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorporaTest {
  private static final List<ClipRecording> CLIPS =
      List.of(CorpusWriterContract.recording("sub0001", "sub0001_01"));

  @TempDir Path root;

  @Test
  void opensByNameInAnyCase() throws Exception {
    CorpusWriter.dfme().write(root, CLIPS);
    assertThat(Corpora.named("DFME", root).name()).isEqualTo("dfme");
    assertThat(Corpora.named("files", root).name()).isEqualTo("files");
    assertThat(Corpora.names())
        .containsExactly(
            "dfme",
            "casme",
            "casme2",
            "samm",
            "casme3",
            "casme3-c",
            "mmew",
            "4dme",
            "samm-lv",
            "casme-sq",
            "smic",
            "smic-vis",
            "smic-nir",
            "smic-hs-e",
            "smic-vis-e",
            "smic-nir-e",
            "megc2019",
            "csv",
            "files");
  }

  @Test
  void listsTheNamesItKnows() {
    assertThatThrownBy(() -> Corpora.named("casme9", root))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "There is no corpus 'casme9'. Choose one of "
                + String.join(", ", Corpora.names())
                + ".");
  }

  @Test
  void detectsWhatLiesThere() throws Exception {
    Path dfme = root.resolve("a");
    Path csv = root.resolve("b");
    CorpusWriter.dfme().write(dfme, CLIPS);
    CorpusWriter.videos(VideoFormat.FFV1).write(csv, CLIPS);
    assertThat(Corpora.detect(dfme).name()).isEqualTo("dfme");
    assertThat(Corpora.detect(csv).name()).isEqualTo("csv");
    assertThat(Corpora.detect(csv.resolve("sub0001")).name()).isEqualTo("files");
    assertThat(Corpora.detect(dfme.resolve("sub0001_01")).name()).isEqualTo("files");
  }

  @Test
  void tellsTheCorporaApartByTheirSheets() throws Exception {
    for (Map.Entry<String, CorpusWriter> layout :
        Map.ofEntries(
                Map.entry("casme", CorpusWriter.casme()),
                Map.entry("casme2", CorpusWriter.casme2()),
                Map.entry("samm", CorpusWriter.samm()),
                Map.entry("samm-lv", CorpusWriter.sammLongVideos()),
                Map.entry("casme3", CorpusWriter.casme3()),
                Map.entry("casme-sq", CorpusWriter.casmeSquared()),
                Map.entry("mmew", CorpusWriter.mmew()),
                Map.entry("4dme", CorpusWriter.fourDme()),
                Map.entry("smic", CorpusWriter.smic()),
                Map.entry("smic-hs-e", CorpusWriter.smicLong()))
            .entrySet()) {
      Path folder = root.resolve(layout.getKey());
      layout.getValue().write(folder, CLIPS);
      assertThat(Corpora.detect(folder).name()).isEqualTo(layout.getKey());
      assertThat(Corpora.detect(folder).clips()).hasSize(1);
    }
  }
}
