package org.glimpse.video.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.Nuisance;
import org.glimpse.synthetic.Performance;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.FrameSource;
import org.junit.jupiter.api.Test;

class SteadinessTest {
  private static final int SIDE = 224;
  private static final FaceAligner ALIGNER = FaceAligner.eyeCentred(Size.square(SIDE));

  /** Clips of moving heads with expressions of 0.5 to 1.5 px. */
  private static List<SyntheticClip> clips(int subjects) {
    CorpusPlan plan = CorpusPlan.withDefaults().withSubjects(subjects).withClipsPerSubject(1);
    Nuisance moving = Nuisance.realistic().withDrift(4).withRotation(3);
    ClipSettings settings =
        ClipSettings.withDefaults()
            .withView(FaceView.portrait(new Size(400, 300), 200))
            .withAmplitude(0.5, 1.5)
            .withFrames(24, 24)
            .withNuisance(moving);
    return SyntheticCorpus.of(plan, settings).clips();
  }

  /** The same clip without its expression: what moves is the head. */
  private static SyntheticClip headOnly(SyntheticClip clip) {
    Performance p = clip.performance();
    Performance still =
        new Performance(p.label(), List.of(), p.profile(), p.length(), p.frameRate());
    return SyntheticClip.of(
        clip.id(),
        clip.face(),
        still,
        clip.view(),
        Nuisance.realistic().withDrift(4).withRotation(3));
  }

  /** Where the rigid points lie in frame 0, in pixels of the video. */
  private static List<Point> rigidPoints(SyntheticClip clip) {
    FaceView view = clip.view();
    return FacePart.rigidPoints(SIDE).stream()
        .map(
            p ->
                new Point(
                    view.left() + p.x() * view.faceSize() / SIDE,
                    view.top() + p.y() * view.faceSize() / SIDE))
        .toList();
  }

  /** How far the rigid points of each frame lie from those of frame 0 in the aligned clip. */
  private static List<Double> misses(SyntheticClip clip, List<Similarity> transforms) {
    SyntheticClip head = headOnly(clip);
    List<Double> misses = new ArrayList<>();
    for (int frame = 1; frame < clip.length(); frame += 4) {
      FlowField flow = head.trueFlow(0, frame);
      double sum = 0;
      for (Point p : rigidPoints(clip)) {
        int x = (int) p.x();
        int y = (int) p.y();
        Point there = new Point(x + 0.5 + flow.u(x, y), y + 0.5 + flow.v(x, y));
        Point first = transforms.get(0).apply(new Point(x + 0.5, y + 0.5));
        sum += transforms.get(frame).apply(there).distanceTo(first);
      }
      misses.add(sum / 4);
    }
    return misses;
  }

  private static HeadTracker follow(SyntheticClip clip) {
    SyntheticReader reader = new SyntheticReader(clip);
    try (FaceFinder finder = FaceModels.none().finder()) {
      FaceSurvey survey = new FaceSurvey(reader.info(), finder);
      List<Frame> frames =
          Stream.generate(reader::next).limit(clip.length()).flatMap(Optional::stream).toList();
      frames.forEach(survey::add);
      survey.finish();
      FaceSurvey.Person person = survey.person(FaceChoice.largest()).orElseThrow();
      FaceTrack track = survey.track(person);
      HeadTracker head = new HeadTracker(person.eyes(), RigidPath.of(person.faces()));
      frames.forEach(frame -> head.add(frame, track.found(frame.index())));
      return head;
    }
  }

  @Test
  void aMovingHeadStandsStillToATenthOfAPixel() throws Exception {
    List<Double> before = new ArrayList<>();
    List<Double> after = new ArrayList<>();
    for (SyntheticClip clip : clips(4)) {
      HeadTracker head = follow(clip);
      before.addAll(misses(clip, head.transforms(Size.square(SIDE), false)));
      after.addAll(misses(clip, head.transforms(Size.square(SIDE), true)));
    }
    assertThat(FaceSurvey.median(before, d -> d)).isGreaterThan(1);
    assertThat(FaceSurvey.median(after, d -> d)).isLessThan(0.1);
  }

  @Test
  void whatIsLeftIsMeasuredInTheAlignedClip() throws Exception {
    SyntheticClip clip = clips(1).get(0);
    FrameSource source = () -> new SyntheticReader(clip);
    Steadiness steady = ALIGNER.alignment(clip.id(), source).steadiness();
    Steadiness moving = ALIGNER.withoutSteadying().alignment(clip.id(), source).steadiness();
    assertThat(steady.headMotion()).isEqualTo(moving.headMotion()).isGreaterThan(1);
    assertThat(steady.residual()).isLessThan(0.2);
    // Two ways of measuring: the upper face in every frame, the bridge of the nose in eight.
    assertThat(moving.residual()).isCloseTo(moving.headMotion(), withinPercentage(30));
  }

  @Test
  void whatHidesAPartOfTheFaceIsFlagged() throws Exception {
    SyntheticClip clip = clips(1).get(0);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < clip.length(); i++) {
      Frame frame = clip.withChannels(1).frame(i);
      frames.add(i >= 10 && i < 15 ? hidden(frame, clip.view()) : frame);
    }
    FrameSource source = () -> new HeldFrames(new SyntheticReader(clip).info(), frames);
    FaceTrack track = ALIGNER.alignment(clip.id(), source).clip().track();
    assertThat(track.occluded()).containsExactlyInAnyOrder(10, 11, 12, 13, 14);
  }

  /** The frame with a dark bar over the left third of the face. */
  private static Frame hidden(Frame frame, FaceView view) {
    byte[] pixels = frame.pixels().clone();
    int from = (int) (view.left() + 0.1 * view.faceSize());
    int to = (int) (view.left() + 0.42 * view.faceSize());
    for (int i = 0; i < pixels.length; i++) {
      int x = i % frame.size().width();
      if (x >= from && x < to) {
        pixels[i] = (byte) (40 + i % 7);
      }
    }
    return Frame.wrap(frame.index(), frame.timestampMicros(), frame.size(), 1, pixels);
  }

  @Test
  void refusesNegativeMotion() {
    assertThatThrownBy(() -> new Steadiness(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
