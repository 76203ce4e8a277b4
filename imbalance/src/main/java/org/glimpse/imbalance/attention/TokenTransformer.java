package org.glimpse.imbalance.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.StepParameters;

/**
 * Pools a volume by a small vision transformer that looks at the best tokens only: volume (N, D, T,
 * H, W) → class token (N, E).
 *
 * <p>Each place at each moment is a token. A linear layer brings its D channels to E; attentive
 * patch pooling keeps {@code floor(patches T H W)} tokens, at least 1, by their {@link TokenScore};
 * a learned vector for each of the T H W positions is added; a class token with a position of its
 * own goes in front. Layers of attention follow, of which the later half (the last {@code depth -
 * depth / 2}) keep {@code floor(tokens n)} of n tokens each, at least 1, by the attention of the
 * class token. A normalization ends it.
 *
 * <p>Returns two arrays: the class token (N, E), and for each cell what the class token's attention
 * (a softmax over the tokens still there in the last layer, of scores summed over heads) makes of
 * it (N, T H W), 0 where the token was dropped.
 *
 * <p>Source: Xue et al., "Vision Transformer with Attentive Pooling for Robust Facial Expression
 * Recognition" (APViT), 2022, and its code: width 768, 8 layers of 8 heads, 160 of 196 patches,
 * then 0.9 of the tokens in each of the last 4 layers. Carried over to clips: tokens over space and
 * time. Departures: the code skips the pooling where the number of clips in a batch happens to
 * equal that of tokens, this does not; positions start with a deviation of 0.5, as large as tokens
 * are, so that a network trained from scratch on few clips tells places apart from the start.
 */
public final class TokenTransformer extends AbstractBlock implements AttentionMap {
  private static final float DEVIATION = 0.5f;

  private final Size size;
  private final TokenScore score;
  private final double patches;
  private final Block projection;
  private final Block norm;
  private final Parameter classToken;
  private final Parameter positions;
  private final List<TransformerLayer> layers = new ArrayList<>();

  /**
   * How large a transformer is.
   *
   * @param width E, a multiple of the heads
   * @param depth layers, at least 1
   * @param heads at least 1
   */
  public record Size(int width, int depth, int heads) {
    /**
     * Checks the numbers.
     *
     * @param width E, a multiple of the heads
     * @param depth layers, at least 1
     * @param heads at least 1
     * @throws IllegalArgumentException if a number is less than 1, or the width no multiple
     */
    public Size {
      Checks.atLeast("heads", heads, 1);
      Checks.atLeast("depth", depth, 1);
      Checks.atLeast("width", width, 1);
      Checks.argument(
          width % heads == 0, "width must be a multiple of " + heads + " heads but is " + width);
    }
  }

  /**
   * A pooling.
   *
   * @param size how large it is
   * @param score by which patches are kept
   * @param patches the share of patches kept at first, in (0, 1]
   * @param tokens the share of tokens that each layer of the later half keeps, in (0, 1]
   * @throws IllegalArgumentException if a share is outside (0, 1]
   */
  public TokenTransformer(Size size, TokenScore score, double patches, double tokens) {
    this.size = size;
    this.score = score;
    this.patches = Checks.inRange("share of patches", patches, Double.MIN_VALUE, 1);
    Checks.inRange("share of tokens", tokens, Double.MIN_VALUE, 1);
    projection = addChildBlock("projection", TransformerLayer.linear(size.width(), true));
    classToken = addParameter(vectors("class"));
    positions = addParameter(vectors("positions"));
    for (int i = 0; i < size.depth(); i++) {
      double share = i < size.depth() / 2 ? 1 : tokens;
      layers.add(
          addChildBlock("layer" + i, new TransformerLayer(size.width(), size.heads(), share)));
    }
    norm = addChildBlock("norm", TransformerLayer.norm());
  }

  private static Parameter vectors(String name) {
    return Parameter.builder()
        .setName(name)
        .setType(Parameter.Type.OTHER)
        .optInitializer(new NormalInitializer(DEVIATION))
        .build();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray volume = inputs.head();
    Shape shape = volume.getShape();
    int rows = Math.toIntExact(shape.get(0));
    int width = size.width();
    NDArray cells = AttentionLayers.cells(volume).transpose(0, 2, 1);
    NDArray projected = projection.forward(store, new NDList(cells), training).singletonOrThrow();
    int all = Math.toIntExact(projected.getShape().get(1));
    NDArray looked =
        projected.transpose(0, 2, 1).reshape(rows, width, shape.get(2), shape.get(3), shape.get(4));
    int[] kept = TokenSelection.highest(score.of(looked), TokenSelection.count(all, patches));
    NDArray places = StepParameters.value(store, positions, volume, training);
    NDArray first = StepParameters.value(store, classToken, volume, training);
    NDArray placed = projected.add(places.get(new NDIndex("1:")).expandDims(0));
    NDArray start =
        first.add(places.get(new NDIndex("0:1"))).expandDims(0).broadcast(rows, 1, width);
    NDArray x = NDArrays.concat(new NDList(start, TokenSelection.take(placed, kept)), 1);
    NDArray scores = x;
    int[] seen = kept;
    for (TransformerLayer layer : layers) {
      NDList result = layer.forward(store, new NDList(x), training);
      x = result.get(0);
      scores = result.get(1);
      seen = kept;
      kept = following(kept, result.get(2).toLongArray(), rows);
    }
    NDArray last = norm.forward(store, new NDList(x), training).singletonOrThrow();
    return new NDList(last.get(new NDIndex(":, 0")), attention(scores, seen, all));
  }

  /** The attention of the class token in the last layer; 0 where the token was dropped. */
  @Override
  public NDArray attention(ParameterStore store, NDArray volume) {
    Shape shape = volume.getShape();
    return forward(store, new NDList(volume), false)
        .get(1)
        .reshape(shape.get(0), shape.get(2), shape.get(3), shape.get(4));
  }

  /** The softmax of the scores at the cells that were seen, 0 at the others. */
  private static NDArray attention(NDArray scores, int[] seen, int cells) {
    int rows = Math.toIntExact(scores.getShape().get(0));
    int each = seen.length / rows;
    float[] weights = scores.softmax(1).toFloatArray();
    float[] spread = new float[rows * cells];
    for (int i = 0; i < weights.length; i++) {
      spread[i / each * cells + seen[i]] = weights[i];
    }
    return scores.getManager().create(spread, new Shape(rows, cells));
  }

  /** The cells that are still there after a layer. */
  private static int[] following(int[] cells, long[] chosen, int rows) {
    int before = cells.length / rows;
    int after = chosen.length / rows;
    int[] left = new int[chosen.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = cells[i / after * before + Math.toIntExact(chosen[i])];
    }
    return left;
  }

  @Override
  protected void prepare(Shape[] inputShapes) {
    Shape volume = inputShapes[0];
    long cells = volume.get(2) * volume.get(3) * volume.get(4);
    classToken.setShape(new Shape(1, size.width()));
    positions.setShape(new Shape(1 + cells, size.width()));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape volume = inputShapes[0];
    long cells = volume.get(2) * volume.get(3) * volume.get(4);
    return new Shape[] {new Shape(volume.get(0), size.width()), new Shape(volume.get(0), cells)};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    Shape volume = inputShapes[0];
    int cells = Math.toIntExact(volume.get(2) * volume.get(3) * volume.get(4));
    projection.initialize(manager, type, new Shape(volume.get(0), cells, volume.get(1)));
    Shape tokens = new Shape(volume.get(0), 1 + TokenSelection.count(cells, patches), size.width());
    for (TransformerLayer layer : layers) {
      layer.initialize(manager, type, tokens);
      tokens = layer.getOutputShapes(new Shape[] {tokens})[0];
    }
    norm.initialize(manager, type, tokens);
  }
}
