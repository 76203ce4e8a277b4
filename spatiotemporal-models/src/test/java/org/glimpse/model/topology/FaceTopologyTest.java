package org.glimpse.model.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.model.Device;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.FittedBlock;
import org.glimpse.model.train.ClassifierFile;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.zoo.FaceTopoNet;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against PyTorch; {@code golden/topology.py} made the numbers. */
class FaceTopologyTest {
  // Single precision here, double there, over 30 steps of an LSTM.
  private static final double TOLERANCE = 1e-5;
  private static final ClipShape CLIP = new ClipShape(2, 2, 10, 12);
  private static final Properties GOLDEN = golden();
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  private static Properties golden() {
    Properties golden = new Properties();
    try (InputStream in =
        FaceTopologyTest.class.getResourceAsStream("/golden/topology.properties")) {
      golden.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return golden;
  }

  private static double[] numbers(String key) {
    return Arrays.stream(GOLDEN.getProperty(key).split(",", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private NDArray clips() {
    return manager.create(numbers("clips"), CLIP.batch(2)).toType(DataType.FLOAT32, false);
  }

  private FaceTopology features(PointOrder order, boolean tour) {
    FaceTopology features = new FaceTopology(CLIP, new FaceTopology.Options(4, order, tour));
    features.initialize(manager, DataType.FLOAT32, CLIP.batch(2));
    return features;
  }

  private static double[] values(NDArray array) {
    return array.toType(DataType.FLOAT64, false).toDoubleArray();
  }

  @Test
  void readsThePointsAlongTheTreeAsTheFormulasSay() {
    FaceTopology features = features(PointOrder.STRAIGHT_THROUGH, false);
    int k = 0;
    for (Parameter parameter : features.getParameters().values()) {
      if (parameter.requiresGradient()) {
        float[] weights = new float[(int) parameter.getShape().size()];
        for (int i = 0; i < weights.length; i++) {
          weights[i] = ((37 * k++) % 101 - 50) / 100f;
        }
        parameter.getArray().set(weights);
      }
    }
    double[] costs = numbers("costs");
    float[] single = new float[costs.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) costs[i];
    }
    features.getParameters().get(0).getValue().getArray().set(single);
    assertThat(features.order().stream().mapToDouble(i -> i).toArray())
        .containsExactly(numbers("order"));
    NDList out = features.streams(new ParameterStore(manager, false), clips(), false);
    List<String> keys = List.of("features", "structure", "texture", "streams");
    for (int i = 0; i < keys.size(); i++) {
      assertThat(values(out.get(i)))
          .as(keys.get(i))
          .containsExactly(numbers(keys.get(i)), within(TOLERANCE));
    }
  }

  @Test
  void fitsTheTreeToTheMovementsOfTheTrainingClips() {
    FaceTopology features = features(PointOrder.CHOW_LIU, false);
    assertThat(features.costs()).isEqualTo(CostMatrix.zeros(30));
    FittedBlock.Fitting fitting = features.fitting();
    fitting.look(clips().get("0:1"));
    fitting.look(clips().get("1:2"));
    fitting.finish();
    double[] moved = values(new FaceSampling(CLIP).values(clips()).transpose(0, 2, 1));
    List<List<List<Double>>> samples = List.of(new ArrayList<>(), new ArrayList<>());
    for (int row = 0; row < moved.length / 30; row++) {
      samples
          .get(row / CLIP.frames() % 2)
          .add(Arrays.stream(moved, 30 * row, 30 * row + 30).boxed().toList());
    }
    CostMatrix across = CostMatrix.chowLiu(samples.get(0));
    CostMatrix down = CostMatrix.chowLiu(samples.get(1));
    for (int i = 0; i < across.pairs().size(); i++) {
      assertThat(features.costs().pairs().get(i))
          .isCloseTo(across.pairs().get(i) + down.pairs().get(i), within(1e-5));
    }
    assertThat(features.tree().root()).isEqualTo(FacePoint.all().indexOf(FacePoint.NOSE_TIP));
  }

  @Test
  void pointsThatMoveInMirroredDirectionsDependOnEachOther() {
    ClipShape shape = new ClipShape(2, 1, 50, 50);
    FaceTopology features =
        new FaceTopology(shape, new FaceTopology.Options(4, PointOrder.CHOW_LIU, false));
    features.initialize(manager, DataType.FLOAT32, shape.batch(2));
    // To both sides of the midline, and down: over both directions together nothing is left.
    NDArray side = manager.arange(50f).lt(25).toType(DataType.FLOAT32, false).mul(2).sub(1);
    NDArray apart = side.broadcast(50, 50);
    NDArray motion = NDArrays.stack(new NDList(apart, apart.onesLike())).expandDims(1);
    FittedBlock.Fitting fitting = features.fitting();
    for (float strength : new float[] {-1, 1, 2}) {
      fitting.look(motion.mul(strength).expandDims(0));
    }
    fitting.finish();
    int right = FacePoint.all().indexOf(FacePoint.RIGHT_BROW_OUTER);
    int left = FacePoint.all().indexOf(FacePoint.LEFT_BROW_OUTER);
    assertThat(features.costs().cost(right, left)).isLessThan(-10);
  }

  @Test
  void everyOrderBeginsWhereItSaysAndATourIsTwiceAsLong() {
    for (PointOrder order : PointOrder.values()) {
      int first = order == PointOrder.LISTED ? 0 : FacePoint.all().indexOf(FacePoint.NOSE_TIP);
      assertThat(features(order, false).order()).hasSize(30).doesNotHaveDuplicates();
      assertThat(features(order, false).order().get(0)).isEqualTo(first);
    }
    assertThat(features(PointOrder.GEOMETRIC, true).order()).hasSize(59);
    // The shortest edge at the nose leads to a wing.
    List<Integer> parents = features(PointOrder.GEOMETRIC, false).tree().parents();
    assertThat(parents.get(FacePoint.all().indexOf(FacePoint.RIGHT_NOSE_WING)))
        .isEqualTo(FacePoint.all().indexOf(FacePoint.NOSE_TIP));
  }

  @Test
  void looksAtTheRightPlaces() {
    ClipShape one = new ClipShape(1, 1, 50, 50);
    FaceSampling sampling = new FaceSampling(one);
    NDArray ramp = manager.arange(50f).div(50f).broadcast(1, 1, 1, 50, 50);
    double[] values = values(sampling.values(ramp));
    for (FacePoint point : FacePoint.all()) {
      // The mean of a ramp under a bell that lies within the picture is its value in the middle.
      if (Math.abs(point.x() - 0.5) < 0.2) {
        assertThat(values[FacePoint.all().indexOf(point)])
            .isCloseTo(point.x() - 0.01, within(2e-3));
      }
    }
    double[] patches = values(sampling.patches(ramp));
    int side = sampling.patch();
    assertThat(side).isEqualTo(11);
    int middle = side * side / 2;
    for (FacePoint point : FacePoint.all()) {
      assertThat(patches[FacePoint.all().indexOf(point) * side * side + middle])
          .isCloseTo(Math.floor(point.x() * 50) / 50, within(1e-6));
    }
  }

  @Test
  void keepsItsTreeInTheFileAndChangesItOnlyWhereCostsAreTrained(@TempDir Path folder)
      throws Exception {
    LabelledClips clips = MovingBlobs.of(1, 2, 10, 6, 6);
    CostMatrix fitted = null;
    for (PointOrder order : List.of(PointOrder.CHOW_LIU, PointOrder.STRAIGHT_THROUGH)) {
      Path file = folder.resolve(order + ".safetensors");
      try (NetworkClassifier model =
          ModelZoo.parse("face-topo")
              .withArchitecture(FaceTopoNet.withDefaults().withOrder(order))
              .train(clips, Imbalance.none().plan(clips.counts(), 2))) {
        CostMatrix costs = ((FaceTopology) model.network().features()).costs();
        if (fitted == null) {
          fitted = costs;
        } else {
          assertThat(costs).isNotEqualTo(fitted);
        }
        model.save(file, new InputRecipe("flow", "apex"));
        try (NetworkClassifier read =
            ClassifierFile.read(file, ModelZoo::architecture, Device.cpu())) {
          assertThat(((FaceTopology) read.network().features()).costs()).isEqualTo(costs);
          assertThat(read.predict(clips)).isEqualTo(model.predict(clips));
        }
      }
    }
  }
}
