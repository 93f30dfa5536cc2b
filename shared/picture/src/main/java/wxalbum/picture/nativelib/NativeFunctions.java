package wxalbum.picture.nativelib;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;

/**
 * Links the functions of a native library.
 *
 * @param symbols the symbols of the library
 */
public record NativeFunctions(SymbolLookup symbols) {
  /**
   * Returns a function that has a result.
   *
   * @param result the layout of the result
   * @param arguments the layouts of the arguments
   * @throws UnsatisfiedLinkError when the library has no function of this name
   */
  public NativeFunction function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return link(name, FunctionDescriptor.of(result, arguments));
  }

  /**
   * Returns a function that has no result.
   *
   * @param arguments the layouts of the arguments
   * @throws UnsatisfiedLinkError when the library has no function of this name
   */
  public NativeFunction voidFunction(String name, MemoryLayout... arguments) {
    return link(name, FunctionDescriptor.ofVoid(arguments));
  }

  @SuppressWarnings("restricted")
  private NativeFunction link(String name, FunctionDescriptor types) {
    return new NativeFunction(
        Linker.nativeLinker()
            .downcallHandle(
                symbols
                    .find(name)
                    .orElseThrow(() -> new UnsatisfiedLinkError("no native function " + name)),
                types));
  }
}
