package org.glimpse.pipeline.files;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.glimpse.core.Size;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Region;
import org.glimpse.pipeline.ProcessedClip;
import org.glimpse.video.face.Point;
import org.glimpse.video.face.Similarity;

/**
 * Draws what was found into the frames of a clip: landmarks, regions, whether the face is seen,
 * where one is in the expression, and below a strip with the motion, the key frames and the present
 * moment.
 */
final class OverlayPainter {
  private static final Color LANDMARK = new Color(240, 228, 66);
  private static final Color REGION = new Color(86, 180, 233);
  private static final Color ONSET = new Color(0, 158, 115);
  private static final Color APEX = new Color(213, 94, 0);
  private static final Color OFFSET = new Color(204, 121, 167);
  private static final Color CURVE = new Color(0, 114, 178);
  private static final Color BAND = new Color(0, 0, 0, 20);
  private static final Color SHADE = new Color(0, 0, 0, 150);

  private final ProcessedClip clip;
  private final Size video;
  private final Size size;
  private final double[] motion;
  private final double top;
  private final Map<Integer, String> marks = new TreeMap<>();
  private final BufferedImage canvas;
  private final int text;

  OverlayPainter(ProcessedClip clip) {
    this.clip = clip;
    video = clip.video().size();
    int width = even(video.width());
    int height = even(video.height());
    int strip = even(Math.max(64, height / 5));
    size = new Size(width, height + strip);
    text = Math.max(11, Math.min(28, height / 26));
    motion = clip.motion().magnitude();
    double most = 0;
    for (double value : motion) {
      most = Math.max(most, value);
    }
    top = Math.max(1e-6, 1.1 * most);
    KeyFrames keys = clip.keyFrames();
    marks.put(keys.offset(), "offset");
    marks.put(keys.onset(), "onset");
    marks.put(keys.apex(), "apex");
    canvas = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
  }

  private static int even(int value) {
    return value + value % 2;
  }

  /** The size of the pictures, both sides even. */
  Size size() {
    return size;
  }

  /** The picture of a frame; it is the same object each time, painted anew. */
  BufferedImage paint(Frame frame) {
    copy(bgr(frame));
    Graphics2D g = canvas.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, text));
      int index = frame.index();
      if (clip.motion().track().found(index)) {
        regions(g, index);
        landmarks(g, index);
      }
      words(g, frame);
      strip(g, index);
    } finally {
      g.dispose();
    }
    return canvas;
  }

  /** Puts the frame at the top; Java's rasters of this type hold BGR as frames do. */
  private void copy(byte[] bgr) {
    byte[] pixels = ((DataBufferByte) canvas.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < video.height(); y++) {
      System.arraycopy(bgr, 3 * y * video.width(), pixels, 3 * y * size.width(), 3 * video.width());
    }
  }

  private static byte[] bgr(Frame frame) {
    byte[] pixels = frame.pixels();
    if (frame.channels() == 3) {
      return pixels;
    }
    byte[] colored = new byte[3 * pixels.length];
    for (int i = 0; i < colored.length; i++) {
      colored[i] = pixels[Math.floorDiv(i, 3)];
    }
    return colored;
  }

  private void regions(Graphics2D g, int frame) {
    Similarity back = clip.alignment().path().transform(frame).inverse();
    g.setColor(REGION);
    g.setStroke(new BasicStroke(Math.max(1f, text / 12f)));
    for (Region region : Region.values()) {
      Box box = clip.aligned().region(region);
      Path2D outline = new Path2D.Double();
      corner(outline, back, box.x(), box.y());
      corner(outline, back, box.x() + box.width(), box.y());
      corner(outline, back, box.x() + box.width(), box.y() + box.height());
      corner(outline, back, box.x(), box.y() + box.height());
      outline.closePath();
      g.draw(outline);
    }
  }

  private static void corner(Path2D outline, Similarity back, double x, double y) {
    Point place = back.apply(new Point(x, y));
    if (outline.getCurrentPoint() == null) {
      outline.moveTo(place.x(), place.y());
    } else {
      outline.lineTo(place.x(), place.y());
    }
  }

  private void landmarks(Graphics2D g, int frame) {
    double radius = Math.max(1.2, video.height() / 280.0);
    g.setColor(LANDMARK);
    for (Point p : clip.alignment().path().landmarks(frame).orElse(List.of())) {
      g.fill(new Ellipse2D.Double(p.x() - radius, p.y() - radius, 2 * radius, 2 * radius));
    }
  }

  /** Frame, time and where one is in the expression; what is wrong with the frame. */
  private void words(Graphics2D g, Frame frame) {
    KeyFrames keys = clip.keyFrames();
    int index = frame.index();
    String phase =
        index < keys.onset() || index > keys.offset()
            ? ""
            : index < keys.apex() ? "   onset to apex" : "   apex to offset";
    String mark =
        marks.containsKey(index) ? "   " + marks.get(index).toUpperCase(Locale.ROOT) : phase;
    String line =
        String.format(
            Locale.ROOT, "frame %d   %.3f s%s", index, frame.timestampMicros() / 1e6, mark);
    label(g, line, Color.WHITE, text / 2, text / 2);
    String trouble =
        frame.isMissing()
            ? "frame missing"
            : !clip.motion().track().found(index)
                ? "no face"
                : clip.motion().track().occluded().contains(index) ? "face partly hidden" : "";
    if (!trouble.isEmpty()) {
      label(g, trouble, LANDMARK, text / 2, 2 * text + text / 2);
    }
    if (marks.containsKey(index)) {
      g.setColor(color(index));
      g.setStroke(new BasicStroke(Math.max(4f, text / 3f)));
      g.drawRect(1, 1, video.width() - 3, video.height() - 3);
    }
  }

  private static void label(Graphics2D g, String words, Color color, int x, int y) {
    FontMetrics metrics = g.getFontMetrics();
    g.setColor(SHADE);
    g.fillRect(x, y, metrics.stringWidth(words) + 8, metrics.getHeight() + 2);
    g.setColor(color);
    g.drawString(words, x + 4, y + metrics.getAscent() + 1);
  }

  private Color color(int frame) {
    return switch (marks.getOrDefault(frame, "")) {
      case "onset" -> ONSET;
      case "apex" -> APEX;
      default -> OFFSET;
    };
  }

  private void strip(Graphics2D g, int now) {
    int y0 = even(video.height());
    int height = size.height() - y0;
    g.setColor(Color.WHITE);
    g.fillRect(0, y0, size.width(), height);
    g.setColor(BAND);
    double from = column(clip.keyFrames().onset());
    double to = column(clip.keyFrames().offset());
    g.fillRect((int) from, y0, (int) Math.max(1, to - from), height);
    marks.forEach((frame, name) -> mark(g, frame, name, y0));
    g.setColor(CURVE);
    g.setStroke(new BasicStroke(Math.max(1.5f, text / 9f)));
    g.draw(curve(y0, height));
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(Math.max(1f, text / 14f)));
    g.draw(new Line2D.Double(column(now), y0, column(now), size.height()));
    g.setColor(Color.DARK_GRAY);
    String unit = String.format(Locale.ROOT, "motion, at most %.2f px", top / 1.1);
    g.drawString(unit, 4, size.height() - 4);
  }

  private void mark(Graphics2D g, int frame, String name, int y0) {
    double x = column(frame);
    g.setColor(color(frame));
    float[] dashes = {4, 3};
    g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
    g.draw(new Line2D.Double(x, y0, x, size.height()));
    FontMetrics metrics = g.getFontMetrics();
    boolean leftward = x + metrics.stringWidth(name) + 4 > size.width();
    float at = (float) (leftward ? x - metrics.stringWidth(name) - 3 : x + 3);
    // The apex may be close to the onset: its name has a row of its own.
    int row = name.equals("apex") ? metrics.getHeight() : 0;
    g.drawString(name, at, y0 + metrics.getAscent() + row);
  }

  private Shape curve(int y0, int height) {
    Path2D line = new Path2D.Double();
    for (int i = 0; i < motion.length; i++) {
      double y = y0 + height * (1 - motion[i] / top);
      if (i == 0) {
        line.moveTo(column(i), y);
      } else {
        line.lineTo(column(i), y);
      }
    }
    return line;
  }

  private double column(int frame) {
    return (frame + 0.5) * size.width() / motion.length;
  }
}
