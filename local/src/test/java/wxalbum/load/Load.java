package wxalbum.load;

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
final class Load {
  private static final List<String> PHOTOS =
      List.of("landscape-1.jpg", "landscape-6.jpg", "portrait-3.jpg", "progressive.jpg");

  private final Tally tally = new Tally();
  private final List<FarPhone> phones = new ArrayList<>();

  /**
   * Creates phones that upload to a gateway.
   *
   * @param bytesPerSecond upload bandwidth of a phone, by its number; 0 for no limit
   * @param cuts share of the uploads that break off, from 0 to 1
   * @param seed of the random generators; phone {@code i} uses {@code seed + i}
   */
  Load(URI api, int count, IntFunction<Integer> bytesPerSecond, double cuts, long seed)
      throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    List<byte[]> photos = photos();
    for (int i = 0; i < count; i++) {
      Random random = new Random(seed + i);
      BadNetwork network = new BadNetwork(random, bytesPerSecond.apply(i), cuts);
      phones.add(new FarPhone("phone" + i, client, api, network, random, photos, tally));
    }
  }

  /** Returns the statistics of all phones so far. */
  Tally tally() {
    return tally;
  }

  /** Uploads from all phones concurrently, each while its own condition holds. */
  void upload(Supplier<BooleanSupplier> conditions) throws InterruptedException {
    together(
        phone -> {
          phone.upload(conditions.get());
          return null;
        });
  }

  /** Waits until all photos are processed and verifies that no accepted upload is lost. */
  void recount() throws InterruptedException {
    together(
        phone -> {
          phone.recount();
          return null;
        });
  }

  private void together(PhoneCall call) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> calls = new ArrayList<>();
      phones.forEach(phone -> calls.add(() -> call.of(phone)));
      for (Future<Void> done : threads.invokeAll(calls)) {
        try {
          var _ = done.get();
        } catch (ExecutionException e) {
          tally.trouble(String.valueOf(e.getCause()));
        }
      }
    }
  }

  private static List<byte[]> photos() throws IOException {
    Path folder =
        Path.of(
            System.getProperty("wxalbum.root"), "functions/thumbnail/src/test/resources/photos");
    List<byte[]> photos = new ArrayList<>();
    for (String name : PHOTOS) {
      photos.add(Files.readAllBytes(folder.resolve(name)));
    }
    return photos;
  }

  /** A task of one phone. */
  @FunctionalInterface
  private interface PhoneCall {
    Void of(FarPhone phone) throws Exception;
  }
}
