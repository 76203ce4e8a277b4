package org.glimpse.pipeline.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.Fold;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.pipeline.files.FileFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {
  private static final LabelledClips ONE_CORPUS = NoisyClips.of(4, 2);
  private static final LabelledClips TWO_CORPORA = clips("casme2", "samm");

  @TempDir Path folder;

  /** Two subjects of each corpus, with two clips each; both corpora have a subject s0. */
  private static LabelledClips clips(String... corpora) {
    List<LabelledClip> clips = new ArrayList<>();
    for (String corpus : corpora) {
      for (int s = 0; s < 4; s++) {
        ClipId id = ClipId.of(corpus, "s" + s / 2, "c" + s % 2);
        clips.add(NoisyClips.clip(id, s % 2, NoisyClips.values(s)));
      }
    }
    return LabelledClips.of(new LabelSet("two", List.of("a", "b")), clips);
  }

  private static List<String> folds(String protocol, LabelledClips clips) throws Exception {
    Protocol parsed = Protocol.parse(protocol);
    parsed.check(clips.ids());
    FoldPlan plan = parsed.plan(clips, 3);
    return plan.folds().stream().map(Fold::name).toList();
  }

  private Path split(String... lines) throws Exception {
    return Files.write(folder.resolve("split.csv"), List.of(lines));
  }

  @Test
  void makesTheFoldsOfEachProtocol() throws Exception {
    assertThat(folds("loso", ONE_CORPUS)).hasSize(4);
    assertThat(folds("kfold:2", ONE_CORPUS)).containsExactly("1", "2");
    assertThat(folds("loco", TWO_CORPORA)).containsExactly("casme2", "samm");
    assertThat(folds("composite", TWO_CORPORA))
        .containsExactly("casme2/s0", "casme2/s1", "samm/s0", "samm/s1");
    assertThat(Protocol.parse("loco").plan(TWO_CORPORA, 1).protocol()).isEqualTo("loco");
  }

  @Test
  void peeksOnlyWhereItIsAskedFor() throws Exception {
    assertThat(Protocol.parse("loso").peeking()).isFalse();
    Protocol peeking = Protocol.parse("peek-best-test-epoch:kfold:2");
    assertThat(peeking.peeking()).isTrue();
    assertThat(peeking.plan(ONE_CORPUS, 1).protocol()).isEqualTo("peek-best-test-epoch:kfold:2");
    assertThat(Protocol.parse("peek-best-test-epoch").id()).isEqualTo("peek-best-test-epoch:loso");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "losso", "kfold", "kfold:x", "split:", "loco:2", "peek:loso"})
  void listsTheProtocolsWhereANameIsUnknown(String name) {
    assertThatThrownBy(() -> Protocol.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loso, kfold:K, loco, composite, split:FILE")
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void refusesClipsOfWhichNoFoldsCanBeMade() {
    List<ClipId> one = ONE_CORPUS.ids();
    assertThatThrownBy(() -> Protocol.parse("loco").check(one))
        .hasMessageContaining("corpus out needs at least 2");
    assertThatThrownBy(() -> Protocol.parse("composite").check(one))
        .hasMessageContaining("at least 2 corpora");
    assertThatThrownBy(() -> Protocol.parse("kfold:5").check(one))
        .hasMessage("kfold:5 needs at least 5 subjects but there are 4");
    assertThatThrownBy(() -> Protocol.parse("kfold:1").check(one))
        .hasMessageContaining("at least 2 folds");
  }

  @Test
  void readsAFixedSplitBySubjectAndByClip() throws Exception {
    Path file =
        split(
            "corpus,subject,clip,side",
            "casme2,s0,,train",
            "CASME2,s1,c0,unused",
            "casme2,s1,c1,Train",
            "samm,s0,,test",
            "samm,s1,,unused");
    Protocol protocol = Protocol.parse("split:" + file);
    FoldPlan plan = protocol.plan(TWO_CORPORA, 1);
    assertThat(plan.protocol()).isEqualTo("split");
    assertThat(plan.tested())
        .containsExactly(ClipId.of("samm", "s0", "c0"), ClipId.of("samm", "s0", "c1"));
    assertThat(plan.trainingOnly())
        .containsExactly(
            ClipId.of("casme2", "s0", "c0"),
            ClipId.of("casme2", "s0", "c1"),
            ClipId.of("casme2", "s1", "c1"));
    assertThat(protocol.id()).isEqualTo("split:" + file.toAbsolutePath());
  }

  @Test
  void refusesASplitThatLeavesAClipOpenOrContradictsItself() throws Exception {
    Protocol open = Protocol.parse("split:" + split("subject,side", "s0,train", "s1,test"));
    assertThatThrownBy(() -> open.check(ONE_CORPUS.ids()))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("no row is about the clip noise/s2/c0");
    Protocol torn =
        Protocol.parse("split:" + split("subject,side", "s0,train", "s0,test", "s1,test"));
    assertThatThrownBy(() -> torn.check(TWO_CORPORA.ids()))
        .hasMessageContaining("rows disagree about the side of the clip casme2/s0/c0");
    Protocol other = Protocol.parse("split:" + split("subject,side", "s0,left"));
    assertThatThrownBy(() -> other.check(TWO_CORPORA.ids()))
        .hasMessageContaining("line 2: the side 'left' is not train, test or unused");
  }

  @Test
  void refusesASplitWithASubjectOnBothSides() throws Exception {
    Path file = split("subject,clip,side", "s0,c0,train", "s0,c1,test", "s1,,train");
    assertThatThrownBy(() -> Protocol.parse("split:" + file).check(TWO_CORPORA.ids()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s0 must not be on both sides");
  }
}
