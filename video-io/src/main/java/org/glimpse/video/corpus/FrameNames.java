package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.internal.PictureFiles;

/**
 * How the files of frames are named.
 *
 * @param above the folder above those of the clips, empty for the root
 * @param pattern of the number, or of the subject and the number, as {@code %s_%05d.jpg}
 * @param first the number of the first frame
 * @param prefix what stands before the subject's number in the sheet
 */
record FrameNames(String above, String pattern, int first, String prefix) {
  private static final Pattern LAST_NUMBER = Pattern.compile("(\\d+)$");

  /** The subject as the sheet names it: the number at the end of its name, or the name. */
  String subject(String name) {
    Matcher number = LAST_NUMBER.matcher(name);
    return number.find() ? prefix + number.group(1).replaceFirst("^0+(?=.)", "") : name;
  }

  /** Writes the frames of a clip, all of one size. */
  void write(Path folder, String subject, Iterable<Frame> frames) throws IOException {
    append(folder, subject, 0, frames);
  }

  /**
   * Writes frames, all of one size, after those that the folder has.
   *
   * @param before the number of frames before
   * @return the number of frames then
   */
  int append(Path folder, String subject, int before, Iterable<Frame> frames) throws IOException {
    Files.createDirectories(folder);
    int number = first + before;
    Optional<Size> size = Optional.empty();
    for (Frame frame : frames) {
      Size expected = size.orElse(frame.size());
      Checks.argument(
          frame.size().equals(expected),
          "frames of '" + folder + "' must be " + expected + " but one is " + frame.size());
      size = Optional.of(expected);
      String name =
          pattern.startsWith("%s")
              ? String.format(pattern, subject, number)
              : String.format(pattern, number);
      PictureFiles.write(folder.resolve(name), frame);
      number++;
    }
    Checks.atLeast("frames of '" + folder + "'", number - first - before, 1);
    return number - first;
  }
}
