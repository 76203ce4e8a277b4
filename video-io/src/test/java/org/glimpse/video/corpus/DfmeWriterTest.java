package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.glimpse.core.corpus.Corpus;
import org.junit.jupiter.api.Test;

class DfmeWriterTest extends CorpusWriterContract {
  @Override
  CorpusWriter writer() {
    return CorpusWriter.dfme();
  }

  @Override
  Corpus corpus() throws Exception {
    return Corpora.dfme(root);
  }

  @Test
  void writesTheReleasedNamesAndColumns() throws Exception {
    writer().write(root, List.of(recording("sub0003", "sub0003_01")));
    assertThat(root.resolve("sub0003_01/00000.png")).exists();
    assertThat(root.resolve("sub0003_01/00005.png")).exists();
    Table table = Table.excel(root.resolve("full_release_annotation/training_full_with_AU.xlsx"));
    assertThat(table.columns())
        .containsExactly(
            "Subject",
            "Filename",
            "OnsetFrame",
            "ApexFrame",
            "OffsetFrame",
            "Emotion",
            "EmotionId",
            "Fps",
            "AU");
    assertThat(table.rows().get(0).cells())
        .containsEntry("emotionid", "2")
        .containsEntry("fps", "200")
        .containsEntry("apexframe", "3");
  }
}
