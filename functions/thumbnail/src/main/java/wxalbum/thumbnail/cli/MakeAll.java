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

/** Makes the renditions of many photos, as many at once as there are cores, and tells of each. */
final class MakeAll {
  private final DerivePictures pictures;
  private final PrintStream progress;
  private int done;
  private int failed;

  MakeAll(DerivePictures pictures, PrintStream progress) {
    this.pictures = pictures;
    this.progress = progress;
  }

  /** Makes them and says how many could not be made. */
  int of(List<Photo> photos) {
    long begun = System.nanoTime();
    try (ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      photos.forEach(photo -> cores.execute(() -> tell(photo, photos.size())));
    }
    progress.printf(
        "%d made, %d failed, %.1f s%n", done - failed, failed, (System.nanoTime() - begun) / 1e9);
    return failed;
  }

  private void tell(Photo photo, int all) {
    boolean made = false;
    String ending;
    try {
      ending = Invocation.watching(invocation -> make(photo, invocation));
      made = true;
    } catch (UnfitPicture unfit) {
      ending = Failure.of(unfit.fault()).detail();
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      ending = e.toString();
    }
    tell(photo, ending, made, all);
  }

  private synchronized void tell(Photo photo, String ending, boolean made, int all) {
    done++;
    failed += made ? 0 : 1;
    progress.printf("[%d/%d] %s: %s%n", done, all, photo.file(), ending);
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

  /** Whole or not at all: whoever stops the command finds no half pictures under their names. */
  private static void write(Path file, byte[] jpeg) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.write(unfinished, jpeg);
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
