package org.glimpse.core.frame;

import java.util.OptionalInt;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;

/**
 * Size, rate and length of a clip.
 *
 * @param size width and height of the frames as they are shown
 * @param frameRate the nominal rate; frames carry their own times
 * @param frameCount the number of frames, where it is known for certain
 */
public record VideoInfo(Size size, FrameRate frameRate, OptionalInt frameCount) {}
