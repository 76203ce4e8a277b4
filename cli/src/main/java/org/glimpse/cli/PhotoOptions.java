package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.AlignmentException;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.frame.Frame;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.files.PictureFiles;
import org.glimpse.synthetic.FacePhoto;
import org.glimpse.video.face.FaceModels;
import org.glimpse.video.face.PictureLandmarks;
import org.glimpse.video.models.ModelCache;
import picocli.CommandLine.Option;

/** Photographs that move in place of procedural faces. */
final class PhotoOptions {
  @Option(
      names = "--face",
      paramLabel = "PHOTO",
      split = ",",
      description =
          "Photographs of faces, seen from the front, that move in place of procedural ones;"
              + " subjects take them in turn. Face Mesh finds their parts: see glimpse models.")
  private List<Path> photos = List.of();

  /** The photographs with their landmarks. */
  List<FacePhoto> read() throws IOException, ClipException, FileFormatException {
    List<FacePhoto> read = new ArrayList<>();
    FaceModels models = FaceModels.installed(ModelCache.ofUser());
    for (Path photo : photos) {
      if (!models.hasLandmarks()) {
        throw new FileFormatException(
            photo,
            "the parts of a photographed face are found by Face Mesh, which is not installed."
                + " Install it with: glimpse models install");
      }
      read.add(read(photo, models));
    }
    return read;
  }

  private static FacePhoto read(Path photo, FaceModels models)
      throws IOException, ClipException, FileFormatException {
    Frame picture = PictureFiles.read(photo);
    try {
      return new FacePhoto(
          picture,
          PictureLandmarks.in(photo.toString(), picture, models).stream()
              .map(point -> new FacePhoto.Mark(point.x(), point.y()))
              .toList());
    } catch (AlignmentException e) {
      throw new FileFormatException(photo, "no face is found in it, seen from the front.");
    }
  }
}
