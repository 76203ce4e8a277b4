package org.glimpse.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.clip.UntrimmedVideo;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.report.document.HtmlRenderer;
import org.glimpse.report.document.MarkdownRenderer;
import org.glimpse.report.document.ReportDocument;
import org.glimpse.report.section.CorpusSection.Inconsistency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusSectionTest {
  private static final FrameRate RATE = FrameRate.of(200);

  @TempDir Path out;

  /**
   * A corpus as lists.
   *
   * @param clips the clips
   * @param videos the untrimmed videos
   * @param assumptions what is assumed
   */
  record Listed(List<ClipSource> clips, List<UntrimmedVideo> videos, List<String> assumptions)
      implements Corpus {
    @Override
    public String name() {
      return "toy";
    }

    @Override
    public LabelSet labels() {
      return LabelSet.megc3();
    }

    @Override
    public List<ClipOutcome.Failed> problems() {
      return List.of();
    }
  }

  private static ClipSource clip(String subject, int serial, String label, KeyFrames keys) {
    return new ClipSource(
        ClipId.of("toy", subject, "c" + serial),
        Path.of("c" + serial),
        new Annotation(Optional.of(keys), Optional.of(label), List.of(), Optional.of(RATE)));
  }

  /** Three negative, one positive, none surprised; one apex is invented. */
  private static Listed corpus() {
    List<ClipSource> clips = new ArrayList<>();
    clips.add(clip("s1", 1, "negative", new KeyFrames(0, 20, 39, ApexSource.ANNOTATED)));
    clips.add(clip("s1", 2, "negative", new KeyFrames(10, 20, 69, ApexSource.CORRECTED)));
    clips.add(clip("s2", 3, "negative", KeyFrames.midpoint(0, 79)));
    clips.add(clip("s2", 4, "positive", new KeyFrames(0, 30, 99, ApexSource.ANNOTATED)));
    return new Listed(clips, List.of(), List.of());
  }

  private String markdown(Corpus corpus, Inconsistency... inconsistencies) throws Exception {
    ReportDocument document =
        ReportDocument.titled("Corpus").with(CorpusSection.of(corpus, List.of(inconsistencies)));
    return Files.readString(new MarkdownRenderer().render(document, out));
  }

  @Test
  void tellsClassesDurationsAndApexes() {
    CorpusFigures figures = new CorpusFigures(corpus());
    assertThat(figures.imbalance()).isEqualTo("3.0");
    assertThat(figures.durations()).containsExactly(200.0, 300.0, 400.0, 500.0);
    assertThat(figures.rises()).containsExactly(100.0, 50.0, 150.0);
    assertThat(figures.positions()).hasSize(3).first().isEqualTo(20 / 39.0);
    assertThat(figures.counts()).containsExactly(3, 1, 0);
    assertThat(figures.clipsASubject()).isEqualTo("2 clips each");
    assertThat(figures.rates()).isEqualTo("200");
    assertThat(figures.median(figures.durations(), "%.0f ms")).isEqualTo("350 ms");
  }

  @Test
  void saysWhichApexesAreInvented() throws Exception {
    assertThat(markdown(corpus()))
        .contains("The apex of 1 clip is not annotated")
        .contains("Nothing is inconsistent.");
  }

  @Test
  void listsWhatIsInconsistentAndWhatIsAssumed() throws Exception {
    Listed assumed = new Listed(corpus().clips(), List.of(), List.of("The rate is assumed."));
    assertThat(markdown(assumed, new Inconsistency("toy/s1/c1", "odd", "Something is odd.")))
        .contains("One inconsistency is listed below.")
        .contains("The rate is assumed.")
        .contains("Something is odd.");
  }

  @Test
  void listsTheMovementsOfUntrimmedVideos() throws Exception {
    ClipSource video =
        new ClipSource(ClipId.of("toy", "s1", "v1"), Path.of("v1"), Annotation.none());
    Movement movement =
        new Movement(KeyFrames.midpoint(5, 9), Movement.Kind.MICRO, Optional.empty(), List.of());
    Listed corpus =
        new Listed(List.of(), List.of(new UntrimmedVideo(video, List.of(movement))), List.of());
    assertThat(markdown(corpus)).contains("toy/s1/v1").contains("micro 5–9");
  }

  @Test
  void escapesNamesInThePage() throws Exception {
    ClipSource clip = clip("<b>", 1, "negative", new KeyFrames(0, 2, 4, ApexSource.ANNOTATED));
    Listed corpus = new Listed(List.of(clip), List.of(), List.of());
    ReportDocument document =
        ReportDocument.titled("Corpus").with(CorpusSection.of(corpus, List.of()));
    assertThat(new HtmlRenderer().render(document, out)).content().doesNotContain("toy/<b>");
  }
}
