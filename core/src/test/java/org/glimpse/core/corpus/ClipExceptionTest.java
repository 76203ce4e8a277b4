package org.glimpse.core.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.glimpse.core.clip.AlignmentException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.clip.Step;
import org.junit.jupiter.api.Test;

final class ClipExceptionTest {
  private static final ClipId CLIP = ClipId.of("dfme", "sub0001", "sub0001_01");

  @Test
  void becomesAFailureThatNamesClipStepAndReason() {
    ClipOutcome.Failed failed =
        ClipOutcome.Failed.of(new DecodeException(CLIP, 17, "Frame 17 is damaged."));
    assertThat(failed).isEqualTo(new ClipOutcome.Failed(CLIP, Step.DECODE, "Frame 17 is damaged."));
    assertThat(failed.failed()).contains(failed);
    assertThat(failed.analyzed()).isEmpty();
  }

  @Test
  void knowsTheFrameOnlyWhereThereIsOne() {
    assertThat(new DecodeException(CLIP, 17, "x").frame()).hasValue(17);
    assertThat(new AlignmentException(CLIP, "x").frame()).isEmpty();
  }

  @Test
  void namesTheStepAsFilesWriteIt() {
    assertThat(new NoMovementException(CLIP, "x").step().id()).isEqualTo("key-frames");
    assertThat(new EncodeException(CLIP, "x").step().id()).isEqualTo("encode");
  }
}
