package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.model.train.OptimizerRule.ParameterUpdate;

/**
 * Learns one factor a class for the logits of a linear head that else stays as it is: its weights
 * and biases are those it had, times the factors, after every step.
 *
 * <p>With {@code W_c = s_c W0_c} and {@code b_c = s_c b0_c} the gradient of the factor is {@code
 * dL/ds_c = dL/dW_c · W0_c + dL/db_c b0_c}.
 */
final class HeadScales {
  private static final String NAME = "scales";

  private final List<Parameter> parameters;
  private final List<NDArray> frozen = new ArrayList<>();
  private final NDArray scales;
  private final double maxGradientNorm;
  private final ParameterUpdate update;

  /** Factors of 1 for a head; what is kept lives as long as the manager. */
  HeadScales(Optimization optimization, Block head, NDManager manager) {
    parameters = List.copyOf(head.getParameters().values());
    for (Parameter parameter : parameters) {
      NDArray copy = parameter.getArray().duplicate();
      copy.attach(manager);
      frozen.add(copy);
    }
    Shape first = parameters.get(0).getShape();
    scales = manager.ones(new Shape(first.get(0)), DataType.FLOAT32);
    maxGradientNorm = optimization.maxGradientNorm();
    update = optimization.rule().start();
  }

  /** One step by the gradients of the head; temporaries are attached to the step's manager. */
  void apply(NDManager step, double learningRate) {
    NDArray gradient = step.zeros(scales.getShape(), DataType.FLOAT32);
    for (int i = 0; i < parameters.size(); i++) {
      NDArray own = parameters.get(i).getArray().getGradient();
      own.attach(step);
      NDArray product = own.mul(frozen.get(i));
      gradient.addi(product.getShape().dimension() > 1 ? product.sum(new int[] {1}) : product);
    }
    GradientStep.limit(List.of(gradient), maxGradientNorm);
    update.apply(NAME, scales, gradient, learningRate);
    for (int i = 0; i < parameters.size(); i++) {
      NDArray array = parameters.get(i).getArray();
      NDArray factor = array.getShape().dimension() > 1 ? scales.expandDims(1) : scales;
      NDArray scaled = frozen.get(i).mul(factor);
      scaled.attach(step);
      array.muli(0).addi(scaled);
      JniUtils.zeroGrad((PtNDArray) array);
    }
  }
}
