/**
 * Procedural faces and clips with known truth, in memory.
 *
 * <p>Everything is measured in <em>face units</em>: 224 units make one side of the aligned picture
 * of {@link org.glimpse.core.frame.FaceLayout}, x to the right and y down from its top left corner,
 * so that one unit is one pixel of a 224-pixel aligned face. The right eye's center is at (76.16,
 * 85.12), the left eye's at (147.84, 85.12).
 *
 * <pre>{@code
 * SyntheticCorpus corpus =
 *     SyntheticCorpus.of(
 *         CorpusPlan.withDefaults().withSubjects(12).withClipsPerSubject(8),
 *         ClipSettings.withDefaults().withAmplitude(1, 2));
 * SyntheticClip clip = corpus.clips().get(0);
 * Frame apex = clip.frame(clip.keyFrames().apex());
 * FlowField truth = clip.trueFlow(0, clip.keyFrames().apex());
 * AlignedClip aligned = clip.aligned(128);
 * }</pre>
 *
 * <p>The movements change where the skin is, never how it is lit: no wrinkle deepens. So the true
 * flow explains the pictures, apart from what lids and lips cover or uncover.
 */
@NullMarked
package org.glimpse.synthetic;

import org.jspecify.annotations.NullMarked;
