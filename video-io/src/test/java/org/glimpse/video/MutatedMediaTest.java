package org.glimpse.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.video.internal.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged media of every kind are a clip or a failure; never a crash, and never another error. */
class MutatedMediaTest {
  private static final int FILES = 500;
  private static final int LENGTH = 12;
  private static final long SEED = 20;
  private static final FrameRate RATE = FrameRate.of(25);
  private static final MediaLimits LIMITS =
      MediaLimits.withDefaults().withMaxPixels(1 << 20).withMaxFrames(1000);

  @TempDir Path folder;

  /** One whole file of each kind, by the extension. */
  private Map<String, byte[]> whole() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    List<Frame> frames = TestFrames.waves(LENGTH, RATE, 1);
    for (VideoFormat format : VideoFormat.values()) {
      Path file = folder.resolve("whole." + format.extension());
      try (VideoWriter writer = VideoWriter.open(file, format, TestFrames.SIZE, RATE)) {
        for (Frame frame : frames) {
          writer.write(frame);
        }
      }
      files.put(format.extension(), Files.readAllBytes(file));
    }
    String source = "-f lavfi -i testsrc2=size=64x48:rate=25:duration=0.5 ";
    Map<String, String> made =
        Map.of(
            "mov", "-c:v mpeg4 -bf 2",
            "webm", "-c:v libvpx-vp9 -deadline realtime",
            "mpg", "-c:v mpeg2video",
            "ts", "-c:v libopenh264 -b:v 300k");
    for (Map.Entry<String, String> each : made.entrySet()) {
      Path file = folder.resolve("whole." + each.getKey());
      ReferenceProgram.ffmpeg("-y " + source + each.getValue() + " " + file);
      files.put(each.getKey(), Files.readAllBytes(file));
    }
    for (String picture : List.of("png", "jpg", "bmp", "tif")) {
      Path file = folder.resolve("0." + picture);
      PictureFiles.write(file, frames.get(0));
      files.put(picture, Files.readAllBytes(file));
    }
    return files;
  }

  private static byte[] mutated(byte[] whole, RandomGenerator random) {
    byte[] bytes = whole.clone();
    // Half of the damage is near the beginning, where the headers are.
    int range = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 1024);
    switch (random.nextInt(3)) {
      case 0 -> {
        int flips = 1 + random.nextInt(20);
        for (int i = 0; i < flips; i++) {
          bytes[random.nextInt(range)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
      }
      case 1 -> bytes = Arrays.copyOf(bytes, 1 + random.nextInt(range));
      default -> {
        int length = 1 + random.nextInt(Math.max(1, range / 4));
        int a = random.nextInt(bytes.length - length);
        int b = random.nextInt(bytes.length - length);
        byte[] chunk = Arrays.copyOfRange(bytes, a, a + length);
        System.arraycopy(bytes, b, bytes, a, length);
        System.arraycopy(chunk, 0, bytes, b, length);
      }
    }
    return bytes;
  }

  @Test
  @Timeout(120)
  void everyMutatedFileIsAClipOrAFailure() throws Exception {
    Map<String, byte[]> whole = whole();
    List<String> kinds = whole.keySet().stream().sorted().toList();
    RandomGenerator random = new SplittableRandom(Seeds.derive(SEED, "mutated media"));
    int failures = 0;
    int frames = 0;
    for (int i = 0; i < FILES; i++) {
      String kind = kinds.get(i % kinds.size());
      Path clip = Files.createDirectories(folder.resolve("clip")).resolve("0." + kind);
      Files.write(clip, mutated(whole.get(kind), random));
      Path input = FrameFolder.isPicture(clip) ? clip.resolveSibling("") : clip;
      DecodeOptions options =
          DecodeOptions.withDefaults().withLimits(LIMITS).withToleratedGaps(i % 2 == 0 ? 0 : 100);
      try (FrameReader reader = FrameReaders.open(TestFrames.source(input, RATE), options)) {
        frames += TestFrames.readAll(reader).size();
      } catch (DecodeException e) {
        failures++;
        assertThat(e.getMessage()).contains(folder.toString());
      }
      Files.delete(clip);
    }
    // Neither may be all there is, or the test would say nothing.
    assertThat(failures).isBetween(FILES / 4, FILES - 50);
    assertThat(frames).isGreaterThan(200);
  }
}
