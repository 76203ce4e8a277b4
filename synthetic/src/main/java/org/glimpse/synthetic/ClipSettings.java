package org.glimpse.synthetic;

import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;

/**
 * How the clips of a corpus are filmed.
 *
 * @param view where the face lies in the picture
 * @param frameRate the rate of the frames
 * @param frames shortest and longest clip
 * @param amplitude weakest and strongest expression
 * @param nuisance what else changes
 */
public record ClipSettings(
    FaceView view, FrameRate frameRate, Frames frames, Amplitude amplitude, Nuisance nuisance) {
  /**
   * How many frames a clip has; every number between is equally likely.
   *
   * @param min the shortest clip, at least 6
   * @param max the longest clip
   */
  public record Frames(int min, int max) {
    /**
     * Checks the order.
     *
     * @param min the shortest clip
     * @param max the longest clip
     * @throws IllegalArgumentException unless {@code 6 <= min <= max}
     */
    public Frames {
      Checks.atLeast("shortest clip", min, 6);
      Checks.atLeast("longest clip", max, min);
    }
  }

  /**
   * How strong the strongest action unit of a clip is; every strength between is equally likely.
   *
   * @param min face units (pixels of a 224-pixel aligned face), at least 0
   * @param max face units, at most 12
   */
  public record Amplitude(double min, double max) {
    /**
     * Checks the order.
     *
     * @param min the weakest expression
     * @param max the strongest expression
     * @throws IllegalArgumentException unless {@code 0 <= min <= max <= 12}
     */
    public Amplitude {
      Checks.inRange("strongest amplitude", max, 0, 12);
      Checks.inRange("weakest amplitude", min, 0, max);
    }
  }

  /**
   * Pictures of 320 × 240 at 200 frames a second with a face of 150 pixels, clips of 40 to 60
   * frames, amplitudes of 1 to 2 pixels at 224-pixel face size, and realistic nuisance.
   *
   * @return the settings
   */
  public static ClipSettings withDefaults() {
    return new ClipSettings(
        FaceView.portrait(new Size(320, 240), 150),
        FrameRate.of(200),
        new Frames(40, 60),
        new Amplitude(1, 2),
        Nuisance.realistic());
  }

  /**
   * The same in another view.
   *
   * @param newView where the face lies in the picture
   * @return new settings
   */
  public ClipSettings withView(FaceView newView) {
    return new ClipSettings(newView, frameRate, frames, amplitude, nuisance);
  }

  /**
   * The same at another frame rate.
   *
   * @param newFrameRate the rate
   * @return new settings
   */
  public ClipSettings withFrameRate(FrameRate newFrameRate) {
    return new ClipSettings(view, newFrameRate, frames, amplitude, nuisance);
  }

  /**
   * The same with other clip lengths.
   *
   * @param min the shortest clip in frames, at least 6
   * @param max the longest clip in frames
   * @return new settings
   * @throws IllegalArgumentException unless {@code 6 <= min <= max}
   */
  public ClipSettings withFrames(int min, int max) {
    return new ClipSettings(view, frameRate, new Frames(min, max), amplitude, nuisance);
  }

  /**
   * The same with other amplitudes.
   *
   * @param min the weakest expression in face units
   * @param max the strongest expression in face units, at most 12
   * @return new settings
   * @throws IllegalArgumentException unless {@code 0 <= min <= max <= 12}
   */
  public ClipSettings withAmplitude(double min, double max) {
    return new ClipSettings(view, frameRate, frames, new Amplitude(min, max), nuisance);
  }

  /**
   * The same with other nuisance.
   *
   * @param newNuisance what else changes
   * @return new settings
   */
  public ClipSettings withNuisance(Nuisance newNuisance) {
    return new ClipSettings(view, frameRate, frames, amplitude, newNuisance);
  }
}
