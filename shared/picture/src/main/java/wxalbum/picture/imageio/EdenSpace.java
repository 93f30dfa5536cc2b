package wxalbum.picture.imageio;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Optional;

/**
 * The part of the heap in which the serial collector places new objects.
 *
 * <p>The JDK's JPEG reader creates the text of a warning inside a critical region. If that
 * allocation needs a collection, the thread waits for the end of its own critical region forever,
 * with the serial collector of JDK 25. Other collectors have no pool of this name, and the methods
 * of this class then do nothing.
 */
final class EdenSpace {
  /** More than the reader allocates for one picture, apart from the pixels. */
  private static final long NEEDED_BYTES = 4 << 20;

  private static final Optional<MemoryPoolMXBean> POOL =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getName().equals("Eden Space"))
          .findFirst();

  private EdenSpace() {}

  /** Collects garbage if a warning of the JPEG reader might need a collection. */
  static void makeRoomForWarnings() {
    if (POOL.map(MemoryPoolMXBean::getUsage).filter(EdenSpace::isNearlyFull).isPresent()) {
      System.gc();
    }
  }

  private static boolean isNearlyFull(MemoryUsage usage) {
    return usage.getCommitted() - usage.getUsed() < NEEDED_BYTES;
  }
}
