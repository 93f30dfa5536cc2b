package wxalbum.picture.bench;

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
final class ReaderOrder {
  private ReaderOrder() {}

  /** An action that reads pictures. */
  @FunctionalInterface
  interface ReadAction<T> {
    /** Runs the action. */
    T read() throws IOException;
  }

  /** Runs an action with the JDK's readers first and restores the default order afterwards. */
  static <T> T withJdkReadersFirst(ReadAction<T> action) throws IOException {
    setOrder(true);
    try {
      return action.read();
    } finally {
      setOrder(false);
    }
  }

  private static void setOrder(boolean jdkFirst) {
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
