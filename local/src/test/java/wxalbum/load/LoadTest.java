package wxalbum.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.local.LocalCloud;
import wxalbum.local.LocalOptions;
import wxalbum.testing.Reliability;
import wxalbum.testing.TestCloud;

/**
 * A short load test in which every other upload breaks off. {@link LoadBenchmark} is the long one.
 */
class LoadTest {
  private static final int PHONES = 15;
  private static final int PHOTOS_EACH = 6;

  @Test
  void losesNothingOfWhatStorageAcceptedFromManyPhonesAtOnce(@TempDir Path data) throws Exception {
    Reliability count = new Reliability("load test uploads", LoadTest.class);
    PrintStream noOutput =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Path root = Path.of(System.getProperty("wxalbum.root"));
    try (LocalCloud cloud = LocalCloud.start(new LocalOptions(root, data, 0, true, noOutput))) {
      Load load = new Load(cloud.addresses().gateway(), PHONES, _ -> 0, 0.5, 11);

      load.upload(
          () -> {
            AtomicInteger remaining = new AtomicInteger(PHOTOS_EACH);
            return () -> remaining.getAndDecrement() > 0;
          });
      load.recount();

      count.add(PHONES * PHOTOS_EACH, load.tally().ready.get());
      assertThat(load.tally().troubles()).isEmpty();
      assertThat(load.tally().failed(cloud.addresses().log())).isEmpty();
      assertThat(load.tally().ready).hasValue(PHONES * PHOTOS_EACH);
    } finally {
      TestCloud.shared().takeRole();
      count.write();
    }
  }
}
