package org.glimpse.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glimpse.core.Checks;

/**
 * A folder of pictures that are the frames of a clip, in the order of their numbers.
 *
 * <p>A picture is a file that ends in png, jpg, jpeg, bmp, tif or tiff. Its frame <em>number</em>,
 * what the corpus prints on it, is the last run of digits in its name, padded or not ({@code
 * 00000.png}, {@code img46.jpg}, {@code 006_05562.jpg}); the frame <em>index</em> is its 0-based
 * distance from the first number. Files that begin with a dot, other files and folders are no
 * frames.
 *
 * @param path the folder
 * @param frames the frames in ascending order of their numbers, at least one
 */
public record FrameFolder(Path path, List<FrameFile> frames) {
  private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff");
  private static final Pattern NUMBER = Pattern.compile("(\\d+)(?=\\D*$)");
  private static final int MAX_DIGITS = 18;
  private static final int NAMED_GAPS = 3;

  /**
   * Copies the frames.
   *
   * @throws IllegalArgumentException if there is none or they are not in ascending order
   */
  public FrameFolder {
    frames = Checks.notEmpty("frames of " + path, frames);
    for (int i = 1; i < frames.size(); i++) {
      Checks.argument(
          frames.get(i - 1).number() < frames.get(i).number(),
          "frame numbers must ascend but "
              + frames.get(i).number()
              + " follows "
              + frames.get(i - 1).number());
    }
  }

  /**
   * A frame on disk.
   *
   * @param number what the corpus prints on the file
   * @param path the picture
   */
  public record FrameFile(long number, Path path) {}

  /**
   * Reads the names of a folder's frames, not the pictures.
   *
   * @param folder the folder
   * @return its frames
   * @throws IOException if the folder cannot be read, has no pictures, a picture without a number,
   *     or two with the same number
   */
  public static FrameFolder list(Path folder) throws IOException {
    List<FrameFile> frames = new ArrayList<>();
    for (Path picture : pictures(folder)) {
      OptionalNumber number = number(picture);
      if (!number.present()) {
        throw new IOException(
            "The picture '"
                + picture.getFileName()
                + "' in '"
                + folder
                + "' has no frame number in its name. Number it or move it away.");
      }
      frames.add(new FrameFile(number.value(), picture));
    }
    if (frames.isEmpty()) {
      throw new IOException(
          "The folder '"
              + folder
              + "' has no frames. Frames are png, jpg, bmp or tif pictures with a number in the"
              + " name.");
    }
    frames.sort(Comparator.comparingLong(FrameFile::number));
    for (int i = 1; i < frames.size(); i++) {
      if (frames.get(i - 1).number() == frames.get(i).number()) {
        throw new IOException(
            "The pictures '"
                + frames.get(i - 1).path().getFileName()
                + "' and '"
                + frames.get(i).path().getFileName()
                + "' in '"
                + folder
                + "' have the same frame number "
                + frames.get(i).number()
                + ". Move one away.");
      }
    }
    return new FrameFolder(folder, frames);
  }

  /**
   * Whether a file is named like a picture.
   *
   * @param file a path
   * @return true for png, jpg, jpeg, bmp, tif and tiff
   */
  public static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && EXTENSIONS.contains(extension);
  }

  private static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(FrameFolder::isPicture).filter(Files::isRegularFile).sorted().toList();
    }
  }

  private record OptionalNumber(boolean present, long value) {}

  private static OptionalNumber number(Path picture) {
    String name = String.valueOf(picture.getFileName());
    Matcher digits = NUMBER.matcher(name.substring(0, name.lastIndexOf('.')));
    if (!digits.find() || digits.group().length() > MAX_DIGITS) {
      return new OptionalNumber(false, 0);
    }
    return new OptionalNumber(true, Long.parseLong(digits.group()));
  }

  /**
   * The number of frames.
   *
   * @return at least 1
   */
  public int size() {
    return frames.size();
  }

  /**
   * The number on the first frame.
   *
   * @return the smallest number
   */
  public long firstNumber() {
    return frames.get(0).number();
  }

  /**
   * The number on the last frame.
   *
   * @return the largest number
   */
  public long lastNumber() {
    return frames.get(frames.size() - 1).number();
  }

  /**
   * How many frames the clip has, missing ones included.
   *
   * @return the numbers from the first to the last
   */
  public long length() {
    return lastNumber() - firstNumber() + 1;
  }

  /**
   * How many numbers between the first and the last have no frame.
   *
   * @return 0 if there is no gap
   */
  public long missing() {
    return length() - size();
  }

  /**
   * Where the first gap is.
   *
   * @return the index that the first missing frame would have; the number of frames if there is
   *     none
   */
  public int firstGap() {
    int index = 0;
    while (index < size() && frames.get(index).number() == firstNumber() + index) {
      index++;
    }
    return index;
  }

  /**
   * The index of a frame number.
   *
   * @param number the number on the file
   * @return how far it lies behind the first number, or empty if no frame has this number
   */
  public OptionalInt indexOf(long number) {
    return find(number) < 0
        ? OptionalInt.empty()
        : OptionalInt.of(Math.toIntExact(number - firstNumber()));
  }

  /**
   * The picture of a frame.
   *
   * @param index the 0-based index, counted from the first number
   * @return the file, or empty if the frame is missing
   */
  public Optional<Path> picture(int index) {
    int place = find(firstNumber() + index);
    return place < 0 ? Optional.empty() : Optional.of(frames.get(place).path());
  }

  private int find(long number) {
    int low = 0;
    int high = frames.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = frames.get(middle).number();
      if (found == number) {
        return middle;
      }
      if (found < number) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /**
   * The first missing frame numbers in words.
   *
   * @return up to three ranges such as {@code "17, 20-22"}; empty if there is no gap
   */
  public String gaps() {
    List<String> gaps = new ArrayList<>();
    int found = 0;
    for (int i = 1; i < frames.size(); i++) {
      long from = frames.get(i - 1).number() + 1;
      long to = frames.get(i).number() - 1;
      if (from <= to && ++found <= NAMED_GAPS) {
        gaps.add(from == to ? Long.toString(from) : from + "-" + to);
      }
    }
    return String.join(", ", gaps) + (found > NAMED_GAPS ? ", …" : "");
  }
}
