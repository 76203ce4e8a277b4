package org.glimpse.video.face;

import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.VideoInfo;

/**
 * An aligned clip, and how it came about.
 *
 * @param clip the aligned clip
 * @param video size and rate of the clip as it was decoded, and the counted number of its frames
 * @param eyesFound whether the eyes were found; if not, their places were inferred from the usual
 *     geometry of a face, which is less exact
 * @param scale pixels of the aligned picture for a pixel of the clip
 * @param steadiness how much the head moves, and how much of that is left
 */
public record Alignment(
    AlignedClip clip, VideoInfo video, boolean eyesFound, double scale, Steadiness steadiness) {}
