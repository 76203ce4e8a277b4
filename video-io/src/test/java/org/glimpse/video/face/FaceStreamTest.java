package org.glimpse.video.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.SyntheticFace;
import org.junit.jupiter.api.Test;

class FaceStreamTest {
  private static final Size SIZE = new Size(240, 200);
  private static final FrameRate RATE = FrameRate.of(20);
  private static final Frame FACE = SyntheticFace.of(4).render(FaceView.portrait(SIZE, 110), 1);
  private static final Frame NOTHING = Frame.wrap(0, 0, SIZE, 1, new byte[SIZE.area()]);

  /** Shows the face, moved to the right by some pixels, or nothing for a negative number. */
  private static final class Script implements FrameReader {
    private final int[] shifts;
    private int next;
    private boolean closed;

    Script(int... shifts) {
      this.shifts = shifts.clone();
    }

    @Override
    public VideoInfo info() {
      return new VideoInfo(SIZE, RATE, OptionalInt.empty());
    }

    @Override
    public Optional<Frame> next() {
      if (next == shifts.length) {
        return Optional.empty();
      }
      int shift = shifts[next];
      Frame frame = shift < 0 ? NOTHING : moved(shift);
      return Optional.of(frame.at(next, RATE.microsAt(next++)));
    }

    private static Frame moved(int shift) {
      byte[] pixels = new byte[SIZE.area()];
      for (int i = 0; i < pixels.length; i++) {
        int x = Math.max(0, i % SIZE.width() - shift);
        pixels[i] = (byte) FACE.value(x, Math.floorDiv(i, SIZE.width()), 0);
      }
      return Frame.wrap(0, 0, SIZE, 1, pixels);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static List<FaceStream.Seen> all(FaceStream stream) throws DecodeException {
    List<FaceStream.Seen> seen = new ArrayList<>();
    for (Optional<FaceStream.Seen> next = stream.next(); next.isPresent(); next = stream.next()) {
      seen.add(next.get());
    }
    return seen;
  }

  private static double difference(Frame a, Frame b) {
    double sum = 0;
    for (int y = 30; y < 80; y++) {
      for (int x = 30; x < 80; x++) {
        sum += Math.abs(a.value(x, y, 0) - b.value(x, y, 0));
      }
    }
    return sum / 2500;
  }

  @Test
  void keepsTheFaceWhereItIsWhileTheHeadMoves() throws DecodeException {
    int[] shifts = new int[25];
    for (int i = 0; i < shifts.length; i++) {
      shifts[i] = Math.floorDiv(i, 4);
    }
    Script script = new Script(shifts);
    try (FaceStream stream = FaceStream.of(script, Size.square(112), FaceModels.none())) {
      assertThat(stream.info().size()).isEqualTo(SIZE);
      List<FaceStream.Seen> seen = all(stream);
      assertThat(seen).hasSize(25);
      assertThat(seen.get(0).face()).as("the first frame only starts the face").isFalse();
      assertThat(seen.subList(1, 25)).allMatch(FaceStream.Seen::face);
      for (int i = 0; i < 25; i++) {
        assertThat(seen.get(i).frame().index()).isEqualTo(i);
        assertThat(difference(seen.get(i).frame(), seen.get(1).frame())).isLessThan(3);
      }
    }
    assertThat(script.closed).isTrue();
  }

  @Test
  void findsTheFaceAgainWhenItHasBeenAway() throws DecodeException {
    int[] shifts = new int[90];
    for (int i = 0; i < shifts.length; i++) {
      shifts[i] = i < 15 || (i >= 30 && i < 60) ? 0 : -1;
    }
    try (FaceStream stream =
        FaceStream.of(new Script(shifts), Size.square(112), FaceModels.none())) {
      List<FaceStream.Seen> seen = all(stream);
      assertThat(seen).hasSize(90);
      assertThat(seen.subList(1, 15)).allMatch(FaceStream.Seen::face);
      assertThat(seen.subList(20, 28)).noneMatch(FaceStream.Seen::face);
      assertThat(seen.subList(42, 60)).allMatch(FaceStream.Seen::face);
      assertThat(seen.subList(66, 90)).noneMatch(FaceStream.Seen::face);
    }
  }
}
