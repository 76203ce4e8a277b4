package org.glimpse.pipeline;

import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.VideoInfo;

/**
 * A clip that has been decoded, aligned and measured.
 *
 * @param source the clip
 * @param video size, rate and number of the decoded frames
 * @param aligned its aligned frames
 * @param motion its motion
 * @param keyFrames its key frames
 */
record ProcessedClip(
    ClipSource source,
    VideoInfo video,
    AlignedClip aligned,
    MotionCurve motion,
    KeyFrames keyFrames) {}
