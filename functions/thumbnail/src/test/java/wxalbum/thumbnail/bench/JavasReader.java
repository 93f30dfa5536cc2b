package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Lets Java's own readers come first. Where TwelveMonkeys' are on the class path these do, but who
 * uses Thumbnailator lacks them.
 */
final class JavasReader {
  private JavasReader() {}

  /** Something that reads pictures. */
  @FunctionalInterface
  interface Reading<T> {
    /** Does it. */
    T read() throws IOException;
  }

  /** Reads; afterwards the order is the usual one again. */
  static <T> T first(Reading<T> reading) throws IOException {
    order(true);
    try {
      return reading.read();
    } finally {
      order(false);
    }
  }

  private static void order(boolean javasFirst) {
    IIORegistry registry = IIORegistry.getDefaultInstance();
    List<ImageReaderSpi> javas = new ArrayList<>();
    List<ImageReaderSpi> others = new ArrayList<>();
    Iterator<ImageReaderSpi> all = registry.getServiceProviders(ImageReaderSpi.class, false);
    all.forEachRemaining(
        reader ->
            (reader.getClass().getName().startsWith("com.sun.") ? javas : others).add(reader));
    for (ImageReaderSpi java : javas) {
      for (ImageReaderSpi other : others) {
        registry.setOrdering(
            ImageReaderSpi.class, javasFirst ? java : other, javasFirst ? other : java);
      }
    }
  }
}
