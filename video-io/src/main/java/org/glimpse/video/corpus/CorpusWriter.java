package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Path;
import org.glimpse.core.clip.ClipId;
import org.glimpse.video.VideoFormat;

/**
 * Writes clips as a corpus on disk, the mirror of {@link Corpora}.
 *
 * <p>Beside the corpus lies {@code truth.csv} with the columns {@code subject, clip, onset, apex,
 * offset, emotion, au, fps, valence, arousal, occluder, occluder_x, occluder_y, occluder_width,
 * occluder_height}: what is really true of each clip, frames as 0-based indices, blank what is not
 * known. The occluder is {@code none} or its kind, with the box of pixels that holds it in every
 * frame.
 */
public interface CorpusWriter {
  /**
   * Writes clips. They are taken one after the other, and so are their frames; no more than one
   * frame is held.
   *
   * @param root the folder, made if it is not there; files of the same names are overwritten
   * @param clips the clips, all with different names
   * @return the number of clips written
   * @throws IOException if something cannot be written
   * @throws IllegalArgumentException if a clip has no frame, frames of different sizes, or a name
   *     that is no file name or occurs twice
   */
  int write(Path root, Iterable<ClipRecording> clips) throws IOException;

  /**
   * How the layout names a clip: what stands in {@code truth.csv} and what its reader finds.
   *
   * @param clip the clip
   * @return the clip's own id unless the layout has rules for names
   */
  default ClipId idOf(ClipRecording clip) {
    return clip.id();
  }

  /**
   * The layout of DFME: {@code <clip>/00000.png} and {@code
   * full_release_annotation/training_full_with_AU.xlsx}.
   *
   * @return a writer
   */
  static CorpusWriter dfme() {
    return new DfmeWriter();
  }

  /**
   * Video files {@code <subject>/<clip>.<extension>} and the table {@code clips.csv} that {@link
   * Corpora#csv} reads.
   *
   * @param format container and codec
   * @return a writer
   */
  static CorpusWriter videos(VideoFormat format) {
    return new VideosWriter(format);
  }

  /**
   * The layout of CASME II: {@code CASME2_RAW_selected/sub01/<clip>/img46.jpg}, numbers without
   * zeros in front, and {@code CASME2-coding-20140508.xlsx} with blank columns; {@code /} where the
   * apex is not coded. JPEG loses a little of each picture.
   *
   * @return a writer
   */
  static CorpusWriter casme2() {
    return LayoutWriter.casme2();
  }

  /**
   * The layout of SAMM: {@code 006/<clip>/006_05562.jpg} and {@code SAMM_Micro_FACS_Codes_v2.xlsx},
   * whose header lies below titles. JPEG loses a little of each picture.
   *
   * @return a writer
   */
  static CorpusWriter samm() {
    return LayoutWriter.samm();
  }

  /**
   * The layout of SMIC's fast camera: {@code HS/s1/micro/negative/<clip>/image17581039.jpg} and no
   * sheet, so that key frames and action units are in {@code truth.csv} alone. Happiness becomes
   * positive, surprise stays, everything else is negative. JPEG loses a little of each picture.
   *
   * @return a writer
   */
  static CorpusWriter smic() {
    return new SmicWriter();
  }

  /**
   * The layout of CAS(ME)³, part A: {@code part_A/spNO.1/<clip>/color/1.jpg} and its sheet of
   * version 2, where a clip is a video and the onset. JPEG loses a little of each picture.
   *
   * @return a writer
   */
  static CorpusWriter casme3() {
    return LayoutWriter.casme3();
  }

  /**
   * The layout of MMEW: {@code Micro_Expression/<emotion>/<clip>/1.jpg} and {@code
   * MMEW_Micro_Exp.xlsx}. JPEG loses a little of each picture.
   *
   * @return a writer
   */
  static CorpusWriter mmew() {
    return LayoutWriter.mmew();
  }

  /**
   * The layout of CASME: {@code CASME_raw_selected/sub01/<clip>/img1.jpg} and {@code casme.xlsx},
   * which has blank columns and two for the apex. JPEG loses a little of each picture.
   *
   * @return a writer
   */
  static CorpusWriter casme() {
    return LayoutWriter.casme();
  }

  /**
   * The layout of 4DME: {@code gray_micro/<subject>/<clip>/0.jpg} and its sheet of version 1. JPEG
   * loses a little of each picture.
   *
   * @return a writer
   */
  static CorpusWriter fourDme() {
    return LayoutWriter.fourDme();
  }

  /**
   * The layout of SAMM Long Videos: {@code SAMM_longvideos/<video>/<subject>_0001.jpg}, where a
   * clip's video is its name without the last {@code _part} and clips of one video follow each
   * other, and a sheet whose header lies below titles. Key frames in {@code truth.csv} are indices
   * of the video. JPEG loses a little of each picture.
   *
   * @return a writer
   */
  static CorpusWriter sammLongVideos() {
    return LayoutWriter.sammLongVideos();
  }

  /**
   * The layout of CAS(ME)²: {@code rawpic/s15/15_0101<video>/img001.jpg} and {@code
   * code_final.xlsx}, three sheets without headers. A clip's video is its name up to the first
   * {@code _}; clips of one video follow each other. A movement of more than half a second is a
   * macro-expression, and one that ends at its apex has the offset 0. Key frames in {@code
   * truth.csv} are indices of the video. JPEG loses a little of each picture.
   *
   * @return a writer
   */
  static CorpusWriter casmeSquared() {
    return new CasmeSquaredWriter();
  }

  /**
   * The layout of SMIC's long videos of the fast camera: {@code
   * HS_long/SMIC-HS-E/HS/s01/<clip>/image559700.jpg} and {@code HS_long/SMIC-HS-E_annotation.xlsx},
   * whose numbers are the camera's and below whose last row is text. Labels as {@link #smic}. JPEG
   * loses a little of each picture.
   *
   * @return a writer
   */
  static CorpusWriter smicLong() {
    return new SmicLongWriter();
  }
}
