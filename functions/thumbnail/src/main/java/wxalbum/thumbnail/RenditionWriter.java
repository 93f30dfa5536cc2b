package wxalbum.thumbnail;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import wxalbum.album.ObjectStore;
import wxalbum.album.Photo;
import wxalbum.album.RenditionSize;
import wxalbum.telemetry.Invocation;

/**
 * Writes the renditions of a photo concurrently: most of the time of a write is spent waiting for
 * storage.
 */
final class RenditionWriter {
  private final ObjectStore storage;

  RenditionWriter(ObjectStore storage) {
    this.storage = storage;
  }

  /**
   * Writes the renditions and waits until all are stored.
   *
   * @throws RuntimeException when a write fails; the other renditions may have been stored
   */
  void writeAll(Photo photo, Map<RenditionSize, byte[]> jpegs) {
    Invocation invocation = Invocation.current();
    long start = System.nanoTime();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> writes =
          jpegs.entrySet().stream()
              .map(
                  jpeg ->
                      CompletableFuture.runAsync(
                          invocation.bind(
                              () ->
                                  storage.write(
                                      photo.renditionKey(jpeg.getKey()), jpeg.getValue())),
                          writers))
              .toList();
      writes.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    } finally {
      invocation.addPhaseTime("store", System.nanoTime() - start);
    }
  }
}
