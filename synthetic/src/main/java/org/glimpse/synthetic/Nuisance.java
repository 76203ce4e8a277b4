package org.glimpse.synthetic;

import org.glimpse.core.Checks;

/**
 * What makes a clip hard: everything that changes in it and is no expression.
 *
 * @param drift how far the head moves from its place in frame 0 at most, in face units (pixels of a
 *     224-pixel aligned face), smooth and sub-pixel; in [0, 20]
 * @param rotation how far the head turns in the picture plane at most, in degrees; in [0, 10]
 * @param blinks the chance that a clip of at least 100 ms holds a blink of 100 to 300 ms, in [0, 1]
 * @param flicker relative amplitude of the light's changes, in [0, 0.5]
 * @param camera what the camera adds
 */
public record Nuisance(
    double drift, double rotation, double blinks, double flicker, Camera camera) {
  private static final Nuisance NONE = new Nuisance(0, 0, 0, 0, new Camera(0, 0));
  private static final Nuisance REALISTIC = new Nuisance(1.0, 0.3, 0.15, 0.004, new Camera(1.5, 0));

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
    Checks.inRange("drift", drift, 0, 20);
    Checks.inRange("rotation", rotation, 0, 10);
    Checks.inRange("blinks", blinks, 0, 1);
    Checks.inRange("flicker", flicker, 0, 0.5);
  }

  /**
   * A still head, open eyes, constant light and a perfect camera.
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
    return new Nuisance(newDrift, rotation, blinks, flicker, camera);
  }

  /**
   * The same with another head rotation.
   *
   * @param newRotation degrees, in [0, 10]
   * @return new options
   * @throws IllegalArgumentException if the value is outside its range
   */
  public Nuisance withRotation(double newRotation) {
    return new Nuisance(drift, newRotation, blinks, flicker, camera);
  }

  /**
   * The same with another chance of a blink.
   *
   * @param newBlinks a chance in [0, 1]
   * @return new options
   * @throws IllegalArgumentException if the value is outside its range
   */
  public Nuisance withBlinks(double newBlinks) {
    return new Nuisance(drift, rotation, newBlinks, flicker, camera);
  }

  /**
   * The same with another flicker of the light.
   *
   * @param newFlicker relative amplitude, in [0, 0.5]
   * @return new options
   * @throws IllegalArgumentException if the value is outside its range
   */
  public Nuisance withFlicker(double newFlicker) {
    return new Nuisance(drift, rotation, blinks, newFlicker, camera);
  }

  /**
   * The same with another sensor noise.
   *
   * @param newNoise gray levels, in [0, 50]
   * @return new options
   * @throws IllegalArgumentException if the value is outside its range
   */
  public Nuisance withNoise(double newNoise) {
    return new Nuisance(drift, rotation, blinks, flicker, new Camera(newNoise, camera.quality));
  }

  /**
   * The same with JPEG-like compression.
   *
   * @param newQuality 1 to 100, or 0 for none
   * @return new options
   * @throws IllegalArgumentException if the value is outside its range
   */
  public Nuisance withCompression(int newQuality) {
    return new Nuisance(drift, rotation, blinks, flicker, new Camera(camera.noise, newQuality));
  }

  /** The same with a head that stands still. */
  Nuisance withStillHead() {
    return withDrift(0).withRotation(0);
  }
}
