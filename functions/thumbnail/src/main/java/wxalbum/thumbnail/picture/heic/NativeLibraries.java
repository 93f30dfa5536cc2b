package wxalbum.thumbnail.picture.heic;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the libraries that the build has packed as {@code native/<platform>/<name>} beside the
 * classes. Where these lie as files (Lambda unpacks the jar, the local run never packs it) they are
 * loaded from there, else from a copy.
 */
final class NativeLibraries {
  private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);

  private NativeLibraries() {}

  /**
   * Loads them in this order, each before those that need it.
   *
   * @return the symbols of all; nothing where none is packed for this platform, or one cannot be
   *     loaded
   */
  static Optional<SymbolLookup> load(List<String> names) {
    SymbolLookup symbols = _ -> Optional.empty();
    boolean found = false;
    try {
      for (String name : names) {
        URL resource = NativeLibraries.class.getResource("/native/" + platform() + "/" + name);
        if (resource != null) {
          symbols = load(resource).or(symbols);
          found = true;
        }
      }
    } catch (IOException | IllegalArgumentException | IllegalCallerException e) {
      LOG.warn("A native library cannot be loaded", e);
      return Optional.empty();
    }
    return found ? Optional.of(symbols) : Optional.empty();
  }

  private static SymbolLookup load(URL resource) throws IOException {
    if (resource.getProtocol().equals("file")) {
      return lookup(Path.of(URI.create(resource.toString())));
    }
    Path copy = Files.createTempFile("native-", ".so");
    try (InputStream packed = resource.openStream()) {
      Files.copy(packed, copy, StandardCopyOption.REPLACE_EXISTING);
      return lookup(copy);
    } finally {
      // Once loaded, it needs no name.
      Files.delete(copy);
    }
  }

  @SuppressWarnings("restricted")
  private static SymbolLookup lookup(Path file) {
    return SymbolLookup.libraryLookup(file, Arena.global());
  }

  private static String platform() {
    String architecture = System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "x86_64";
    return System.getProperty("os.name", "").equals("Linux") ? "linux-" + architecture : "other";
  }
}
