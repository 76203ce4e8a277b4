package org.glimpse.report.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.Frame;

/** Frames of a clip in time order, with the key frames named and the apex framed in color. */
public final class Filmstrip implements Chart {
  private static final int CELL = 100;
  private static final int GAP = 8;
  private static final int COLUMNS = 5;
  private static final int CAPTION = 38;

  private final String name;
  private final List<Still> stills;

  /**
   * A frame with its words.
   *
   * @param frame the frame
   * @param role {@code "onset"}, {@code "apex"}, {@code "offset"}, several of them where they fall
   *     together, or empty
   * @param millis time since the clip's first frame, in milliseconds
   */
  public record Still(Frame frame, String role, double millis) {
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
     * The picture.
     *
     * @return gray or RGB, in the frame's own size
     */
    public BufferedImage image() {
      return Filmstrip.image(frame);
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
                        (frame.timestampMicros() - firstMicros) / 1000.0))
            .toList();
    return new Filmstrip(ChartNames.slug(name), stills);
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
        + (named.isEmpty() ? "." : ": " + named + ".");
  }

  @Override
  public Size size() {
    int columns = Math.min(COLUMNS, stills.size());
    int rows = (stills.size() + COLUMNS - 1) / COLUMNS;
    return new Size(columns * (CELL + GAP) + GAP, rows * (CELL + CAPTION) + GAP);
  }

  @Override
  public void draw(Graphics2D graphics) {
    for (int i = 0; i < stills.size(); i++) {
      double x = GAP + (double) (i % COLUMNS) * (CELL + GAP);
      int row = i / COLUMNS;
      double y = GAP + (double) row * (CELL + CAPTION);
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
    double below = y + CELL + 14;
    if (key) {
      graphics.setFont(ChartTheme.bold(12));
      centered(graphics, still.role(), x, below);
      below += 14;
    }
    graphics.setFont(ChartTheme.font(11));
    graphics.setColor(ChartTheme.MUTED);
    centered(graphics, still.shortPlace(), x, below);
  }

  private static void centered(Graphics2D graphics, String text, double x, double y) {
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(text, (float) (x + (CELL - metrics.stringWidth(text)) / 2.0), (float) y);
  }

  /** A frame as a picture. */
  private static BufferedImage image(Frame frame) {
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
