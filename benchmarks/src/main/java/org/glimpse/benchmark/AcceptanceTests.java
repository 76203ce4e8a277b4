package org.glimpse.benchmark;

/** The tests of the facial-expression systems by name. */
final class AcceptanceTests {
  private AcceptanceTests() {}

  /** A test by name, its own number of clips and epochs multiplied by a scale. */
  static AcceptanceTest named(String name, double scale) {
    return switch (name) {
      case "relabelling" -> labels(150, 60, scale).relabelling();
      case "mixing" -> labels(150, 60, scale).mixing();
      case "units" -> labels(150, 60, scale).units("vector");
      case "units-of-clips" -> labels(40, 20, scale).units("clip");
      case "imbalance" -> labels(300, 15, scale).imbalance();
      case "erasing" -> attention(120, 80, scale).erasing(1);
      case "erasing-clips" -> attention(60, 80, scale).erasing(4);
      case "tokens" -> attention(50, 20, scale).tokens();
      case "order" -> attention(100, 40, scale).order();
      case "order-on-maps" -> attention(60, 30, scale).orderOnMaps();
      case "heads" -> attention(30, 30, scale).heads();
      default -> throw new IllegalArgumentException("there is no test '" + name + "'");
    };
  }

  private static LabelAcceptance labels(int clips, int epochs, double scale) {
    return new LabelAcceptance(sized(clips, scale), sized(epochs, scale));
  }

  private static AttentionAcceptance attention(int clips, int epochs, double scale) {
    return new AttentionAcceptance(sized(clips, scale), sized(epochs, scale));
  }

  private static int sized(int number, double scale) {
    return (int) Math.max(1, Math.round(number * scale));
  }
}
