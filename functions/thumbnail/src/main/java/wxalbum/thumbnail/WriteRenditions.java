package wxalbum.thumbnail;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import wxalbum.album.Photo;
import wxalbum.album.RenditionSize;
import wxalbum.album.Storage;
import wxalbum.telemetry.Invocation;

/**
 * Writes the renditions of a photo concurrently: most of the time of a write is spent waiting for
 * storage.
 */
final class WriteRenditions {
  private final Storage storage;

  WriteRenditions(Storage storage) {
    this.storage = storage;
  }

  /**
   * Writes the renditions and waits until all are stored.
   *
   * @throws RuntimeException when a write fails; the other renditions may have been stored
   */
  void of(Photo photo, Map<RenditionSize, byte[]> jpegs) {
    Invocation invocation = Invocation.current();
    long start = System.nanoTime();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> writes =
          jpegs.entrySet().stream()
              .map(
                  jpeg ->
                      CompletableFuture.runAsync(
                          invocation.carriedBy(
                              () -> storage.write(photo.rendition(jpeg.getKey()), jpeg.getValue())),
                          writers))
              .toList();
      writes.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    } finally {
      invocation.spent("store", System.nanoTime() - start);
    }
  }
}
