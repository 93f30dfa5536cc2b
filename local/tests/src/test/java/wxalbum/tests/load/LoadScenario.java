package wxalbum.tests.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Many concurrent phones, each with an album of its own. */
final class LoadScenario {
  private static final List<String> PHOTO_NAMES =
      List.of("landscape-1.jpg", "landscape-6.jpg", "portrait-3.jpg", "progressive.jpg");

  private final LoadStatistics statistics = new LoadStatistics();
  private final List<UnreliablePhone> phones = new ArrayList<>();

  /**
   * Creates phones that upload to a gateway.
   *
   * @param bytesPerSecond upload bandwidth of a phone, by its number; 0 for no limit
   * @param cuts share of the uploads that break off, from 0 to 1
   * @param seed of the random generators; phone {@code i} uses {@code seed + i}
   */
  LoadScenario(URI api, int count, IntFunction<Integer> bytesPerSecond, double cuts, long seed)
      throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    List<byte[]> photos = readPhotos();
    for (int i = 0; i < count; i++) {
      Random random = new Random(seed + i);
      UnreliableNetwork network = new UnreliableNetwork(random, bytesPerSecond.apply(i), cuts);
      phones.add(
          new UnreliablePhone("phone" + i, client, api, network, random, photos, statistics));
    }
  }

  /** Returns the statistics of all phones so far. */
  LoadStatistics statistics() {
    return statistics;
  }

  /** Uploads from all phones concurrently, each while its own condition holds. */
  void upload(Supplier<BooleanSupplier> conditions) throws InterruptedException {
    runOnAllPhones(
        phone -> {
          phone.uploadWhile(conditions.get());
          return null;
        });
  }

  /** Waits until all photos are processed and verifies that no accepted upload is lost. */
  void verifyUploads() throws InterruptedException {
    runOnAllPhones(
        phone -> {
          phone.verifyUploads();
          return null;
        });
  }

  private void runOnAllPhones(PhoneTask call) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> calls = new ArrayList<>();
      phones.forEach(phone -> calls.add(() -> call.run(phone)));
      for (Future<Void> done : threads.invokeAll(calls)) {
        try {
          var _ = done.get();
        } catch (ExecutionException e) {
          statistics.recordProblem(String.valueOf(e.getCause()));
        }
      }
    }
  }

  private static List<byte[]> readPhotos() throws IOException {
    Path folder =
        Path.of(System.getProperty("wxalbum.root"), "shared/testkit/src/main/resources/photos");
    List<byte[]> photos = new ArrayList<>();
    for (String name : PHOTO_NAMES) {
      photos.add(Files.readAllBytes(folder.resolve(name)));
    }
    return photos;
  }

  /** A task of one phone. */
  @FunctionalInterface
  private interface PhoneTask {
    Void run(UnreliablePhone phone) throws Exception;
  }
}
