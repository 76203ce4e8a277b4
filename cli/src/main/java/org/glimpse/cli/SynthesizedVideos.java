package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.files.CsvTable;
import org.glimpse.synthetic.Nuisance;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.synthetic.SyntheticVideo;
import org.glimpse.synthetic.VideoPlan;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.VideoWriter;

/** Writes untrimmed synthetic videos to disk, with what is true of them beside. */
final class SynthesizedVideos {
  private final Path root;
  private final VideoFormat format;
  private final List<List<Object>> truth = new ArrayList<>();
  private final List<List<Object>> blinks = new ArrayList<>();

  SynthesizedVideos(Path root, VideoFormat format) {
    this.root = root;
    this.format = format;
  }

  /**
   * Writes a video in place of every clip of a corpus, {@code <subject>/<clip>.<extension>}, {@code
   * truth.csv} with the intervals of the expressions, which {@code score spotting} reads, and
   * {@code blinks.csv}.
   */
  int write(
      SyntheticCorpus corpus, VideoPlan plan, Nuisance nuisance, int channels, Progress progress)
      throws IOException {
    List<SyntheticVideo> videos =
        corpus.clips().stream()
            .map(clip -> video(clip, plan, nuisance).withChannels(channels))
            .toList();
    try (Progress.Task task = progress.start("Making videos", videos.size())) {
      for (SyntheticVideo video : videos) {
        write(video);
        task.step();
      }
    }
    CsvTable.write(
        root.resolve("truth.csv"),
        List.of("subject", "video", "onset", "offset", "apex", "kind", "emotion", "au", "occluder"),
        truth);
    CsvTable.write(
        root.resolve("blinks.csv"), List.of("subject", "video", "onset", "offset"), blinks);
    return videos.size();
  }

  /** A video in place of a clip, with something before the face where the clip has it. */
  private static SyntheticVideo video(SyntheticClip clip, VideoPlan plan, Nuisance nuisance) {
    Nuisance own = nuisance.withOccluders(clip.occluder().isPresent() ? 1 : 0);
    return SyntheticVideo.of(clip.id(), clip.face(), plan, clip.view(), own);
  }

  private void write(SyntheticVideo video) throws IOException {
    ClipId id = video.id();
    String subject = id.subject().subject();
    Path folder = Files.createDirectories(root.resolve(subject));
    Path file = folder.resolve(id.clip() + "." + format.extension());
    try (VideoWriter writer =
        VideoWriter.open(file, format, video.view().size(), video.frameRate())) {
      for (int i = 0; i < video.length(); i++) {
        writer.write(video.frame(i));
      }
    }
    for (Movement movement : video.movements()) {
      KeyFrames keys = movement.keyFrames();
      String units =
          movement.actionUnits().stream()
              .map(ActionUnit::toString)
              .collect(Collectors.joining("+"));
      truth.add(
          List.of(
              subject,
              id.clip(),
              keys.onset(),
              keys.offset(),
              keys.apex(),
              movement.kind().name().toLowerCase(Locale.ROOT),
              movement.label().orElse(""),
              units,
              video.occluder().map(o -> o.kind().name().toLowerCase(Locale.ROOT)).orElse("none")));
    }
    for (KeyFrames blink : video.blinks()) {
      blinks.add(List.of(subject, id.clip(), blink.onset(), blink.offset()));
    }
  }
}
