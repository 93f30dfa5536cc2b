package wxalbum.picture.nativelib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.SymbolLookup;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibraryTest {
  private static final String NAME = "libleptonica.so.6";

  @TempDir Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void loadsLibraryFromClassesFolder() {
    SymbolLookup symbols =
        NativeLibrary.forThisMachine(NAME).load(NativeLibraryTest.class.getClassLoader());

    assertThat(symbols.find("pixReadMemJpeg")).isPresent();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void loadsLibraryFromJar() throws IOException {
    try (URLClassLoader jar = createJar(readResource(resourceName()))) {
      SymbolLookup symbols = NativeLibrary.forThisMachine(NAME).load(jar);

      NativeFunction create =
          new NativeFunctions(symbols)
              .function("pixCreateNoInit", ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
      assertThat(create.invokePointer(2, 2, 32)).isPresent();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void failsWhenLibraryIsForAnotherArchitecture() throws IOException {
    try (URLClassLoader jar = createJar(readResource(otherResourceName()))) {
      assertThatThrownBy(() -> NativeLibrary.forThisMachine(NAME).load(jar))
          .isInstanceOf(UnsatisfiedLinkError.class)
          .hasMessage("this system cannot load the native library");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void failsWhenLibraryIsNotPackaged() throws IOException {
    try (URLClassLoader emptyLoader = new URLClassLoader(new URL[0], null)) {
      assertThatThrownBy(() -> NativeLibrary.forThisMachine(NAME).load(emptyLoader))
          .isInstanceOf(UnsatisfiedLinkError.class)
          .hasMessage("the native library is not packaged");
    }
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X, aarch64", "Windows 11, amd64", "Linux, riscv64"})
  void failsOnUnsupportedMachines(String system, String processor) {
    NativeLibrary library = new NativeLibrary(NAME, List.of(), system, processor);

    assertThatThrownBy(() -> library.load(NativeLibraryTest.class.getClassLoader()))
        .isInstanceOf(UnsatisfiedLinkError.class)
        .hasMessage("no native library for " + system + " on " + processor);
  }

  @ParameterizedTest
  @CsvSource({"linux-x86_64, 62", "linux-arm64, 183"})
  void packagesLibraryForBothArchitectures(String folder, int machine) throws IOException {
    byte[] library = readResource("native/" + folder + "/" + NAME);

    // The field e_machine of the ELF header: EM_X86_64 or EM_AARCH64.
    assertThat(library[18] & 0xff).isEqualTo(machine);
  }

  private static String resourceName() {
    return "native/linux-" + (isArm() ? "arm64" : "x86_64") + "/" + NAME;
  }

  /** Returns the name of the library for the architecture that this machine does not have. */
  private static String otherResourceName() {
    return "native/linux-" + (isArm() ? "x86_64" : "arm64") + "/" + NAME;
  }

  private static boolean isArm() {
    return System.getProperty("os.arch").equals("aarch64");
  }

  private static byte[] readResource(String resource) throws IOException {
    ClassLoader loader = NativeLibraryTest.class.getClassLoader();
    try (InputStream content = loader.getResourceAsStream(resource)) {
      return Objects.requireNonNull(content, resource).readAllBytes();
    }
  }

  private URLClassLoader createJar(byte[] library) throws IOException {
    Path file = folder.resolve("small.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new JarEntry(resourceName()));
      jar.write(library);
    }
    return new URLClassLoader(new URL[] {file.toUri().toURL()}, null);
  }
}
