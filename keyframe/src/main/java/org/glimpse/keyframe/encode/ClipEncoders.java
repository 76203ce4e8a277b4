package org.glimpse.keyframe.encode;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glimpse.core.Size;
import org.glimpse.keyframe.flow.OpticalFlow;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.keyframe.interpolate.TemporalInterpolation;
import org.glimpse.keyframe.magnify.Magnification;

/**
 * Reads encoders as they are written in provenance and on the command line.
 *
 * <p>{@code gray}, {@code flow} or {@code uvs} (also {@code flow-strain}), then, each optional and
 * after a colon, the size as {@code WxH} and the flow method; then, each after a plus, what is done
 * with the frames: {@code +dynamic}, {@code +dynamic-phases}, {@code +tim}, {@code +linear}, {@code
 * +cubic}, or a {@link Magnification} with its numbers. So {@code "gray+dynamic"} and {@code
 * "flow-strain:28x28:tvl1+tim"} are encoders.
 */
public final class ClipEncoders {
  static final String DYNAMIC = "+dynamic";
  static final String DYNAMIC_PHASES = "+dynamic-phases";

  private static final Pattern FRAMES =
      Pattern.compile(
          "(gray|flow|uvs|flow-strain)(?::([1-9][0-9]{0,3})x([1-9][0-9]{0,3}))?(?::([a-z][a-z0-9]*))?");

  private ClipEncoders() {}

  /**
   * How encoders are written.
   *
   * @return patterns, the usual ones first
   */
  public static List<String> patterns() {
    return List.of(
        "uvs",
        "flow",
        "gray",
        "uvs:tvl1",
        "gray+dynamic",
        "gray+dynamic-phases",
        "uvs+tim",
        "gray+lagrangian:10");
  }

  /**
   * Reads an encoder.
   *
   * @param text for example {@code "uvs"} or an encoder's id, in any case
   * @param size the size of the tensors where the text does not say it
   * @return the encoder
   * @throws IllegalArgumentException if the text is none
   */
  public static ClipEncoder parse(String text, Size size) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split("\\+", -1);
    ClipEncoder encoder = frames(text, parts[0], size);
    for (int i = 1; i < parts.length; i++) {
      encoder =
          switch ("+" + parts[i]) {
            case DYNAMIC -> ClipEncoder.dynamicImage(encoder);
            case DYNAMIC_PHASES -> ClipEncoder.dynamicPhases(encoder);
            default ->
                parts[i].contains(":")
                    ? ClipEncoder.magnified(encoder, Magnification.parse(parts[i]))
                    : interpolated(text, encoder, parts[i]);
          };
    }
    return encoder;
  }

  private static ClipEncoder frames(String text, String part, Size size) {
    Matcher matcher = FRAMES.matcher(part);
    if (!matcher.matches()) {
      throw unknown(text);
    }
    String width = matcher.group(2);
    Size side =
        width == null
            ? size
            : new Size(Integer.parseInt(width), Integer.parseInt(matcher.group(3)));
    String method = matcher.group(4);
    if (matcher.group(1).equals("gray")) {
      if (method != null) {
        throw unknown(text);
      }
      return ClipEncoder.gray(side);
    }
    OpticalFlow flow = method == null ? OpticalFlows.dis() : OpticalFlows.parse(method);
    return matcher.group(1).equals("flow")
        ? ClipEncoder.flow(side, flow)
        : ClipEncoder.flowStrain(side, flow);
  }

  private static ClipEncoder interpolated(String text, ClipEncoder frames, String method) {
    for (TemporalInterpolation known : TemporalInterpolation.all()) {
      if (known.id().equals(method)) {
        return ClipEncoder.interpolated(frames, known);
      }
    }
    throw unknown(text);
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "input must be gray, flow or uvs, with a flow method as in uvs:tvl1 and +dynamic,"
            + " +dynamic-phases, +tim, +linear, +cubic, +eulerian:A or +lagrangian:A behind it,"
            + " but is '"
            + text
            + "'");
  }
}
