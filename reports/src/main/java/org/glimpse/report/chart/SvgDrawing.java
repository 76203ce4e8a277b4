package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Dimension;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.glimpse.core.Size;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** A chart drawn with Batik, and the two ways in which it is written. */
final class SvgDrawing {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  /** Attributes that Batik sets to what they are anyway. */
  private static final Map<String, Set<String>> DEFAULTS =
      Map.ofEntries(
          Map.entry("color-interpolation", Set.of("auto")),
          Map.entry("color-rendering", Set.of("auto")),
          Map.entry("fill-opacity", Set.of("1")),
          Map.entry("font-style", Set.of("normal")),
          Map.entry("image-rendering", Set.of("auto", "optimizeQuality")),
          Map.entry("shape-rendering", Set.of("auto", "geometricPrecision")),
          Map.entry("stroke-dashoffset", Set.of("0")),
          Map.entry("stroke-opacity", Set.of("1")),
          Map.entry("text-rendering", Set.of("auto", "optimizeLegibility", "geometricPrecision")),
          Map.entry("preserveAspectRatio", Set.of("xMidYMid meet", "none")),
          Map.entry("zoomAndPan", Set.of("magnify")),
          Map.entry("contentScriptType", Set.of("text/ecmascript")),
          Map.entry("contentStyleType", Set.of("text/css")),
          Map.entry("version", Set.of("1.0", "1.1")));

  private final Chart chart;
  private final Element root;

  private SvgDrawing(Chart chart, Element root) {
    this.chart = chart;
    this.root = root;
  }

  static SvgDrawing of(Chart chart) {
    Document document =
        GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(1);
    context.setImageHandler(new Pictures.Embedding());
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    Size size = chart.size();
    graphics.setSVGCanvasSize(new Dimension(size.width(), size.height()));
    try {
      chart.draw(graphics);
      return new SvgDrawing(chart, graphics.getRoot());
    } finally {
      graphics.dispose();
    }
  }

  String standalone() {
    StringBuilder out = new StringBuilder();
    open(out, " xmlns=\"" + SVG + "\" xmlns:xlink=\"" + XLINK + "\"");
    out.append("<title>").append(escape(chart.description())).append("</title>");
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
    children(root, out, new Rewriter("", Map.of()));
    return out.append("</svg>\n").toString();
  }

  String inline(String idPrefix) {
    StringBuilder out = new StringBuilder();
    open(out, " aria-label=\"" + escape(chart.description()) + "\"");
    Map<String, String> neutrals =
        Map.of(
            rgb(ChartTheme.INK), "var(--chart-ink)",
            rgb(ChartTheme.MUTED), "var(--chart-muted)",
            rgb(ChartTheme.GRID), "var(--chart-grid)",
            rgb(ChartTheme.BAND), "var(--chart-band)");
    children(root, out, new Rewriter(idPrefix, neutrals));
    return out.append("</svg>").toString();
  }

  private void open(StringBuilder out, String attributes) {
    Size size = chart.size();
    out.append("<svg")
        .append(attributes)
        .append(" role=\"img\" viewBox=\"0 0 ")
        .append(size.width())
        .append(' ')
        .append(size.height())
        .append("\" width=\"")
        .append(size.width())
        .append("\" height=\"")
        .append(size.height())
        .append("\" font-family=\"")
        .append(ChartTheme.FONT_STACK)
        .append("\" font-size=\"13\" fill=\"black\" stroke=\"none\">");
  }

  private static void children(Node parent, StringBuilder out, Rewriter rewriter) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        element(element, out, rewriter);
      } else if (child.getNodeType() == Node.TEXT_NODE) {
        out.append(escape(child.getNodeValue()));
      }
    }
  }

  private static void element(Element element, StringBuilder out, Rewriter rewriter) {
    boolean empty = !element.hasChildNodes();
    if (empty && (element.getTagName().equals("g") || element.getTagName().equals("defs"))) {
      return;
    }
    out.append('<').append(element.getTagName());
    Map<String, String> attributes = new TreeMap<>();
    NamedNodeMap nodes = element.getAttributes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Attr attribute = (Attr) nodes.item(i);
      if (!isDefault(attribute)) {
        attributes.put(attribute.getName(), rewriter.rewrite(attribute));
      }
    }
    attributes.forEach(
        (name, value) ->
            out.append(' ').append(name).append("=\"").append(escape(value)).append('"'));
    if (empty) {
      out.append("/>");
      return;
    }
    out.append('>');
    children(element, out, rewriter);
    out.append("</").append(element.getTagName()).append('>');
  }

  private static boolean isDefault(Attr attribute) {
    String name = attribute.getName();
    return name.startsWith("xmlns")
        || name.equals("font-family")
        || name.equals("xml:space")
        || DEFAULTS.getOrDefault(name, Set.of()).contains(attribute.getValue());
  }

  private static String rgb(Color color) {
    return "rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")";
  }

  private static String escape(String text) {
    return ChartTheme.printable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Prefixes ids and, for pages, replaces the neutral colors. */
  private record Rewriter(String idPrefix, Map<String, String> colors) {
    String rewrite(Attr attribute) {
      String value = attribute.getValue();
      return switch (attribute.getName()) {
        case "id" -> idPrefix + value;
        case "fill", "stroke" ->
            colors.getOrDefault(value, value).replace("url(#", "url(#" + idPrefix);
        default -> value.replace("url(#", "url(#" + idPrefix);
      };
    }
  }
}
