package org.glimpse.video.interchange;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes documents as {@code .eaf}. */
final class EafWriter {
  private static final String TYPE = "default-lt";

  private final XMLStreamWriter xml;

  private EafWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static void write(ElanDocument document, OutputStream out) throws XMLStreamException {
    XMLStreamWriter xml =
        XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    new EafWriter(xml).document(document);
    xml.close();
  }

  private void document(ElanDocument document) throws XMLStreamException {
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    start("ANNOTATION_DOCUMENT");
    xml.writeAttribute("AUTHOR", "Glimpse");
    xml.writeAttribute("DATE", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    xml.writeAttribute("FORMAT", "3.0");
    xml.writeAttribute("VERSION", "3.0");
    header(document);
    times(document);
    tiers(document);
    empty("LINGUISTIC_TYPE");
    xml.writeAttribute("GRAPHIC_REFERENCES", "false");
    xml.writeAttribute("LINGUISTIC_TYPE_ID", TYPE);
    xml.writeAttribute("TIME_ALIGNABLE", "true");
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void header(ElanDocument document) throws XMLStreamException {
    start("HEADER");
    xml.writeAttribute("MEDIA_FILE", "");
    xml.writeAttribute("TIME_UNITS", "milliseconds");
    if (document.media().isPresent()) {
      Path media = document.media().get().toAbsolutePath().normalize();
      empty("MEDIA_DESCRIPTOR");
      xml.writeAttribute("MEDIA_URL", media.toUri().toString());
      xml.writeAttribute("MIME_TYPE", mimeType(media.toString().toLowerCase(Locale.ROOT)));
    }
    int notes = document.tiers().values().stream().mapToInt(List::size).sum();
    start("PROPERTY");
    xml.writeAttribute("NAME", "lastUsedAnnotationId");
    xml.writeCharacters(Integer.toString(notes));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static String mimeType(String name) {
    if (name.endsWith(".mp4") || name.endsWith(".m4v")) {
      return "video/mp4";
    }
    if (name.endsWith(".mov")) {
      return "video/quicktime";
    }
    return name.endsWith(".avi") ? "video/x-msvideo" : "video/*";
  }

  private void times(ElanDocument document) throws XMLStreamException {
    start("TIME_ORDER");
    int slot = 1;
    for (List<ElanNote> notes : document.tiers().values()) {
      for (ElanNote note : notes) {
        slot(slot++, note.startMillis());
        slot(slot++, note.endMillis());
      }
    }
    xml.writeEndElement();
  }

  private void slot(int number, long millis) throws XMLStreamException {
    empty("TIME_SLOT");
    xml.writeAttribute("TIME_SLOT_ID", "ts" + number);
    xml.writeAttribute("TIME_VALUE", Long.toString(millis));
  }

  private void tiers(ElanDocument document) throws XMLStreamException {
    int number = 1;
    for (Map.Entry<String, List<ElanNote>> tier : document.tiers().entrySet()) {
      start("TIER");
      xml.writeAttribute("LINGUISTIC_TYPE_REF", TYPE);
      xml.writeAttribute("TIER_ID", tier.getKey());
      for (ElanNote note : tier.getValue()) {
        start("ANNOTATION");
        start("ALIGNABLE_ANNOTATION");
        xml.writeAttribute("ANNOTATION_ID", "a" + number);
        xml.writeAttribute("TIME_SLOT_REF1", "ts" + (2 * number - 1));
        xml.writeAttribute("TIME_SLOT_REF2", "ts" + 2 * number);
        start("ANNOTATION_VALUE");
        xml.writeCharacters(note.value());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        number++;
      }
      xml.writeEndElement();
    }
  }

  private void start(String name) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(name);
  }

  private void empty(String name) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement(name);
  }
}
