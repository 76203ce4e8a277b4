package org.glimpse.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every reader of frames does. */
abstract class FrameReaderContract {
  static final FrameRate RATE = FrameRate.of(25);

  @TempDir Path folder;
  private List<Frame> written = List.of();

  /** Writes the frames without loss and opens them, gray, at 25 frames a second. */
  abstract FrameReader reader(List<Frame> frames) throws Exception;

  @BeforeEach
  void makeFrames() {
    written = TestFrames.waves(7, RATE, 1);
  }

  @Test
  void returnsEveryFrameWithIndexAndTime() throws Exception {
    try (FrameReader reader = reader(written)) {
      assertThat(TestFrames.readAll(reader)).isEqualTo(written);
    }
  }

  @Test
  void staysAtTheEnd() throws Exception {
    try (FrameReader reader = reader(written)) {
      TestFrames.readAll(reader);
      assertThat(reader.next()).isEmpty();
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void knowsSizeAndRateBeforeTheFirstFrame() throws Exception {
    try (FrameReader reader = reader(written)) {
      assertThat(reader.info().size()).isEqualTo(TestFrames.SIZE);
      assertThat(reader.info().frameRate()).isEqualTo(RATE);
      assertThat(reader.info().frameCount().orElse(7)).isEqualTo(7);
    }
  }

  @Test
  void framesStayWhenTheNextIsRead() throws Exception {
    try (FrameReader reader = reader(written)) {
      Frame first = reader.next().orElseThrow();
      reader.next();
      assertThat(first).isEqualTo(written.get(0));
    }
  }

  @Test
  void readsAClipOfOneFrame() throws Exception {
    try (FrameReader reader = reader(written.subList(0, 1))) {
      assertThat(TestFrames.readAll(reader)).isEqualTo(written.subList(0, 1));
    }
  }

  @Test
  void closesTwiceAndThenReadsNoMore() throws Exception {
    FrameReader reader = reader(written);
    reader.close();
    reader.close();
    assertThatThrownBy(reader::next).isInstanceOf(IllegalStateException.class);
  }
}
