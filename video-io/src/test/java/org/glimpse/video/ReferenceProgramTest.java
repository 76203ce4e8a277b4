package org.glimpse.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts, times and gray values against the ffmpeg program that comes with the libraries. */
class ReferenceProgramTest {
  private static final DecodeOptions GRAY = DecodeOptions.withDefaults();
  private static final String SOURCE = "-f lavfi -i testsrc2=size=96x64:rate=25:duration=0.6 ";

  @TempDir Path folder;

  private Path make(String name, String arguments) throws IOException {
    Path file = folder.resolve(name);
    ReferenceProgram.ffmpeg("-y " + arguments + " " + file);
    return file;
  }

  private static List<Frame> read(Path file) throws DecodeException {
    try (FrameReader reader = FrameReaders.open(TestFrames.source(file), GRAY)) {
      return TestFrames.readAll(reader);
    }
  }

  private static void assertLikeReference(Path file) throws Exception {
    List<Frame> frames = read(file);
    Size size = frames.get(0).size();
    byte[] gray =
        ReferenceProgram.ffmpeg(
            "-i " + file + " -fps_mode passthrough -pix_fmt gray -f rawvideo -");
    assertThat(frames).hasSize(gray.length / size.area());
    int largest = 0;
    for (int i = 0; i < frames.size(); i++) {
      byte[] pixels = frames.get(i).pixels();
      for (int k = 0; k < pixels.length; k++) {
        int reference = gray[i * size.area() + k] & 0xff;
        largest = Math.max(largest, Math.abs((pixels[k] & 0xff) - reference));
      }
    }
    assertThat(largest).as("gray levels from the reference").isLessThanOrEqualTo(1);
    String times =
        new String(
            ReferenceProgram.ffprobe(
                "-select_streams v:0 -show_entries frame=pts_time -of csv=p=0 " + file),
            java.nio.charset.StandardCharsets.US_ASCII);
    List<Long> micros =
        times
            .lines()
            .map(line -> line.replace(",", "").strip())
            .filter(line -> !line.isEmpty())
            .map(line -> Math.round(Double.parseDouble(line) * 1e6))
            .toList();
    assertThat(frames).extracting(Frame::timestampMicros).isEqualTo(micros);
  }

  @ParameterizedTest
  @CsvSource({
    "a.mkv,-c:v ffv1 -pix_fmt yuv420p10le",
    "a.mkv,-c:v ffv1 -pix_fmt yuv444p12le",
    "a.mkv,-c:v ffv1 -pix_fmt gray16le",
    "a.mkv,-c:v ffv1 -pix_fmt gbrp",
    "a.mp4,-c:v mpeg4 -bf 2 -q:v 3",
    "a.mov,-c:v mjpeg -q:v 3",
    "a.avi,-c:v rawvideo -pix_fmt yuv422p",
    "a.avi,-c:v rawvideo -pix_fmt bgr24",
    "a.mov,-c:v rawvideo -pix_fmt uyvy422",
    "a.mov,-c:v prores",
    "a.mp4,-c:v libopenh264 -b:v 1M",
    "a.mkv,-c:v libopenh264 -b:v 1M",
    "a.mp4,-c:v libopenh264 -b:v 1M -movflags frag_keyframe+empty_moov -g 5",
    "a.webm,-c:v libvpx-vp9 -deadline realtime",
    "a.mp4,-vf scale=out_range=full -color_range pc -c:v libopenh264 -b:v 1M"
  })
  void agreesOnContainersAndPixelFormats(String name, String coding) throws Exception {
    assertLikeReference(make(name, SOURCE + coding));
  }

  @ParameterizedTest
  @CsvSource({"a.mp4,libopenh264", "a.mkv,ffv1"})
  void keepsTheTimesOfAVariableRate(String name, String codec) throws Exception {
    Path file =
        make(
            name,
            SOURCE + "-vf select=not(eq(mod(n\\,3)\\,1)) -fps_mode vfr -b:v 1M -c:v " + codec);
    assertLikeReference(file);
    assertThat(read(file))
        .extracting(Frame::timestampMicros)
        .startsWith(0L, 80_000L, 120_000L, 200_000L);
  }

  @ParameterizedTest
  @CsvSource({"90,64x96", "180,96x64", "-90,64x96"})
  void turnsPicturesUpright(int degrees, String size) throws Exception {
    Path coded = make("a.mp4", SOURCE + "-c:v libopenh264 -b:v 1M");
    Path turned = make("b.mp4", "-display_rotation " + degrees + " -i " + coded + " -c copy");
    assertThat(read(turned).get(0).size()).hasToString(size);
    assertLikeReference(turned);
  }

  @Test
  void startsWhereTheStreamStarts() throws Exception {
    Path coded = make("a.mp4", SOURCE + "-c:v mpeg4 -bf 2");
    Path late = make("b.mp4", "-i " + coded + " -c copy -output_ts_offset 3.7");
    assertThat(read(late).get(0).timestampMicros()).isEqualTo(3_700_000);
    assertLikeReference(late);
  }

  @Test
  void leavesOutFramesThatAnEditHides() throws Exception {
    Path coded = make("a.mp4", SOURCE + "-c:v mpeg4 -bf 2");
    Path cut = make("b.mp4", "-ss 0.3 -i " + coded + " -c copy");
    assertLikeReference(cut);
    try (FrameReader reader = FrameReaders.open(TestFrames.source(cut), GRAY)) {
      assertThat(reader.info().frameRate()).hasToString("25");
      assertThat(reader.info().frameCount()).hasValue(TestFrames.readAll(reader).size());
    }
  }

  @ParameterizedTest
  @CsvSource({"a.ts,mpeg2video", "a.mpg,mpeg2video", "a.flv,flv", "a.webm,libvpx", "a.mov,png"})
  void otherContainersThatAreCutOffAreErrorsToo(String name, String codec) throws Exception {
    Path file = make(name, SOURCE + "-c:v " + codec);
    assertThat(read(file)).hasSize(15);
    byte[] bytes = Files.readAllBytes(file);
    for (double kept : new double[] {0.95, 0.5, 0.2}) {
      Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * kept)));
      assertThatThrownBy(() -> read(file)).isInstanceOf(DecodeException.class);
    }
  }
}
