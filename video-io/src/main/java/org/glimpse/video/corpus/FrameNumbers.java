package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Path;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.video.FrameFolder;

/** What the key frames of a sheet mean in a folder of frames. */
enum FrameNumbers {
  /** The sheet speaks of the numbers in the names of the files. */
  PRINTED,
  /**
   * As {@link #PRINTED}; but where those numbers do not occur and the folder holds exactly as many
   * frames as onset to offset, its first frame is the onset.
   */
  TRIMMED;

  /**
   * Lists a folder; a folder that cannot be listed is an IllegalArgumentException that says why.
   */
  static FrameFolder list(Path path) {
    try {
      return FrameFolder.list(path);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Turns the numbers of the sheet into indices. */
  KeyFrames indices(FrameFolder folder, KeyFrames numbers) {
    if (this == TRIMMED
        && folder.indexOf(numbers.onset()).isEmpty()
        && folder.size() == numbers.length()) {
      return new KeyFrames(
          0,
          numbers.apex() - numbers.onset(),
          numbers.offset() - numbers.onset(),
          numbers.source());
    }
    return new KeyFrames(
        index(folder, "Onset", numbers.onset()),
        index(folder, "Apex", numbers.apex()),
        index(folder, "Offset", numbers.offset()),
        numbers.source());
  }

  private static int index(FrameFolder folder, String name, int number) {
    return folder
        .indexOf(number)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name
                        + " "
                        + number
                        + " has no frame: '"
                        + folder.path()
                        + "' holds the frames "
                        + folder.firstNumber()
                        + " to "
                        + folder.lastNumber()
                        + (folder.missing() > 0 ? " without " + folder.gaps() : "")
                        + ". Correct the sheet or copy the frames."));
  }
}
