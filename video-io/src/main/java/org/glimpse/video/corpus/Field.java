package org.glimpse.video.corpus;

/** What a table says of a clip. */
enum Field {
  SUBJECT,
  CLIP,
  ONSET,
  APEX,
  OFFSET,
  EMOTION,
  AU,
  /** The frame rate. */
  FPS,
  /** Micro- or macro-expression. */
  TYPE,
  /** The number of a video's first frame. */
  FIRST,
  VALENCE,
  AROUSAL
}
