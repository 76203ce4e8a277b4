package org.glimpse.report.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.Frame;

/**
 * Frames of a clip in time order, with the key frames named and the apex framed in color; where it
 * is known, with what a model looked at laid over them.
 */
public final class Filmstrip implements Chart {
  private static final int CELL = 100;
  private static final int GAP = 8;
  private static final int COLUMNS = 5;
  private static final int CAPTION = 38;
  private static final int LINE = 14;

  private final String name;
  private final List<Still> stills;

  /**
   * A frame with its words.
   *
   * @param frame the frame
   * @param role {@code "onset"}, {@code "apex"}, {@code "offset"}, several of them where they fall
   *     together, or empty
   * @param millis time since the clip's first frame, in milliseconds
   * @param heat where a model looked, empty where there is no map of the clip
   */
  public record Still(Frame frame, String role, double millis, Optional<HeatMap> heat) {
    /**
     * Whether this is the apex.
     *
     * @return true if the role names the apex
     */
    public boolean isApex() {
      return role.contains("apex");
    }

    /**
     * Frame number and time.
     *
     * @return for example {@code "frame 31, 155 ms"}
     */
    public String place() {
      return String.format(Locale.ROOT, "frame %d, %.0f ms", frame.index(), millis);
    }

    /**
     * Frame number and time where there is little room.
     *
     * @return for example {@code "31 · 155 ms"}
     */
    public String shortPlace() {
      return String.format(Locale.ROOT, "%d · %.0f ms", frame.index(), millis);
    }

    /**
     * What the map says of this moment.
     *
     * @return for example {@code "up to 0.83"} or {@code "not seen"}; empty without a map
     */
    public String strength() {
      return heat.map(
              found -> {
                double moment = found.moment(frame.index());
                return moment < 0
                    ? "not seen"
                    : String.format(Locale.ROOT, "up to %.2f", found.largest(moment));
              })
          .orElse("");
    }

    /**
     * The picture in words.
     *
     * @return its role, place and what the map says of it
     */
    public String words() {
      String strength = strength();
      return (role.isEmpty() ? "" : role + ", ")
          + place()
          + (strength.isEmpty() ? "" : ", activation " + strength);
    }

    /**
     * The picture.
     *
     * @return gray or RGB, in the frame's own size or, under a map, larger
     */
    public BufferedImage image() {
      BufferedImage image = Filmstrip.image(frame);
      if (heat.isEmpty() || heat.get().moment(frame.index()) < 0) {
        return image;
      }
      return heat.get().over(image, heat.get().moment(frame.index()));
    }
  }

  private Filmstrip(String name, List<Still> stills) {
    this.name = name;
    this.stills = stills;
  }

  /**
   * A strip of frames.
   *
   * @param name a name for files, made a slug
   * @param frames at least one frame, each knowing its index in the clip
   * @param keyFrames the clip's key frames
   * @param firstMicros the time of the clip's first frame in microseconds
   * @return the strip in time order
   * @throws IllegalArgumentException if there is no frame
   */
  public static Filmstrip of(
      String name, List<Frame> frames, KeyFrames keyFrames, long firstMicros) {
    List<Still> stills =
        Checks.notEmpty("frames of the filmstrip", frames).stream()
            .sorted(Comparator.comparingInt(Frame::index))
            .map(
                frame ->
                    new Still(
                        frame,
                        role(frame.index(), keyFrames),
                        (frame.timestampMicros() - firstMicros) / 1000.0,
                        Optional.empty()))
            .toList();
    return new Filmstrip(ChartNames.slug(name), stills);
  }

  /**
   * The same frames under a map.
   *
   * @param newName a name for files, made a slug
   * @param heat where a model looked in this clip
   * @return a copy
   */
  public Filmstrip under(String newName, HeatMap heat) {
    return new Filmstrip(
        ChartNames.slug(newName),
        stills.stream()
            .map(s -> new Still(s.frame(), s.role(), s.millis(), Optional.of(heat)))
            .toList());
  }

  private static String role(int index, KeyFrames keyFrames) {
    List<String> roles = new ArrayList<>();
    if (index == keyFrames.onset()) {
      roles.add("onset");
    }
    if (index == keyFrames.apex()) {
      roles.add("apex");
    }
    if (index == keyFrames.offset()) {
      roles.add("offset");
    }
    return String.join(" = ", roles);
  }

  /**
   * The frames with their words.
   *
   * @return in time order, at least one
   */
  public List<Still> stills() {
    return stills;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    String named =
        stills.stream()
            .filter(still -> !still.role().isEmpty())
            .map(still -> still.role() + " at " + still.place())
            .collect(Collectors.joining("; "));
    return stills.size()
        + (stills.size() == 1 ? " aligned frame" : " aligned frames in time order")
        + (stills.get(0).heat().isPresent() ? " with what the model looked at" : "")
        + (named.isEmpty() ? "." : ": " + named + ".");
  }

  @Override
  public Size size() {
    int columns = Math.min(COLUMNS, stills.size());
    int rows = (stills.size() + COLUMNS - 1) / COLUMNS;
    return new Size(columns * (CELL + GAP) + GAP, rows * (CELL + caption()) + GAP);
  }

  private int caption() {
    return stills.get(0).heat().isPresent() ? CAPTION + LINE : CAPTION;
  }

  @Override
  public void draw(Graphics2D graphics) {
    for (int i = 0; i < stills.size(); i++) {
      double x = GAP + (double) (i % COLUMNS) * (CELL + GAP);
      int row = i / COLUMNS;
      double y = GAP + (double) row * (CELL + caption());
      draw(graphics, stills.get(i), x, y);
    }
  }

  private static void draw(Graphics2D graphics, Still still, double x, double y) {
    Size size = still.frame().size();
    double scale = Math.min((double) CELL / size.width(), (double) CELL / size.height());
    int width = (int) Math.round(size.width() * scale);
    int height = (int) Math.round(size.height() * scale);
    graphics.drawImage(still.image(), (int) x, (int) y, width, height, null);
    boolean key = !still.role().isEmpty();
    if (key) {
      graphics.setColor(still.isApex() ? ChartTheme.APEX : ChartTheme.MUTED);
      graphics.setStroke(ChartTheme.line(still.isApex() ? 3 : 2));
      graphics.draw(new Rectangle2D.Double(x, y, width, height));
    }
    double below = y + CELL + LINE;
    if (key) {
      graphics.setFont(ChartTheme.bold(12));
      centered(graphics, still.role(), x, below);
      below += LINE;
    }
    graphics.setFont(ChartTheme.font(11));
    graphics.setColor(ChartTheme.MUTED);
    centered(graphics, still.shortPlace(), x, below);
    centered(graphics, still.strength(), x, below + LINE);
  }

  private static void centered(Graphics2D graphics, String text, double x, double y) {
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(text, (float) (x + (CELL - metrics.stringWidth(text)) / 2.0), (float) y);
  }

  /** A frame as a picture. */
  static BufferedImage image(Frame frame) {
    Size size = frame.size();
    boolean gray = frame.channels() == 1;
    BufferedImage image =
        new BufferedImage(
            size.width(),
            size.height(),
            gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    byte[] target = ((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData();
    frame.copyTo(target);
    return image;
  }
}
