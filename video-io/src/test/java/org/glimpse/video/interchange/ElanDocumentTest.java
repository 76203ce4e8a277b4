package org.glimpse.video.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElanDocumentTest {
  @TempDir Path folder;

  @Test
  void keyFramesComeBackAtEveryRate() throws Exception {
    KeyFrames keyFrames = new KeyFrames(17, 31, 58, ApexSource.ANNOTATED);
    Optional<Path> media = Optional.of(folder.resolve("a film.mp4").toAbsolutePath());
    List<FrameRate> rates =
        List.of(FrameRate.of(25), new FrameRate(30000, 1001), FrameRate.of(200), FrameRate.of(500));
    for (FrameRate rate : rates) {
      Path file = folder.resolve("sub/clip.eaf");
      ElanDocument written = ElanDocument.of(media, keyFrames, Optional.of("a < b & c"), rate);
      written.write(file);
      ElanDocument read = ElanDocument.read(file);
      assertThat(read).isEqualTo(written);
      assertThat(read.movements(rate)).hasSize(1);
      assertThat(read.movements(rate).get(0).keyFrames()).isEqualTo(keyFrames);
      assertThat(read.movements(rate).get(0).label()).contains("a < b & c");
      assertThat(read.tiers().keySet()).containsExactly("expression", "apex");
      assertThat(read.tiers().get("expression").get(0).value()).isEqualTo("a < b & c");
    }
  }

  @Test
  void timesAreThoseOfTheFrames() {
    KeyFrames keyFrames = new KeyFrames(10, 20, 29, ApexSource.DETECTED);
    ElanDocument document =
        ElanDocument.of(Optional.empty(), keyFrames, Optional.empty(), FrameRate.of(200));
    assertThat(document.tiers())
        .isEqualTo(
            Map.of(
                "expression", List.of(new ElanNote(50, 150, "micro-expression")),
                "apex", List.of(new ElanNote(100, 105, "detected"))));
  }

  @Test
  void movementsComeBackInOrderWithTheirKinds() throws Exception {
    FrameRate rate = FrameRate.of(100);
    Movement blank =
        new Movement(
            new KeyFrames(300, 350, 420, ApexSource.ANNOTATED),
            Movement.Kind.MACRO,
            Optional.empty(),
            List.of());
    Movement early =
        new Movement(
            new KeyFrames(10, 20, 59, ApexSource.ANNOTATED),
            Movement.Kind.MICRO,
            Optional.of("fear"),
            List.of());
    Path file = folder.resolve("both.eaf");
    ElanDocument.of(Optional.empty(), List.of(blank, early), rate).write(file);
    ElanDocument read = ElanDocument.read(file);
    assertThat(read.movements(rate)).containsExactly(early, blank);
    assertThat(read.tiers().get("expression"))
        .extracting(ElanNote::value)
        .containsExactly("fear", "macro-expression");
  }

  @Test
  void anIntervalOfMoreThanHalfASecondIsAMacroExpressionUnlessItSaysOtherwise() {
    List<ElanNote> notes =
        List.of(
            new ElanNote(0, 500, "fear"),
            new ElanNote(1000, 1501, "fear"),
            new ElanNote(2000, 2900, "Micro, long"),
            new ElanNote(3000, 3100, "MACRO"));
    ElanDocument document = new ElanDocument(Optional.empty(), Map.of("expression", notes));
    List<Movement> movements = document.movements(FrameRate.of(100));
    assertThat(movements)
        .extracting(Movement::kind)
        .containsExactly(
            Movement.Kind.MICRO, Movement.Kind.MACRO, Movement.Kind.MICRO, Movement.Kind.MACRO);
    assertThat(movements)
        .extracting(Movement::label)
        .containsExactly(
            Optional.of("fear"), Optional.of("fear"), Optional.empty(), Optional.empty());
  }

  @Test
  void readsWhatElanWrites() throws Exception {
    Path file = folder.resolve("elan.eaf");
    Files.writeString(
        file,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ANNOTATION_DOCUMENT AUTHOR="" DATE="2020-01-01T00:00:00+01:00" FORMAT="3.0" VERSION="3.0">
          <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>
          <TIME_ORDER>
            <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="400"/>
            <TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="100"/>
            <TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="600"/>
            <TIME_SLOT TIME_SLOT_ID="ts4"/>
          </TIME_ORDER>
          <TIER LINGUISTIC_TYPE_REF="default-lt" TIER_ID="expression">
            <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts3">
              <ANNOTATION_VALUE>second</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
            <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts1">
              <ANNOTATION_VALUE>first</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
            <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4">
              <ANNOTATION_VALUE>open</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
          </TIER>
          <TIER LINGUISTIC_TYPE_REF="notes" PARENT_REF="expression" TIER_ID="notes">
            <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a4" ANNOTATION_REF="a1">
              <ANNOTATION_VALUE>bound to a note</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
          </TIER>
        </ANNOTATION_DOCUMENT>
        """);
    ElanDocument document = ElanDocument.read(file);
    assertThat(document.media()).isEmpty();
    assertThat(document.tiers().get("expression"))
        .containsExactly(new ElanNote(100, 400, "first"), new ElanNote(400, 600, "second"));
    assertThat(document.tiers().get("notes")).isEmpty();
    assertThat(document.movements(FrameRate.of(100)))
        .extracting(Movement::keyFrames)
        .containsExactly(
            new KeyFrames(10, 24, 39, ApexSource.MIDPOINT),
            new KeyFrames(40, 49, 59, ApexSource.MIDPOINT));
  }

  @Test
  void otherFilesAreRefusedWithTheReason() throws Exception {
    Path page = Files.writeString(folder.resolve("page.eaf"), "<html></html>");
    assertThatThrownBy(() -> ElanDocument.read(page))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("page.eaf")
        .hasMessageContaining("begins with html");
    Path text = Files.writeString(folder.resolve("text.eaf"), "onset 3");
    assertThatThrownBy(() -> ElanDocument.read(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no ELAN file");
    assertThatThrownBy(() -> new ElanNote(5, 5, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5");
  }

  @Test
  void anEntityNamesNoOtherFile() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    Path file = folder.resolve("entity.eaf");
    Files.writeString(
        file,
        "<!DOCTYPE x [<!ENTITY e SYSTEM \""
            + secret.toUri()
            + "\">]><ANNOTATION_DOCUMENT><TIME_ORDER>"
            + "<TIME_SLOT TIME_SLOT_ID=\"t1\" TIME_VALUE=\"0\"/>"
            + "<TIME_SLOT TIME_SLOT_ID=\"t2\" TIME_VALUE=\"9\"/></TIME_ORDER>"
            + "<TIER TIER_ID=\"expression\"><ANNOTATION><ALIGNABLE_ANNOTATION"
            + " TIME_SLOT_REF1=\"t1\" TIME_SLOT_REF2=\"t2\">"
            + "<ANNOTATION_VALUE>&e;</ANNOTATION_VALUE>"
            + "</ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>");
    assertThatThrownBy(() -> ElanDocument.read(file)).isInstanceOf(IOException.class);
  }
}
