package org.glimpse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatexRendererTest extends ReportRendererContract {
  @Override
  protected ReportRenderer renderer() {
    return new LatexRenderer();
  }

  private record Part(String title, List<Block> blocks) implements Section {}

  @Test
  void writesATableForAPaper() throws IOException {
    Table table =
        new Table(
            "50 % & more",
            List.of(Table.Column.text("sampler_id"), Table.Column.number("UF1")),
            List.of(
                List.of(Cell.of("uniform{16}"), Cell.number(0.5, 3)),
                List.of(Cell.of("a\\b"), Cell.of(Cell.NONE))));
    String text =
        Files.readString(
            render("a", ReportDocument.titled("x").with(new Part("Samplers", List.of(table)))));
    assertThat(text)
        .isEqualTo(
            """
            % x
            % \\usepackage{booktabs}

            \\begin{table}
              \\centering
              \\caption{50 \\% \\& more}
              \\label{tab:samplers-1}
              \\begin{tabular}{lr}
                \\toprule
                sampler\\_id & UF1 \\\\
                \\midrule
                uniform\\{16\\} & 0.500 \\\\
                a\\textbackslash{}b & -- \\\\
                \\bottomrule
              \\end{tabular}
            \\end{table}
            """);
  }

  @Test
  void takesTheTablesOfAllSectionsAndGroups() throws IOException {
    String text = Files.readString(render("a", document()));
    assertThat(text)
        .contains("\\label{tab:model-1}", "\\label{tab:model-3}", "\\label{tab:clips-1}");
  }
}
