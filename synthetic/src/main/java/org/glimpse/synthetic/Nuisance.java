package org.glimpse.synthetic;

import org.glimpse.core.Checks;

/**
 * What makes a clip hard: everything that changes in it and is no expression, and what hides it.
 *
 * @param head how the head moves
 * @param blinks the chance that a clip of at least 100 ms holds a blink of 100 to 300 ms, in [0, 1]
 * @param flicker relative amplitude of the light's changes, in [0, 0.5]
 * @param camera what the camera adds
 * @param occluders the chance that dark glasses or a hand hide a part of the face in all of a clip,
 *     in [0, 1]; in exactly that share of the clips of a {@link SyntheticCorpus}, rounded half up
 */
public record Nuisance(Head head, double blinks, double flicker, Camera camera, double occluders) {
  private static final Nuisance NONE = new Nuisance(new Head(0, 0), 0, 0, new Camera(0, 0), 0);
  private static final Nuisance REALISTIC =
      new Nuisance(new Head(1.0, 0.3), 0.15, 0.004, new Camera(1.5, 0), 0);

  /**
   * How the head moves.
   *
   * @param drift how far from its place in frame 0 at most, in face units (pixels of a 224-pixel
   *     aligned face), smooth and sub-pixel; in [0, 20]
   * @param rotation how far it turns in the picture plane at most, in degrees; in [0, 10]
   */
  public record Head(double drift, double rotation) {
    /**
     * Checks the ranges.
     *
     * @param drift how far it moves in face units
     * @param rotation how far it turns in degrees
     * @throws IllegalArgumentException if a value is outside its range
     */
    public Head {
      Checks.inRange("drift", drift, 0, 20);
      Checks.inRange("rotation", rotation, 0, 10);
    }
  }

  /**
   * What the camera adds to the light.
   *
   * @param noise standard deviation of Gaussian noise in gray levels, independent in every value;
   *     in [0, 50]
   * @param quality quality of JPEG-like compression from 1 to 100, or 0 for none
   */
  public record Camera(double noise, int quality) {
    /**
     * Checks the ranges.
     *
     * @param noise standard deviation of the noise in gray levels
     * @param quality quality of the compression, 0 for none
     * @throws IllegalArgumentException if a value is outside its range
     */
    public Camera {
      Checks.inRange("noise", noise, 0, 50);
      Checks.inRange("quality", quality, 0, 100);
    }
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range
   */
  public Nuisance {
    Checks.inRange("blinks", blinks, 0, 1);
    Checks.inRange("flicker", flicker, 0, 0.5);
    Checks.inRange("occluders", occluders, 0, 1);
  }

  /**
   * A still head, open eyes, constant light, a perfect camera, and nothing before the face.
   *
   * @return the options
   */
  public static Nuisance none() {
    return NONE;
  }

  /**
   * A laboratory recording: drift 1 px, rotation 0.3 degrees, a blink in 15 % of the clips, flicker
   * 0.4 %, noise of 1.5 gray levels, no compression.
   *
   * @return the options
   */
  public static Nuisance realistic() {
    return REALISTIC;
  }

  /**
   * The same with another head drift.
   *
   * @param newDrift face units, in [0, 20]
   * @return new options
   * @throws IllegalArgumentException if the value is outside its range
   */
  public Nuisance withDrift(double newDrift) {
    return new Nuisance(new Head(newDrift, head.rotation), blinks, flicker, camera, occluders);
  }

  /**
   * The same with another head rotation.
   *
   * @param newRotation degrees, in [0, 10]
   * @return new options
   * @throws IllegalArgumentException if the value is outside its range
   */
  public Nuisance withRotation(double newRotation) {
    return new Nuisance(new Head(head.drift, newRotation), blinks, flicker, camera, occluders);
  }

  /**
   * The same with another chance of a blink.
   *
   * @param newBlinks a chance in [0, 1]
   * @return new options
   * @throws IllegalArgumentException if the value is outside its range
   */
  public Nuisance withBlinks(double newBlinks) {
    return new Nuisance(head, newBlinks, flicker, camera, occluders);
  }

  /**
   * The same with another flicker of the light.
   *
   * @param newFlicker relative amplitude, in [0, 0.5]
   * @return new options
   * @throws IllegalArgumentException if the value is outside its range
   */
  public Nuisance withFlicker(double newFlicker) {
    return new Nuisance(head, blinks, newFlicker, camera, occluders);
  }

  /**
   * The same with another sensor noise.
   *
   * @param newNoise gray levels, in [0, 50]
   * @return new options
   * @throws IllegalArgumentException if the value is outside its range
   */
  public Nuisance withNoise(double newNoise) {
    return withCamera(new Camera(newNoise, camera.quality));
  }

  /**
   * The same with JPEG-like compression.
   *
   * @param newQuality 1 to 100, or 0 for none
   * @return new options
   * @throws IllegalArgumentException if the value is outside its range
   */
  public Nuisance withCompression(int newQuality) {
    return withCamera(new Camera(camera.noise, newQuality));
  }

  private Nuisance withCamera(Camera newCamera) {
    return new Nuisance(head, blinks, flicker, newCamera, occluders);
  }

  /**
   * The same with another chance of something before the face.
   *
   * @param newOccluders a chance in [0, 1]
   * @return new options
   * @throws IllegalArgumentException if the value is outside its range
   */
  public Nuisance withOccluders(double newOccluders) {
    return new Nuisance(head, blinks, flicker, camera, newOccluders);
  }

  /** The same with a head that stands still. */
  Nuisance withStillHead() {
    return withDrift(0).withRotation(0);
  }
}
