package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.glimpse.keyframe.flow.OpticalStrain;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.files.PictureFiles;
import org.glimpse.report.chart.ChartFiles;
import org.glimpse.report.chart.FlowChart;
import org.glimpse.video.FlowFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flow}: the optical flow of one pair of pictures. */
@Command(
    name = "flow",
    description = "The optical flow from one picture to another, and its strain.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "What is at (x, y) in IMAGE_A is at (x + u, y + v) in IMAGE_B; u is to the right, v down.",
      "Example: glimpse flow onset.png apex.png --method tvl1 --out flow.flo --strain strain.png",
      "",
      ExitCode.HELP
    })
final class FlowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "IMAGE_A", description = "The first picture.")
  private Path first;

  @Parameters(index = "1", paramLabel = "IMAGE_B", description = "The second, of the same size.")
  private Path second;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      defaultValue = "dis",
      description = "tvl1, dis or farneback. Default: ${DEFAULT-VALUE}.")
  private String method;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "FILE.flo (Middlebury format) or FILE.png (color is direction, with arrows).")
  private Path out;

  @Option(
      names = "--strain",
      paramLabel = "FILE.png",
      description = "Also write the optical strain, white where it is largest.")
  private Optional<Path> strain;

  @Override
  public Integer call() throws Exception {
    boolean png = out.toString().endsWith(".png");
    if (!png && !out.toString().endsWith(".flo")) {
      throw usage("--out must end in .flo or .png but is '" + out + "'.");
    }
    if (strain.isPresent() && !strain.get().toString().endsWith(".png")) {
      throw usage("--strain must end in .png but is '" + strain.get() + "'.");
    }
    FlowField flow = flow();
    if (png) {
      PictureFiles.writePng(out, ChartFiles.image(FlowChart.of("flow", flow), 2));
    } else {
      FlowFile.write(out, flow);
    }
    if (strain.isPresent()) {
      float[] values = OpticalStrain.magnitude(flow);
      PictureFiles.writePng(strain.get(), PictureFiles.gray(flow.size(), values));
    }
    return ExitCode.DONE;
  }

  private FlowField flow() throws FileFormatException, IOException {
    Frame from = PictureFiles.readGray(first);
    Frame to = PictureFiles.readGray(second);
    try {
      return OpticalFlows.parse(method).flow(from, to);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage() + ".");
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
