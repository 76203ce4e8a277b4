package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedCorpusTest {
  private static final List<ClipRecording> CLIPS =
      List.of(CorpusWriterContract.recording("sub0001", "sub0001_01"));

  @TempDir Path root;

  private Path written(String name, CorpusWriter writer) throws Exception {
    Path folder = Files.createDirectory(root.resolve(name));
    writer.write(folder, CLIPS);
    return folder;
  }

  private static List<Corpus> read(Path... paths) throws Exception {
    return Corpora.detect(List.of(paths), CorpusOptions.withDefaults());
  }

  @Test
  void readsEveryRootAsACorpusOfItsOwn() throws Exception {
    Path casme2 = written("a", CorpusWriter.casme2());
    Path samm = written("b", CorpusWriter.samm());
    assertThat(read(casme2, samm)).extracting(Corpus::name).containsExactly("casme2", "samm");
    Path plain = Files.createDirectory(root.resolve("plain"));
    assertThat(read(casme2, plain)).extracting(Corpus::name).containsExactly("files");
    assertThat(read(casme2)).extracting(Corpus::name).containsExactly("casme2");
  }

  @Test
  void keepsTheClipsAndWhatIsSaidOfEach() throws Exception {
    Corpus samm = LabelMapping.megc3().apply(read(written("b", CorpusWriter.samm())).get(0));
    Corpus casme2 = LabelMapping.megc3().apply(read(written("a", CorpusWriter.casme2())).get(0));
    Corpus joined = Corpora.joined(List.of(samm, casme2));
    assertThat(joined.name()).isEqualTo("samm+casme2");
    assertThat(joined.labels()).isEqualTo(LabelSet.megc3());
    assertThat(joined.clips())
        .containsExactlyInAnyOrder(casme2.clips().get(0), samm.clips().get(0))
        .isSortedAccordingTo(Comparator.comparing(ClipSource::id));
    assertThat(joined.assumptions()).containsAll(samm.assumptions());
    assertThat(CorpusCheck.findings(joined))
        .hasSize(CorpusCheck.findings(samm).size() + CorpusCheck.findings(casme2).size());
    assertThat(Corpora.joined(List.of(samm))).isSameAs(samm);
  }

  @Test
  void refusesTwoOfOneName() throws Exception {
    Path casme2 = written("a", CorpusWriter.casme2());
    List<Corpus> twice = read(casme2, casme2);
    assertThatThrownBy(() -> Corpora.joined(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both 'casme2'");
  }

  @Test
  void refusesLabelsThatDiffer() throws Exception {
    List<Corpus> corpora =
        read(written("a", CorpusWriter.casme2()), written("b", CorpusWriter.dfme()));
    assertThatThrownBy(() -> Corpora.joined(corpora))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The labels of casme2 (")
        .hasMessageContaining("--label-set megc3");
  }
}
