package wxalbum.picture.metadata;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the capture time in XMP (ISO 16684-1), as attributes or elements of a description. */
final class XmpDate {
  private static final Logger LOG = LoggerFactory.getLogger(XmpDate.class);
  private static final String EXIF = "http://ns.adobe.com/exif/1.0/";
  private static final String PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/";
  private static final String XMP = "http://ns.adobe.com/xap/1.0/";

  /** The properties with a capture time, from the most to the least reliable one. */
  private static final List<QName> PROPERTIES =
      List.of(
          new QName(EXIF, "DateTimeOriginal"),
          new QName(PHOTOSHOP, "DateCreated"),
          new QName(EXIF, "DateTimeDigitized"),
          new QName(XMP, "CreateDate"));

  private static final XMLInputFactory FACTORY = createFactory();

  private XmpDate() {}

  /** Returns the capture time; empty if the document is damaged or contains none. */
  static Optional<CaptureTime> parse(byte[] document) {
    Map<Integer, CaptureTime> found = new TreeMap<>();
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT) {
          readElement(xml, found);
        }
      }
    } catch (XMLStreamException e) {
      LOG.debug("XMP is damaged; using the properties before the damage", e);
    }
    return found.values().stream().findFirst();
  }

  private static void readElement(XMLStreamReader xml, Map<Integer, CaptureTime> found)
      throws XMLStreamException {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      add(xml.getAttributeName(i), xml.getAttributeValue(i), found);
    }
    QName name = xml.getName();
    if (PROPERTIES.contains(name)) {
      add(name, xml.getElementText(), found);
    }
  }

  private static void add(QName name, String value, Map<Integer, CaptureTime> found) {
    int rank = PROPERTIES.indexOf(name);
    if (rank >= 0) {
      ExifDate.parse(value.strip()).ifPresent(time -> found.putIfAbsent(rank, time));
    }
  }

  /** Document types are not read: their entities can expand to gigabytes or name other files. */
  private static XMLInputFactory createFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }
}
