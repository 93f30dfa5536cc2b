package wxalbum.picture.nativelib;

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

/**
 * Loads a native library that is packaged among the resources for the architecture of this machine.
 */
public final class NativeLibrary {
  /** Maps the names of processors in Java to those in the resource folders. */
  private static final Map<String, String> RESOURCE_ARCHITECTURES =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm64");

  private final String name;
  private final List<String> dependencies;
  private final String osName;
  private final String osArch;

  /**
   * Creates a library for a given machine.
   *
   * @param name the file name of the library
   * @param dependencies the file names of libraries to load before it, in this order; files that
   *     are not packaged are skipped, because architectures differ in what they need
   * @param osName the operating system as in the property {@code os.name}
   * @param osArch the processor as in the property {@code os.arch}
   */
  NativeLibrary(String name, List<String> dependencies, String osName, String osArch) {
    this.name = name;
    this.dependencies = dependencies;
    this.osName = osName;
    this.osArch = osArch;
  }

  /**
   * Returns a library for this machine.
   *
   * @param name the file name of the library
   * @param dependencies the file names of the libraries that it needs, each before those that
   *     depend on it
   */
  public static NativeLibrary forThisMachine(String name, String... dependencies) {
    return new NativeLibrary(
        name, List.of(dependencies), System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /**
   * Loads the library until the process ends.
   *
   * @param loader the class loader of the resources
   * @return the symbols of the library and of the libraries that it needs
   * @throws UnsatisfiedLinkError when no library is packaged for this machine, or the system
   *     libraries are too old for it
   */
  public SymbolLookup load(ClassLoader loader) {
    String folder = resourceFolder();
    MallocTuning.retainFreedMemory();
    for (String file : dependencies) {
      URL resource = loader.getResource(folder + file);
      if (resource != null) {
        var _ = open(resource);
      }
    }
    URL resource = loader.getResource(folder + name);
    if (resource == null) {
      throw new UnsatisfiedLinkError("the native library is not packaged");
    }
    return open(resource);
  }

  private String resourceFolder() {
    String architecture = RESOURCE_ARCHITECTURES.get(osArch);
    if (!osName.equals("Linux") || architecture == null) {
      throw new UnsatisfiedLinkError("no native library for " + osName + " on " + osArch);
    }
    return "native/linux-" + architecture + "/";
  }

  private static SymbolLookup open(URL resource) {
    try {
      return resource.getProtocol().equals("file")
          ? open(Path.of(toUri(resource)))
          : openCopy(resource);
    } catch (IOException e) {
      throw linkError("the native library cannot be copied to a temporary file", e);
    }
  }

  private static URI toUri(URL resource) throws IOException {
    try {
      return resource.toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /**
   * Opens a library that is packaged in a jar through a temporary copy. The process does not need
   * the file after it is open.
   */
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
      throw linkError("this system cannot load the native library", e);
    } catch (IllegalCallerException e) {
      throw linkError("native access is denied", e);
    }
  }

  private static UnsatisfiedLinkError linkError(String reason, Exception cause) {
    UnsatisfiedLinkError error = new UnsatisfiedLinkError(reason);
    error.initCause(cause);
    return error;
  }
}
