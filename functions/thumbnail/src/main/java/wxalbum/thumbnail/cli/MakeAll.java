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
import wxalbum.thumbnail.Failure;
import wxalbum.thumbnail.picture.DerivePictures;
import wxalbum.thumbnail.picture.DerivedPictures;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** Creates the renditions of a list of photos, one thread per core, and prints the progress. */
final class MakeAll {
  private final DerivePictures pictures;
  private final PrintStream progress;
  private int done;
  private int failed;

  MakeAll(DerivePictures pictures, PrintStream progress) {
    this.pictures = pictures;
    this.progress = progress;
  }

  /** Processes all photos and returns the number of failures. */
  int of(List<Photo> photos) {
    long start = System.nanoTime();
    try (ExecutorService executor =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      photos.forEach(photo -> executor.execute(() -> tell(photo, photos.size())));
    }
    progress.printf(
        "%d succeeded, %d failed, %.1f s%n",
        done - failed, failed, (System.nanoTime() - start) / 1e9);
    return failed;
  }

  private void tell(Photo photo, int total) {
    boolean succeeded = false;
    String message;
    try {
      message = Invocation.watching(invocation -> make(photo, invocation));
      succeeded = true;
    } catch (UnfitPicture unfit) {
      message = Failure.of(unfit.fault()).detail();
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      message = e.toString();
    }
    tell(photo, message, succeeded, total);
  }

  private synchronized void tell(Photo photo, String message, boolean succeeded, int total) {
    done++;
    failed += succeeded ? 0 : 1;
    progress.printf("[%d/%d] %s: %s%n", done, total, photo.file(), message);
  }

  private String make(Photo photo, Invocation invocation) throws IOException {
    DerivedPictures derived = pictures.from(Files.readAllBytes(photo.file()));
    for (Map.Entry<RenditionSize, byte[]> rendition : derived.jpegs().entrySet()) {
      write(photo.rendition(rendition.getKey()), rendition.getValue());
    }
    String phases =
        invocation.phases().entrySet().stream()
            .map(phase -> "%s %.0f".formatted(phase.getKey(), phase.getValue()))
            .collect(Collectors.joining(", "));
    return "%d × %d, %s, %s ms"
        .formatted(
            derived.size().width(),
            derived.size().height(),
            invocation.noted("decoder").orElse("?"),
            phases);
  }

  /** Writes a temporary file and renames it, so that an interrupted run leaves no partial file. */
  private static void write(Path file, byte[] jpeg) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    Files.write(temporary, jpeg);
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
