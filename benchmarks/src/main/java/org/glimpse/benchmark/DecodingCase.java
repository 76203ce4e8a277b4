package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One file of the decoding table and how ffmpeg makes it.
 *
 * @param container the file's extension, or the extension of pictures in a folder
 * @param codec what it is coded as
 * @param pixels FFmpeg's name of the pixel format
 * @param trait what is special about it; blank for nothing
 * @param arguments ffmpeg's arguments between the source and the file; several commands, separated
 *     by {@code |}, work on each other's results
 */
record DecodingCase(String container, String codec, String pixels, String trait, String arguments) {
  private static final String FULL = "-vf scale=out_range=full -color_range pc ";

  /** Whether the frames lie in a folder. */
  boolean isFolder() {
    return List.of("png", "jpg", "bmp", "tif").contains(container);
  }

  /** The encoder's name, without which the file cannot be made. */
  String encoder() {
    List<String> words = Arrays.asList(arguments.split("[ |]+", -1));
    return words.get(words.indexOf("-c:v") + 1);
  }

  /** The source of frames for the first command. */
  static List<String> source(String rate, String seconds) {
    return words("-f lavfi -i testsrc2=size=96x64:rate=" + rate + ":duration=" + seconds);
  }

  static List<String> words(String text) {
    return List.of(text.strip().split(" +", -1));
  }

  /** Every container and codec that Glimpse promises to read. */
  static List<DecodingCase> all() {
    List<DecodingCase> cases = new ArrayList<>();
    addH264(cases);
    addHevc(cases);
    addOthers(cases);
    addLossless(cases);
    addTraits(cases);
    addFolders(cases);
    return List.copyOf(cases);
  }

  private static void add(
      List<DecodingCase> cases,
      String codec,
      List<String> containers,
      String pixels,
      String trait,
      String arguments) {
    for (String container : containers) {
      cases.add(
          new DecodingCase(container, codec, pixels, trait, arguments + " -pix_fmt " + pixels));
    }
  }

  private static void addH264(List<DecodingCase> cases) {
    String x264 = "-c:v libx264 -bf 3 -g 12";
    add(cases, "H.264", List.of("mp4", "mov", "mkv", "avi"), "yuv420p", "B-frames", x264);
    for (String pixels :
        List.of("yuv422p", "yuv444p", "yuv420p10le", "yuv422p10le", "yuv444p10le", "gray")) {
      add(cases, "H.264", List.of("mp4"), pixels, "B-frames", x264);
    }
    add(cases, "H.264", List.of("mp4", "mkv"), "yuv420p", "full range", FULL + x264);
    add(cases, "H.264", List.of("mp4"), "yuv420p10le", "full range", FULL + x264);
    add(cases, "H.264", List.of("mp4"), "yuv420p", "OpenH264", "-c:v libopenh264 -b:v 1M");
    add(
        cases,
        "H.264",
        List.of("mp4"),
        "yuv420p",
        "fragmented",
        x264 + " -movflags frag_keyframe+empty_moov");
  }

  private static void addHevc(List<DecodingCase> cases) {
    String x265 = "-c:v libx265 -x265-params log-level=none";
    add(cases, "HEVC", List.of("mp4", "mov", "mkv"), "yuv420p", "B-frames", x265);
    for (String pixels :
        List.of(
            "yuv422p",
            "yuv444p",
            "yuv420p10le",
            "yuv422p10le",
            "yuv420p12le",
            "yuv444p12le",
            "gray",
            "gray10le",
            "gray12le",
            "gbrp")) {
      add(cases, "HEVC", List.of("mp4"), pixels, "B-frames", x265);
    }
    add(cases, "HEVC", List.of("mp4"), "yuv420p", "full range", FULL + x265);
  }

  private static void addOthers(List<DecodingCase> cases) {
    String mpeg4 = "-c:v mpeg4 -bf 2 -q:v 3";
    add(cases, "MPEG-4", List.of("mp4", "mov", "avi", "mkv"), "yuv420p", "B-frames", mpeg4);
    for (String pixels : List.of("yuvj420p", "yuvj422p", "yuvj444p")) {
      add(cases, "MJPEG", List.of("avi"), pixels, "full range", "-c:v mjpeg -q:v 3");
    }
    add(cases, "MJPEG", List.of("mov", "mkv"), "yuvj420p", "full range", "-c:v mjpeg -q:v 3");
    String vp9 = "-c:v libvpx-vp9 -deadline realtime -cpu-used 8";
    add(cases, "VP9", List.of("webm", "mkv", "mp4"), "yuv420p", "", vp9);
    for (String pixels :
        List.of("yuv422p", "yuv444p", "yuv420p10le", "yuv422p10le", "yuv444p12le", "gbrp")) {
      add(cases, "VP9", List.of("webm"), pixels, "", vp9);
    }
    add(cases, "VP9", List.of("webm"), "yuv420p", "full range", FULL + vp9);
  }

  private static void addLossless(List<DecodingCase> cases) {
    String ffv1 = "-c:v ffv1 -level 3 -slicecrc 1";
    add(cases, "FFV1", List.of("mkv", "avi", "mov"), "yuv420p", "", ffv1);
    for (String pixels :
        List.of(
            "gray",
            "gray10le",
            "gray12le",
            "gray16le",
            "yuv422p",
            "yuv444p",
            "yuv420p10le",
            "yuv422p10le",
            "yuv444p12le",
            "yuv420p16le",
            "yuv444p16le",
            "bgr0",
            "gbrp10le",
            "gbrp12le",
            "gbrp16le")) {
      add(cases, "FFV1", List.of("mkv"), pixels, "", ffv1);
    }
    add(cases, "FFV1", List.of("mkv"), "yuv420p", "full range", FULL + ffv1);
    String raw = "-c:v rawvideo";
    for (String pixels : List.of("gray", "yuv420p", "yuv422p", "bgr24")) {
      add(cases, "raw", List.of("avi"), pixels, "", raw);
    }
    for (String pixels : List.of("uyvy422", "yuyv422", "rgb24")) {
      add(cases, "raw", List.of("mov"), pixels, "", raw);
    }
    add(cases, "raw", List.of("mkv"), "yuv420p", "", raw);
  }

  private static void addTraits(List<DecodingCase> cases) {
    String plain = "-c:v mpeg4 -bf 2 -q:v 3";
    for (int turn : List.of(90, 180, -90)) {
      cases.add(
          new DecodingCase(
              "mp4",
              "MPEG-4",
              "yuv420p",
              "rotated " + turn,
              plain + " | -display_rotation " + turn + " -i # -c copy"));
    }
    for (String container : List.of("mp4", "mov", "mkv", "webm", "avi")) {
      String codec = container.equals("webm") ? "-c:v libvpx-vp9 -deadline realtime" : plain;
      String name = container.equals("webm") ? "VP9" : "MPEG-4";
      if (!container.equals("avi")) {
        // AVI has no times of its own.
        cases.add(
            new DecodingCase(
                container,
                name,
                "yuv420p",
                "variable rate",
                "-vf select=not(eq(mod(n\\,3)\\,1)) -fps_mode vfr " + codec));
        cases.add(
            new DecodingCase(
                container,
                name,
                "yuv420p",
                "starts at 3.7 s",
                codec + " | -i # -c copy -output_ts_offset 3.7"));
      }
      cases.add(
          new DecodingCase(
              container, name, "yuv420p", "rate 30000/1001", "rate=30000/1001 " + codec));
      cases.add(new DecodingCase(container, name, "yuv420p", "rate 500", "rate=500 " + codec));
    }
    cases.add(
        new DecodingCase(
            "mp4", "MPEG-4", "yuv420p", "cut by an edit list", plain + " | -ss 0.3 -i # -c copy"));
  }

  private static void addFolders(List<DecodingCase> cases) {
    for (String pixels : List.of("gray", "rgb24", "gray16be", "rgb48be", "rgba", "pal8")) {
      add(cases, "pictures", List.of("png"), pixels, "img1.png …", "-c:v png");
    }
    for (String pixels : List.of("gray", "yuvj420p", "yuvj444p")) {
      add(cases, "pictures", List.of("jpg"), pixels, "img1.jpg …", "-c:v mjpeg -q:v 2");
    }
    add(cases, "pictures", List.of("bmp"), "bgr24", "img1.bmp …", "-c:v bmp");
    add(cases, "pictures", List.of("bmp"), "gray", "img1.bmp …", "-c:v bmp");
    for (String pixels : List.of("gray", "rgb24", "gray16le")) {
      add(cases, "pictures", List.of("tif"), pixels, "img1.tif …", "-c:v tiff");
    }
  }
}
