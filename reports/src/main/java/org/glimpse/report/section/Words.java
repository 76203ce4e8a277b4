package org.glimpse.report.section;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.frame.Region;
import org.glimpse.evaluation.EarlierModel;
import org.glimpse.report.document.Cell;

/** How reports say things in plain English. */
final class Words {
  private static final Pattern K_FOLD = Pattern.compile("kfold:(\\d+)");

  private Words() {}

  /** "1 clip", "2 clips". */
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** Three digits, or an en dash. */
  static String ratio(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : Cell.NONE;
  }

  /** A p-value with three digits; one that would read as 0 is given by its bound. */
  static String p(double value) {
    return value < 0.0005 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", value);
  }

  /** A p-value with four digits, sorted by what it is. */
  static Cell pCell(double value) {
    Cell cell = Cell.number(value, 4);
    return value < 0.00005
        ? new Cell("< 0.0001", cell.number(), cell.note(), cell.color(), cell.anchor())
        : cell;
  }

  /** How test clips were kept apart from training clips. */
  static String protocol(String protocol, int folds) {
    Matcher kFold = K_FOLD.matcher(protocol);
    if (kFold.matches()) {
      return "in " + kFold.group(1) + " folds that share no subject";
    }
    return switch (protocol) {
      case "loso" -> "in " + count(folds, "fold") + ", each leaving out one subject";
      case "loco" -> "in " + count(folds, "fold") + ", each leaving out one corpus";
      case "composite" ->
          "in " + count(folds, "fold") + ", each leaving out one subject of several corpora";
      case "split" -> "by one fixed split into subjects that train and subjects that are tested";
      case "unknown" -> "with folds that are not known";
      case EarlierModel.UNKNOWN -> "by a model that was trained before, it is not known on whom";
      case EarlierModel.OTHERS -> "by a model that was trained before on other subjects";
      default ->
          EarlierModel.seen(protocol)
              ? "by a model that was trained on "
                  + EarlierModel.count(protocol)
                  + " of these subjects, so that this is no test"
              : "under the protocol \"" + protocol + "\" with " + count(folds, "fold");
    };
  }

  /** The short name of a protocol as people write it. */
  static String shortProtocol(String protocol) {
    return switch (protocol) {
      case "loso" -> "leave one subject out (LOSO)";
      case "loco" -> "leave one corpus out (LOCO)";
      case "composite" -> "composite of corpora, leave one subject out (CDE)";
      default -> protocol;
    };
  }

  static String region(Region region) {
    return region.id().replace('_', ' ');
  }

  static String apexSource(ApexSource source) {
    return switch (source) {
      case ANNOTATED -> "annotated";
      case CORRECTED -> "annotated, corrected";
      case DETECTED -> "detected";
      case MIDPOINT -> "midpoint";
    };
  }

  /** "a", "a and b", "a, b and c". */
  static String list(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}
