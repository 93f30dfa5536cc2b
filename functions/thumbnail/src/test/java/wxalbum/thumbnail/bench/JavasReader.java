package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Prefers the JDK's image readers. On this class path TwelveMonkeys' readers come first, but users
 * of Thumbnailator do not have them.
 */
final class JavasReader {
  private JavasReader() {}

  /** An action that reads pictures. */
  @FunctionalInterface
  interface Reading<T> {
    /** Runs the action. */
    T read() throws IOException;
  }

  /** Runs an action with the JDK's readers first and restores the default order afterwards. */
  static <T> T first(Reading<T> action) throws IOException {
    order(true);
    try {
      return action.read();
    } finally {
      order(false);
    }
  }

  private static void order(boolean jdkFirst) {
    IIORegistry registry = IIORegistry.getDefaultInstance();
    List<ImageReaderSpi> jdkReaders = new ArrayList<>();
    List<ImageReaderSpi> otherReaders = new ArrayList<>();
    Iterator<ImageReaderSpi> all = registry.getServiceProviders(ImageReaderSpi.class, false);
    all.forEachRemaining(
        reader ->
            (reader.getClass().getName().startsWith("com.sun.") ? jdkReaders : otherReaders)
                .add(reader));
    for (ImageReaderSpi jdkReader : jdkReaders) {
      for (ImageReaderSpi otherReader : otherReaders) {
        registry.setOrdering(
            ImageReaderSpi.class,
            jdkFirst ? jdkReader : otherReader,
            jdkFirst ? otherReader : jdkReader);
      }
    }
  }
}
