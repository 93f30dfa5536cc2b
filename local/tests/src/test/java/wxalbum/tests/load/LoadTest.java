package wxalbum.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.local.main.LocalCloud;
import wxalbum.local.main.LocalOptions;
import wxalbum.testkit.ReliabilityCounter;
import wxalbum.testkit.TestCloud;

/**
 * A short load test in which every other upload breaks off. {@link LoadBenchmark} is the long one.
 */
class LoadTest {
  private static final int PHONES = 15;
  private static final int PHOTOS_EACH = 6;

  @Test
  void losesNoAcceptedUploadFromConcurrentPhones(@TempDir Path data) throws Exception {
    ReliabilityCounter count = new ReliabilityCounter("load test uploads", LoadTest.class);
    PrintStream noOutput =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Path root = Path.of(System.getProperty("wxalbum.root"));
    try (LocalCloud cloud = LocalCloud.start(new LocalOptions(root, data, 0, true, noOutput))) {
      LoadScenario load = new LoadScenario(cloud.addresses().gateway(), PHONES, _ -> 0, 0.5, 11);

      load.upload(
          () -> {
            AtomicInteger remaining = new AtomicInteger(PHOTOS_EACH);
            return () -> remaining.getAndDecrement() > 0;
          });
      load.verifyUploads();

      count.addCounts(PHONES * PHOTOS_EACH, load.statistics().readyPhotos.get());
      assertThat(load.statistics().problems()).isEmpty();
      assertThat(load.statistics().failedRequests(cloud.addresses().log())).isEmpty();
      assertThat(load.statistics().readyPhotos).hasValue(PHONES * PHOTOS_EACH);
    } finally {
      TestCloud.shared().setRoleCredentials();
      count.writeReport();
    }
  }
}
