package org.glimpse.report.document;

import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.evaluation.audit.Finding;
import org.glimpse.report.chart.Chart;
import org.glimpse.report.chart.Filmstrip;

/** A piece of a section: plain data, without a word on how a format shows it. */
public sealed interface Block
    permits Block.Paragraph,
        Block.KeyFigures,
        Block.Figures,
        Block.Film,
        Block.Facts,
        Block.Findings,
        Block.Group,
        Table {
  /**
   * Hands the block to a format.
   *
   * @param writer what writes it
   */
  void writeTo(BlockWriter writer);

  /** The weight of a paragraph. */
  enum Tone {
    /** The sentence that says what a section is about. */
    LEAD,
    /** Ordinary text. */
    PLAIN,
    /** A remark on what is shown. */
    NOTE,
    /** Something the reader must know before trusting a number. */
    WARNING,
    /** What makes a number something else than it is called. */
    ALARM
  }

  /**
   * Text.
   *
   * @param tone its weight
   * @param text plain text
   */
  record Paragraph(Tone tone, String text) implements Block {
    /**
     * Ordinary text.
     *
     * @param text plain text
     * @return the paragraph
     */
    public static Paragraph of(String text) {
      return new Paragraph(Tone.PLAIN, text);
    }

    /**
     * The sentence that says what a section is about.
     *
     * @param text plain text
     * @return the paragraph
     */
    public static Paragraph lead(String text) {
      return new Paragraph(Tone.LEAD, text);
    }

    /**
     * A remark on what is shown.
     *
     * @param text plain text
     * @return the paragraph
     */
    public static Paragraph note(String text) {
      return new Paragraph(Tone.NOTE, text);
    }

    /**
     * Something the reader must know before trusting a number.
     *
     * @param text plain text
     * @return the paragraph
     */
    public static Paragraph warning(String text) {
      return new Paragraph(Tone.WARNING, text);
    }

    /**
     * What makes a number something else than it is called.
     *
     * @param text plain text
     * @return the paragraph
     */
    public static Paragraph alarm(String text) {
      return new Paragraph(Tone.ALARM, text);
    }

    @Override
    public void writeTo(BlockWriter writer) {
      writer.paragraph(this);
    }
  }

  /**
   * The few numbers that a reader takes away.
   *
   * @param figures at least one
   */
  record KeyFigures(List<KeyFigure> figures) implements Block {
    /**
     * Copies the list.
     *
     * @param figures at least one
     * @throws IllegalArgumentException if there is none
     */
    public KeyFigures {
      figures = Checks.notEmpty("key figures", figures);
    }

    @Override
    public void writeTo(BlockWriter writer) {
      writer.keyFigures(this);
    }
  }

  /**
   * A number with its name and what to compare it with.
   *
   * @param name what it is
   * @param value the number as text, or an en dash
   * @param detail what to compare it with, or why there is no value; may be empty
   */
  record KeyFigure(String name, String value, String detail) {}

  /**
   * Charts side by side where there is room.
   *
   * @param figures at least one
   */
  record Figures(List<Figure> figures) implements Block {
    /**
     * Copies the list.
     *
     * @param figures at least one
     * @throws IllegalArgumentException if there is none
     */
    public Figures {
      figures = Checks.notEmpty("figures", figures);
    }

    /**
     * One chart.
     *
     * @param chart the chart
     * @param caption how to read it
     * @return the block
     */
    public static Figures of(Chart chart, String caption) {
      return new Figures(List.of(new Figure(chart, caption)));
    }

    @Override
    public void writeTo(BlockWriter writer) {
      writer.figures(this);
    }
  }

  /**
   * A chart with its caption.
   *
   * @param chart the chart
   * @param caption how to read it
   */
  record Figure(Chart chart, String caption) {}

  /**
   * Frames of a clip.
   *
   * @param strip the frames
   * @param caption how to read them
   */
  record Film(Filmstrip strip, String caption) implements Block {
    @Override
    public void writeTo(BlockWriter writer) {
      writer.film(this);
    }
  }

  /**
   * Names with values, such as settings.
   *
   * @param facts in reading order
   */
  record Facts(List<Fact> facts) implements Block {
    /**
     * Copies the list.
     *
     * @param facts in reading order
     */
    public Facts {
      facts = List.copyOf(facts);
    }

    @Override
    public void writeTo(BlockWriter writer) {
      writer.facts(this);
    }
  }

  /**
   * A name with its values.
   *
   * @param name what it is
   * @param values one or more values
   */
  record Fact(String name, List<String> values) {
    /**
     * Copies the list.
     *
     * @param name what it is
     * @param values one or more values
     */
    public Fact {
      values = List.copyOf(values);
    }

    /**
     * A name with one value.
     *
     * @param name what it is
     * @param value its value
     * @return the fact
     */
    public static Fact of(String name, String value) {
      return new Fact(name, List.of(value));
    }
  }

  /**
   * What an audit looked for and found.
   *
   * @param findings in reading order
   */
  record Findings(List<Finding> findings) implements Block {
    /**
     * Copies the list.
     *
     * @param findings in reading order
     */
    public Findings {
      findings = List.copyOf(findings);
    }

    @Override
    public void writeTo(BlockWriter writer) {
      writer.findings(this);
    }
  }

  /**
   * Blocks under a smaller heading, to which table cells can lead.
   *
   * @param anchor what leads here within the section, see {@link Cell#leadingTo}
   * @param title the heading
   * @param blocks in reading order
   */
  record Group(String anchor, String title, List<Block> blocks) implements Block {
    /**
     * Copies the list.
     *
     * @param anchor what leads here within the section
     * @param title the heading
     * @param blocks in reading order
     */
    public Group {
      blocks = List.copyOf(blocks);
    }

    @Override
    public void writeTo(BlockWriter writer) {
      writer.group(this);
    }
  }
}
