package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelMappingTest {
  @TempDir Path root;

  private static Corpus corpus(String name, String... labels) throws Exception {
    ListedCorpus.Builder corpus = new ListedCorpus.Builder(name);
    for (String label : labels) {
      corpus.add(
          new ClipSource(
              ClipId.of(name, "s", label),
              Path.of(label),
              new Annotation(Optional.empty(), Optional.of(label), List.of(), Optional.empty())));
    }
    return corpus.build(Path.of("x"), new LabelSet(name, List.of(labels)));
  }

  private static List<String> mapped(Corpus corpus) {
    return corpus.clips().stream()
        .map(clip -> clip.id().clip() + ">" + clip.annotation().emotion().orElseThrow())
        .toList();
  }

  @Test
  void followsTheGuidelineOfMegc() throws Exception {
    Corpus samm =
        LabelMapping.megc3()
            .apply(corpus("samm", "Anger", "fear", "happiness", "other", "sadness", "surprise"));
    assertThat(mapped(samm))
        .containsExactly(
            "Anger>negative",
            "fear>negative",
            "happiness>positive",
            "sadness>negative",
            "surprise>surprise");
    assertThat(samm.problems()).isEmpty();
    assertThat(samm.labels()).isEqualTo(LabelSet.megc3());
    Corpus casme2 =
        LabelMapping.megc3()
            .apply(corpus("casme2", "disgust", "fear", "others", "repression", "sadness"));
    assertThat(mapped(casme2)).containsExactly("disgust>negative", "repression>negative");
    assertThat(casme2.problems()).isEmpty();
  }

  @Test
  void bringsOtherSpellingsToTheSevenOfDfme() throws Exception {
    Corpus corpus = LabelMapping.dfme7().apply(corpus("casme3", "happy", "others", "sad"));
    assertThat(mapped(corpus)).containsExactly("happy>happiness", "sad>sadness");
    assertThat(corpus.labels()).isEqualTo(LabelSet.dfme7());
  }

  @Test
  void takesRulesFromAFileAndLosesNoLabelSilently() throws Exception {
    Path file = root.resolve("map.csv");
    Files.writeString(file, "from,to,corpus\nfear,bad,\nfear,worse,a\njoy,good,\nothers,,\n");
    LabelMapping mapping = LabelMapping.read(file);
    assertThat(mapping.labels().labels()).containsExactly("bad", "worse", "good");
    Corpus a = mapping.apply(corpus("a", "fear", "joy", "others", "pride"));
    assertThat(mapped(a)).containsExactly("fear>worse", "joy>good");
    assertThat(a.problems().get(0).reason()).contains("no rule for the label 'pride'");
    assertThat(mapped(mapping.apply(corpus("b", "fear")))).containsExactly("fear>bad");
  }

  @Test
  void refusesAFileThatMapsTwiceOrToNothing() throws Exception {
    Path file = root.resolve("map.csv");
    Files.writeString(file, "from,to\nfear,bad\nFEAR,good\n");
    assertThatThrownBy(() -> LabelMapping.read(file))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("Row 3")
        .hasMessageContaining("again");
    Files.writeString(file, "from,to\nfear,\n");
    assertThatThrownBy(() -> LabelMapping.read(file))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no label to map to");
  }
}
