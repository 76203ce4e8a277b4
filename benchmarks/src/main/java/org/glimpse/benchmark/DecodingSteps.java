package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Where the time goes until the gray values of a picture lie in Java's memory. */
final class DecodingSteps implements AutoCloseable {
  private static final int ROOM = 1 << 22;
  private static final int WARM_UP = 5;

  private final List<Path> pictures;
  private final BytePointer memory = new BytePointer(ROOM);
  private final ByteBuffer bytes = memory.asBuffer();
  private final Mat encoded = new Mat(1, ROOM, opencv_core.CV_8UC1, memory);
  private final Mat picture = new Mat();
  private byte[] pixels = new byte[0];

  /** Pictures of one size. */
  DecodingSteps(List<Path> pictures) {
    this.pictures = List.copyOf(pictures);
  }

  /** What is done with one picture. */
  private interface Way {
    void read(Path file) throws IOException;
  }

  /** Microseconds a picture, and by how much faster than imread, each the median of the turns. */
  Measured.Table table(String caption, int repeats) throws IOException {
    imread(pictures.get(0));
    decode(pictures.get(0));
    pixels = new byte[Math.toIntExact(picture.total())];
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("imread", this::imread);
    ways.put("file read, imdecode", this::decode);
    ways.put("file read, imdecode, copied to one and the same array", this::decodeAndCopy);
    ways.put("file read, imdecode, copied to a new array", this::decodeToNewArray);
    ways.put("file read, imdecode, copied to one array, that cloned", this::decodeAndClone);
    ways.put("imread, copied to a new array", this::imreadToNewArray);
    Map<String, List<Double>> micros = new LinkedHashMap<>();
    Map<String, List<Double>> ratios = new LinkedHashMap<>();
    for (int turn = -WARM_UP; turn < repeats; turn++) {
      double rival = 0;
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        double each = micros(way.getValue());
        rival = rival == 0 ? each : rival;
        if (turn >= 0) {
          micros.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(each);
          ratios.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(rival / each);
        }
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    micros.forEach(
        (name, all) ->
            rows.add(
                List.of(
                    name,
                    Spread.median(all),
                    Spread.median(ratios.getOrDefault(name, List.of())))));
    return new Measured.Table(caption, List.of("way", "µs a picture", "ratio to imread"), rows);
  }

  private double micros(Way way) throws IOException {
    long start = System.nanoTime();
    for (Path file : pictures) {
      way.read(file);
    }
    return (System.nanoTime() - start) / 1e3 / pictures.size();
  }

  private void imread(Path file) throws IOException {
    try (Mat read = opencv_imgcodecs.imread(file.toString(), opencv_imgcodecs.IMREAD_GRAYSCALE)) {
      if (read.empty()) {
        throw new IOException("imread cannot read " + file);
      }
    }
  }

  private void imreadToNewArray(Path file) {
    try (Mat read = opencv_imgcodecs.imread(file.toString(), opencv_imgcodecs.IMREAD_GRAYSCALE)) {
      pixels = new byte[pixels.length];
      copy(read);
    }
  }

  private void decode(Path file) throws IOException {
    int length;
    try (FileChannel channel = FileChannel.open(file)) {
      length = (int) channel.size();
      bytes.clear().limit(length);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // A read may stop early.
      }
    }
    try (Mat same =
        opencv_imgcodecs.imdecode(
            encoded.cols(length), opencv_imgcodecs.IMREAD_GRAYSCALE, picture)) {
      if (same.empty()) {
        throw new IOException("imdecode cannot read " + file);
      }
    }
  }

  private void decodeAndCopy(Path file) throws IOException {
    decode(file);
    copy(picture);
  }

  private void decodeToNewArray(Path file) throws IOException {
    decode(file);
    pixels = new byte[pixels.length];
    copy(picture);
  }

  private void decodeAndClone(Path file) throws IOException {
    decodeAndCopy(file);
    pixels = pixels.clone();
  }

  private void copy(Mat from) {
    try (BytePointer data = from.data()) {
      data.get(pixels);
    }
  }

  @Override
  public void close() {
    picture.close();
    encoded.close();
    memory.close();
  }
}
