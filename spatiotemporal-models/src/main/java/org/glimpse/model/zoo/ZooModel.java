package org.glimpse.model.zoo;

import java.util.List;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.NetworkSize;

/**
 * A model that comes with Glimpse.
 *
 * @param architecture with its default options
 * @param family what kind it is
 * @param input the shape of clips that it is made for; others are taken too
 * @param explanation one line
 * @param source where it comes from: authors and year
 */
public record ZooModel(
    Architecture architecture, Family family, ClipShape input, String explanation, String source) {
  private static final int CLASSES = 7;

  /** What kinds of models there are. */
  public enum Family {
    /** Small enough to be trained in seconds on a CPU. */
    SMALL("small"),
    /** Made for one map from onset to apex. */
    MAPS("maps"),
    /** Convolutions over time and space. */
    CNN_3D("3D-CNN"),
    /** A CNN on each frame, then an LSTM. */
    CNN_LSTM("CNN+LSTM");

    private final String title;

    Family(String title) {
      this.title = title;
    }

    /**
     * The name for readers.
     *
     * @return a word
     */
    public String title() {
      return title;
    }
  }

  /**
   * The name of the model.
   *
   * @return its architecture's id
   */
  public String id() {
    return architecture.id();
  }

  /**
   * The size of the network for clips that it is made for, with seven classes.
   *
   * @return parameters and multiply-adds
   */
  public NetworkSize size() {
    return NetworkSize.of(architecture, input, CLASSES);
  }

  /**
   * All models, in the order of a help text.
   *
   * @return the default first
   */
  public static List<ZooModel> all() {
    ClipShape small = new ClipShape(3, 8, 28, 28);
    ClipShape map = new ClipShape(3, 1, 28, 28);
    ClipShape flow = new ClipShape(2, 1, 28, 28);
    ClipShape video = new ClipShape(3, 16, 112, 112);
    return List.of(
        new ZooModel(
            SmallCnn3d.withDefaults(),
            Family.SMALL,
            small,
            "three 3-D convolutions; trains in seconds on a CPU",
            "ours"),
        new ZooModel(
            CnnLstm.withDefaults(),
            Family.SMALL,
            small,
            "a small CNN on each frame, then an LSTM; trains in seconds on a CPU",
            "ours"),
        new ZooModel(
            StstNet.withDefaults(),
            Family.MAPS,
            map,
            "three shallow streams over onset-to-apex maps",
            "Liong et al. 2019"),
        new ZooModel(
            OffApexNet.withDefaults(),
            Family.MAPS,
            flow,
            "a small stream for each map",
            "Liong et al. 2019"),
        new ZooModel(
            DualInception.withDefaults(),
            Family.MAPS,
            flow,
            "two inception modules for each map",
            "Zhou et al. 2019"),
        new ZooModel(
            Rcn.withDefaults(),
            Family.MAPS,
            map,
            "a compact recurrent convolution over the maps",
            "after Xia et al. 2020"),
        new ZooModel(
            ApVit.withDefaults(),
            Family.SMALL,
            small,
            "a small vision transformer over the best places and moments of cnn3d-small",
            "after Xue et al. 2022"),
        new ZooModel(
            FaceTopoNet.withDefaults(),
            Family.SMALL,
            small,
            "points of the face read along a tree of their dependencies, by two LSTMs",
            "after Kolahdouzi et al. 2022"),
        video(R3d18.withDefaults(), video, "3-D residual network of 18 layers", "Tran et al. 2018"),
        video(R3d34.withDefaults(), video, "3-D residual network of 34 layers", "Tran et al. 2018"),
        video(
            R2Plus1d18.withDefaults(),
            video,
            "residual network that splits space and time",
            "Tran et al. 2018"),
        video(
            Mc318.withDefaults(),
            video,
            "residual network, 3-D below and 2-D above",
            "Tran et al. 2018"),
        video(C3d.withDefaults(), video, "eight 3-D convolutions", "Tran et al. 2015"),
        video(
            P3d.withDefaults(),
            new ClipShape(3, 16, 160, 160),
            "bottlenecks split into space and time",
            "Qiu et al. 2017"),
        video(
            I3d.withDefaults(),
            new ClipShape(3, 16, 224, 224),
            "inflated Inception-V1",
            "Carreira and Zisserman 2017"),
        video(
            DenseNet3d121.withDefaults(),
            video,
            "3-D densely connected network of 121 layers",
            "Huang et al. 2017, Hara et al. 2018"),
        new ZooModel(
            ResNetLstm.withDefaults(),
            Family.CNN_LSTM,
            video,
            "residual network of 18 layers on each frame, then LSTM; wants a GPU",
            "He et al. 2016, Donahue et al. 2015"));
  }

  private static ZooModel video(
      Architecture architecture, ClipShape input, String explanation, String source) {
    return new ZooModel(architecture, Family.CNN_3D, input, explanation + "; wants a GPU", source);
  }
}
