package org.glimpse.video.interchange;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads {@code .eaf} files; entities and document types, which could name other files, are not. */
final class EafReader {
  private final XMLStreamReader xml;
  private final Map<String, Long> times = new HashMap<>();
  private final Map<String, List<ElanNote>> tiers = new LinkedHashMap<>();
  private Optional<Path> media = Optional.empty();
  private List<ElanNote> notes = new ArrayList<>();
  private Optional<long[]> interval = Optional.empty();

  private EafReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  static ElanDocument read(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(in);
    EafReader reader = new EafReader(xml);
    reader.root();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT) {
        reader.element(xml.getLocalName());
      }
    }
    reader.tiers.values().forEach(n -> n.sort(Comparator.comparingLong(ElanNote::startMillis)));
    return new ElanDocument(reader.media, reader.tiers);
  }

  private void root() throws XMLStreamException {
    xml.nextTag();
    if (!xml.getLocalName().equals("ANNOTATION_DOCUMENT")) {
      throw new IllegalArgumentException(
          "it begins with " + xml.getLocalName() + " instead of ANNOTATION_DOCUMENT");
    }
  }

  private void element(String name) throws XMLStreamException {
    switch (name) {
      case "MEDIA_DESCRIPTOR" -> {
        URI address = URI.create(attribute("MEDIA_URL"));
        if (media.isEmpty() && "file".equals(address.getScheme())) {
          media = Optional.of(Path.of(address.getPath()));
        }
      }
      case "TIME_SLOT" -> {
        String value = xml.getAttributeValue(null, "TIME_VALUE");
        if (value != null) {
          times.put(attribute("TIME_SLOT_ID"), Long.parseLong(value));
        }
      }
      case "TIER" -> notes = tiers.computeIfAbsent(attribute("TIER_ID"), t -> new ArrayList<>());
      case "ALIGNABLE_ANNOTATION" -> interval = interval();
      case "REF_ANNOTATION" -> interval = Optional.empty();
      case "ANNOTATION_VALUE" -> {
        String value = xml.getElementText();
        interval.ifPresent(i -> notes.add(new ElanNote(i[0], i[1], value)));
      }
      default -> {
        // Types, vocabularies and the like say nothing about time.
      }
    }
  }

  /** Start and end; none if ELAN has left one of them open. */
  private Optional<long[]> interval() {
    Long start = times.get(attribute("TIME_SLOT_REF1"));
    Long end = times.get(attribute("TIME_SLOT_REF2"));
    return start == null || end == null || end <= start
        ? Optional.empty()
        : Optional.of(new long[] {start, end});
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    if (value == null) {
      throw new IllegalArgumentException(
          "line "
              + xml.getLocation().getLineNumber()
              + ": "
              + xml.getLocalName()
              + " lacks "
              + name);
    }
    return value;
  }
}
