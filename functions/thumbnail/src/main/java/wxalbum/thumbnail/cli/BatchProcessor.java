package wxalbum.thumbnail.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import wxalbum.album.RenditionSize;
import wxalbum.telemetry.Invocation;
import wxalbum.thumbnail.AlbumPictureProcessor;
import wxalbum.thumbnail.AlbumPictureProcessor.AlbumPicture;
import wxalbum.thumbnail.InvalidOriginalException;

/** Creates the renditions of a list of photos, one thread per core, and prints the progress. */
final class BatchProcessor {
  private final AlbumPictureProcessor processor;
  private final PrintStream progress;
  private int doneCount;
  private int failedCount;

  BatchProcessor(AlbumPictureProcessor processor, PrintStream progress) {
    this.processor = processor;
    this.progress = progress;
  }

  /** Processes all photos and returns the number of failures. */
  int processAll(List<InputPhoto> photos) {
    long start = System.nanoTime();
    try (ExecutorService executor =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      photos.forEach(photo -> executor.execute(() -> process(photo, photos.size())));
    }
    progress.printf(
        "%d succeeded, %d failed, %.1f s%n",
        doneCount - failedCount, failedCount, (System.nanoTime() - start) / 1e9);
    return failedCount;
  }

  private void process(InputPhoto photo, int total) {
    boolean succeeded = false;
    String message;
    try {
      message = Invocation.runDetached(invocation -> createRenditions(photo, invocation));
      succeeded = true;
    } catch (InvalidOriginalException e) {
      message = e.failure().detail();
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      message = e.toString();
    }
    report(photo, message, succeeded, total);
  }

  private synchronized void report(InputPhoto photo, String message, boolean succeeded, int total) {
    doneCount++;
    failedCount += succeeded ? 0 : 1;
    progress.printf("[%d/%d] %s: %s%n", doneCount, total, photo.file(), message);
  }

  private String createRenditions(InputPhoto photo, Invocation invocation) throws IOException {
    AlbumPicture derived = processor.process(Files.readAllBytes(photo.file()));
    for (Map.Entry<RenditionSize, byte[]> rendition : derived.jpegRenditions().entrySet()) {
      writeAtomically(photo.renditionFile(rendition.getKey()), rendition.getValue());
    }
    String phases =
        invocation.phaseMillis().entrySet().stream()
            .map(phase -> "%s %.0f".formatted(phase.getKey(), phase.getValue()))
            .collect(Collectors.joining(", "));
    return "%d × %d, %s, %s ms"
        .formatted(
            derived.size().width(),
            derived.size().height(),
            invocation.findField("decoder").orElse("?"),
            phases);
  }

  /** Writes a temporary file and renames it, so that an interrupted run leaves no partial file. */
  private static void writeAtomically(Path file, byte[] jpeg) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    Files.write(temporary, jpeg);
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
