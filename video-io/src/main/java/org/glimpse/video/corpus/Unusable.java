package org.glimpse.video.corpus;

/** A clip that cannot be used, and what kind of inconsistency is to blame. */
final class Unusable extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final CorpusCheck.Kind kind;

  Unusable(CorpusCheck.Kind kind, String reason) {
    super(reason);
    this.kind = kind;
  }

  CorpusCheck.Kind kind() {
    return kind;
  }

  /** The kind of a refusal; one that does not say is about the row as a whole. */
  static CorpusCheck.Kind kind(IllegalArgumentException refusal) {
    return refusal instanceof Unusable unusable ? unusable.kind() : CorpusCheck.Kind.UNREADABLE;
  }
}
