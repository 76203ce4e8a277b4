package org.glimpse.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.glimpse.core.clip.ClipId;
import org.junit.jupiter.api.Test;

final class ClipFileNamesTest {
  @Test
  void usesTheClipsNameWhereItIsTheOnlyOne() {
    ClipId id = ClipId.of("dfme", "sub0001", "sub0001_01");
    assertThat(ClipFileNames.of(List.of(id)).name(id)).isEqualTo("sub0001_01");
  }

  @Test
  void addsTheSubjectWhereTwoClipsShareAName() {
    ClipId one = ClipId.of("c", "s1", "EP01");
    ClipId two = ClipId.of("c", "s2", "ep01");
    ClipFileNames names = ClipFileNames.of(List.of(one, two));
    assertThat(names.name(one)).isEqualTo("s1_EP01");
    assertThat(names.name(two)).isEqualTo("s2_ep01");
  }

  @Test
  void givesEveryClipItsOwnSafeName() {
    List<ClipId> ids =
        List.of(
            ClipId.of("a", "1", "x/y"),
            ClipId.of("a", "1", "x:y"),
            ClipId.of("b", "1", "x_y"),
            ClipId.of("b", "1", "../x"),
            ClipId.of("b", "1", "1_x_y"));
    ClipFileNames names = ClipFileNames.of(ids);
    Set<String> seen = new HashSet<>();
    for (ClipId id : ids) {
      String name = names.name(id);
      assertThat(name).matches("[A-Za-z0-9_][A-Za-z0-9._-]*");
      assertThat(seen.add(name.toLowerCase(Locale.ROOT))).isTrue();
    }
  }
}
