package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.glimpse.core.EnumText;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.video.FrameFolder;

/** Finds what is inconsistent in a corpus on disk; reads names, not pictures. */
public final class CorpusCheck {
  private static final Pattern ZEROS = Pattern.compile("(?<!\\d)0+(?=\\d)");

  private CorpusCheck() {}

  /** What kind of inconsistency it is. */
  public enum Kind {
    /** There is no folder or no frame of the clip; it cannot be used. */
    MISSING_FOLDER,
    /** Key frames are out of order, or have no frame; the clip cannot be used. */
    KEY_FRAMES,
    /** The label is none of the corpus'; the clip cannot be used. */
    UNKNOWN_LABEL,
    /** The clip is listed more than once; the first is used. */
    DUPLICATE,
    /** A row or a value in it cannot be read; the clip cannot be used. */
    UNREADABLE,
    /** The clip can be used but something about it is odd, as an erratum that does not fit. */
    ODD,
    /** Frames are missing between the first and the last one. */
    MISSING_FRAMES,
    /** Two spellings that may be one subject, or one folder with two subjects. */
    SUBJECT_CLASH;

    /**
     * The kind as it is written.
     *
     * @return for example {@code "missing-frames"}
     */
    public String id() {
      return EnumText.of(this);
    }
  }

  /**
   * An inconsistency.
   *
   * @param clip which clip it is about
   * @param kind of what kind it is
   * @param reason one or two plain sentences
   */
  public record Finding(ClipId clip, Kind kind, String reason) {}

  /**
   * Everything that is inconsistent.
   *
   * @param corpus a corpus as it was read
   * @return the findings, sorted by clip and kind; empty if all is well
   */
  public static List<Finding> findings(Corpus corpus) {
    List<Finding> findings = new ArrayList<>();
    ListedCorpus.Notes notes = ListedCorpus.Notes.of(corpus);
    corpus
        .problems()
        .forEach(
            p ->
                findings.add(
                    new Finding(
                        p.id(), notes.kinds().getOrDefault(p, Kind.UNREADABLE), p.reason())));
    notes.remarks().forEach(r -> findings.add(new Finding(r.id(), Kind.ODD, r.reason())));
    addGaps(corpus, findings);
    addClashes(corpus, findings);
    findings.sort(Comparator.comparing(Finding::clip).thenComparing(Finding::kind));
    return List.copyOf(findings);
  }

  private static void addGaps(Corpus corpus, List<Finding> findings) {
    Set<Path> seen = new HashSet<>();
    List<ClipSource> sources = new ArrayList<>(corpus.clips());
    corpus.videos().forEach(video -> sources.add(video.source()));
    for (ClipSource clip : sources) {
      if (!Files.isDirectory(clip.path()) || !seen.add(clip.path())) {
        continue;
      }
      try {
        FrameFolder folder = FrameFolder.list(clip.path());
        if (folder.missing() > 0) {
          findings.add(
              new Finding(
                  clip.id(),
                  Kind.MISSING_FRAMES,
                  folder.missing()
                      + " of the frames "
                      + folder.firstNumber()
                      + " to "
                      + folder.lastNumber()
                      + " are missing: "
                      + folder.gaps()
                      + "."));
        }
      } catch (IOException e) {
        findings.add(new Finding(clip.id(), Kind.MISSING_FOLDER, String.valueOf(e.getMessage())));
      }
    }
  }

  private static void addClashes(Corpus corpus, List<Finding> findings) {
    Map<String, SubjectId> spellings = new HashMap<>();
    Map<Path, SubjectId> owners = new HashMap<>();
    Set<SubjectId> told = new HashSet<>();
    for (ClipSource clip : corpus.clips()) {
      SubjectId subject = clip.id().subject();
      String plain = ZEROS.matcher(subject.toString().toLowerCase(Locale.ROOT)).replaceAll("");
      SubjectId first = spellings.computeIfAbsent(plain, key -> subject);
      if (!first.equals(subject) && told.add(subject)) {
        findings.add(
            new Finding(
                clip.id(),
                Kind.SUBJECT_CLASH,
                "The subjects '"
                    + first.subject()
                    + "' and '"
                    + subject.subject()
                    + "' may be one. Spell them alike."));
      }
      SubjectId owner = owners.computeIfAbsent(clip.path(), key -> subject);
      if (!owner.equals(subject)) {
        findings.add(
            new Finding(
                clip.id(),
                Kind.SUBJECT_CLASH,
                "'"
                    + clip.path()
                    + "' also belongs to the subject '"
                    + owner.subject()
                    + "'. Correct the sheet."));
      }
    }
  }
}
