package org.glimpse.core.clip;

import java.nio.file.Path;

/**
 * A clip on disk: a video file or a folder of frames, and what its corpus says about it.
 *
 * @param id which clip it is
 * @param path the file or folder
 * @param annotation what is known about it
 */
public record ClipSource(ClipId id, Path path, Annotation annotation) {}
