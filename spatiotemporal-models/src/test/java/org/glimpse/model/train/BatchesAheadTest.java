package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.EncodeException;
import org.junit.jupiter.api.Test;

class BatchesAheadTest {
  private static final List<List<Integer>> BATCHES = List.of(List.of(1, 2), List.of(3), List.of(4));

  private static float[] sum(List<Integer> batch) {
    return new float[] {batch.stream().mapToInt(Integer::intValue).sum()};
  }

  @Test
  void givesBatchesInTheirOrderAndOneIsMadeBeforeItIsAskedFor() throws Exception {
    CountDownLatch second = new CountDownLatch(2);
    try (BatchesAhead<Integer> ahead =
        new BatchesAhead<>(
            BATCHES,
            batch -> {
              second.countDown();
              return sum(batch);
            },
            true)) {
      assertThat(ahead.next()).containsExactly(3);
      assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(ahead.next()).containsExactly(3);
      assertThat(ahead.next()).containsExactly(4);
    }
  }

  @Test
  void handsOnWhatIsWrongWithAClip() {
    ClipId clip = ClipId.of("c", "s", "1");
    try (BatchesAhead<Integer> ahead =
        new BatchesAhead<>(
            BATCHES,
            batch -> {
              throw new EncodeException(clip, "no frames");
            },
            true)) {
      assertThatThrownBy(ahead::next).isInstanceOf(EncodeException.class).hasMessage("no frames");
    }
    try (BatchesAhead<Integer> ahead =
        new BatchesAhead<>(
            BATCHES,
            batch -> {
              throw new IllegalArgumentException("bug");
            },
            true)) {
      assertThatThrownBy(ahead::next).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void leavesAnInterruptToTheEndOfTheEpoch() throws Exception {
    try (BatchesAhead<Integer> ahead = new BatchesAhead<>(BATCHES, BatchesAheadTest::sum, true)) {
      Thread.currentThread().interrupt();
      assertThat(ahead.next()).containsExactly(3);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void assemblesInTurnWhereThatIsWanted() throws Exception {
    Thread here = Thread.currentThread();
    try (BatchesAhead<Integer> inTurn =
        new BatchesAhead<>(
            BATCHES,
            batch -> {
              assertThat(Thread.currentThread()).isSameAs(here);
              return sum(batch);
            },
            false)) {
      assertThat(inTurn.next()).containsExactly(3);
      assertThat(inTurn.next()).containsExactly(3);
      assertThat(inTurn.next()).containsExactly(4);
    }
  }
}
