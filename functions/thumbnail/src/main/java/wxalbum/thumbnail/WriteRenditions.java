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

/** Writes the renditions of a photo all at once: storage takes its time for each, hardly ours. */
final class WriteRenditions {
  private final Storage storage;

  WriteRenditions(Storage storage) {
    this.storage = storage;
  }

  /**
   * Returns when all are written.
   *
   * @throws RuntimeException when one could not be; others may have been
   */
  void of(Photo photo, Map<RenditionSize, byte[]> jpegs) {
    Invocation invocation = Invocation.current();
    long begun = System.nanoTime();
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
      invocation.spent("store", System.nanoTime() - begun);
    }
  }
}
