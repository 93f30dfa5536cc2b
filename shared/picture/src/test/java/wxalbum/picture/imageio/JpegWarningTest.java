package wxalbum.picture.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wxalbum.picture.ChildJvm;
import wxalbum.picture.header.HeaderReader;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.WorkBudget;
import wxalbum.testkit.TestPictures;

/**
 * Decodes a JPEG with a warning at every fill level of the young generation. The JDK's reader
 * creates the text of a warning inside a critical region. With the serial collector of JDK 25, the
 * thread waits for itself forever if this allocation needs a collection.
 */
class JpegWarningTest {
  @Test
  void decodesAtEveryFillLevelOfYoungGeneration() throws Exception {
    ChildJvm child =
        ChildJvm.run(DecodeMain.class, 64, List.of("-Xmn8m", "-XX:-UseTLAB"), List.of());

    assertThat(child.exitStatus()).as(child.report()).isZero();
  }

  /**
   * Program that decodes a JPEG with bytes before the end marker, each time with less free memory
   * in the young generation.
   */
  static final class DecodeMain {
    /** More than the reader allocates from the start of the pixels to the end. */
    private static final int RANGE_BYTES = 50_000;

    /** Less than the size of the text of a warning. */
    private static final int STEP_BYTES = 80;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final MemoryPoolMXBean EDEN =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals("Eden Space"))
            .findFirst()
            .orElseThrow();

    @SuppressWarnings("unused") // The assignment keeps the compiler from removing the allocation.
    private static volatile byte[] garbage = {};

    private DecodeMain() {}

    public static void main(String[] arguments) {
      byte[] jpeg = insertBeforeEndMarker(TestPictures.quadrants(16, 16, "jpg"), 5);
      PictureHeader header = HeaderReader.read(jpeg);
      ImageIoDecoder decoder = new ImageIoDecoder();
      decoder.decode(jpeg, header, 1, WorkBudget.start()).close();
      long before = THREADS.getCurrentThreadAllocatedBytes();
      decoder.decode(jpeg, header, 1, WorkBudget.start()).close();
      long needed = THREADS.getCurrentThreadAllocatedBytes() - before;
      for (long free = needed; free > needed - RANGE_BYTES; free -= STEP_BYTES) {
        fillEden(free);
        decoder.decode(jpeg, header, 1, WorkBudget.start()).close();
      }
    }

    private static byte[] insertBeforeEndMarker(byte[] jpeg, int count) {
      byte[] longer = Arrays.copyOf(jpeg, jpeg.length + count);
      Arrays.fill(longer, jpeg.length - 2, longer.length - 2, (byte) 1);
      System.arraycopy(jpeg, jpeg.length - 2, longer, longer.length - 2, 2);
      return longer;
    }

    private static void fillEden(long free) {
      long excess = excess(free);
      while (excess > 0) {
        garbage = new byte[(int) Math.min(excess, 1000)];
        excess = excess(free);
      }
    }

    private static long excess(long free) {
      MemoryUsage usage = EDEN.getUsage();
      return usage.getCommitted() - usage.getUsed() - free;
    }
  }
}
