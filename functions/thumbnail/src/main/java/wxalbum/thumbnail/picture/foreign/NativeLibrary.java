package wxalbum.thumbnail.picture.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Loads a library of this machine's architecture that lies among the resources. */
public final class NativeLibrary {
  /** Names of Java for processors, and ours. */
  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm64");

  private final String name;
  private final List<String> needed;
  private final String system;
  private final String processor;

  /**
   * A library for a machine.
   *
   * @param name of its file
   * @param needed files of libraries that are loaded before it, in this order, those that are
   *     packaged: not all architectures need the same
   * @param system as Java names it in {@code os.name}
   * @param processor as Java names it in {@code os.arch}
   */
  NativeLibrary(String name, List<String> needed, String system, String processor) {
    this.name = name;
    this.needed = needed;
    this.system = system;
    this.processor = processor;
  }

  /**
   * A library for this machine.
   *
   * @param name of its file
   * @param needed files of libraries that it needs, each before those that need it
   */
  public static NativeLibrary here(String name, String... needed) {
    return new NativeLibrary(
        name, List.of(needed), System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /**
   * Loads it for as long as the process lives.
   *
   * @param loader of the resources
   * @return its symbols, and those of what it needs
   * @throws UnsatisfiedLinkError when there is none for this machine, or the machine's own
   *     libraries are too old for it
   */
  public SymbolLookup load(ClassLoader loader) {
    String folder = folder();
    NativeHeap.keepWhatIsFreed();
    for (String file : needed) {
      URL resource = loader.getResource(folder + file);
      if (resource != null) {
        var _ = open(resource);
      }
    }
    URL resource = loader.getResource(folder + name);
    if (resource == null) {
      throw new UnsatisfiedLinkError("it is not packaged");
    }
    return open(resource);
  }

  private String folder() {
    String architecture = ARCHITECTURES.get(processor);
    if (!system.equals("Linux") || architecture == null) {
      throw new UnsatisfiedLinkError("there is none for " + system + " on " + processor);
    }
    return "native/linux-" + architecture + "/";
  }

  private static SymbolLookup open(URL resource) {
    try {
      return resource.getProtocol().equals("file")
          ? open(Path.of(fileOf(resource)))
          : openCopy(resource);
    } catch (IOException e) {
      throw unloadable("it cannot be copied", e);
    }
  }

  private static URI fileOf(URL resource) throws IOException {
    try {
      return resource.toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Out of a jar it goes by way of a file, which the process needs no more once it is open. */
  private static SymbolLookup openCopy(URL resource) throws IOException {
    Path copy = Files.createTempFile("wxalbum", ".so");
    try (InputStream content = resource.openStream()) {
      Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
      return open(copy);
    } finally {
      Files.delete(copy);
    }
  }

  @SuppressWarnings("restricted")
  private static SymbolLookup open(Path file) {
    try {
      return SymbolLookup.libraryLookup(file, Arena.global());
    } catch (IllegalArgumentException e) {
      throw unloadable("this system cannot load it", e);
    } catch (IllegalCallerException e) {
      throw unloadable("native access is denied", e);
    }
  }

  private static UnsatisfiedLinkError unloadable(String reason, Exception cause) {
    UnsatisfiedLinkError error = new UnsatisfiedLinkError(reason);
    error.initCause(cause);
    return error;
  }
}
