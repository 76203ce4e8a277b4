package org.glimpse.benchmark;

import java.util.List;

/** Every measurement that {@code benchmarks/measure} knows. */
final class Measurements {
  private Measurements() {}

  /** In the order of the way of a clip. */
  static List<Measurement> all() {
    return List.of(
        new DecodingTable(),
        new DecodingSpeed(),
        new LongVideo(),
        new LandmarkAccuracy(),
        new AlignmentAccuracy(),
        new HiddenFaces(),
        new FaceSpeed(),
        new FlowAccuracy(),
        new DetectorAccuracy(),
        new SpotterAccuracy(),
        new LongSpotting(),
        new SamplingExperiment(),
        new ImbalanceExperiment(),
        new LabelNoise(),
        new NoiseAndImbalance(),
        new ObjectiveCost(),
        new ZooLearning(),
        new ObjectiveAcceptance(),
        new ModelStudy(),
        new StepSpeedMeasurement(),
        new LosoSpeed(),
        new TrainingMemory(),
        new BootstrapCoverage(),
        new ReportSize());
  }

  static Measurement named(String name) {
    return all().stream()
        .filter(measurement -> measurement.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no measurement "
                        + name
                        + "; there are "
                        + String.join(", ", all().stream().map(Measurement::name).toList())
                        + "."));
  }
}
