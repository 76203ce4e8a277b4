package org.glimpse.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.internal.NpzFile;
import org.glimpse.video.internal.PictureFiles;

/** The forms in which aligned clips can be written; none loses a value. */
public enum AlignedFormat {
  /** A folder of PNG pictures {@code 00000.png}, {@code 00001.png}, …; the times are lost. */
  PNG,
  /** One FFV1 video in Matroska at the clip's nominal rate; both sides must be even. */
  VIDEO,
  /**
   * One NumPy archive: {@code frames} (T, H, W) or (T, H, W, 3) in uint8, {@code timestamps_us} (T)
   * in int64 and {@code confidence} (T) in float64, 0 where no face was found.
   */
  NPZ;

  /**
   * The form as it is written on the command line.
   *
   * @return for example {@code "npz"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes a clip.
   *
   * @param clip the clip
   * @param folder where to, made if needed
   * @param name the name of the file, without extension, or of the folder of pictures
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if it is a video with an odd side
   */
  public void write(AlignedClip clip, Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    switch (this) {
      case PNG -> {
        Path pictures = Files.createDirectories(folder.resolve(name));
        for (Frame frame : clip.frames()) {
          PictureFiles.write(
              pictures.resolve(String.format(Locale.ROOT, "%05d.png", frame.index())), frame);
        }
      }
      case VIDEO -> {
        Path file = folder.resolve(name + "." + VideoFormat.FFV1.extension());
        try (VideoWriter writer =
            VideoWriter.open(file, VideoFormat.FFV1, clip.size(), clip.frameRate())) {
          for (Frame frame : clip.frames()) {
            writer.write(frame);
          }
        }
      }
      case NPZ -> NpzFile.write(clip, folder.resolve(name + ".npz"));
    }
  }
}
