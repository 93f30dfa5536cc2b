package wxalbum.thumbnail.picture.foreign;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;

/**
 * Links the functions of a native library.
 *
 * @param library the symbols of the library
 */
public record NativeFunctions(SymbolLookup library) {
  /**
   * Returns a function that has a result.
   *
   * @param result the layout of the result
   * @param arguments the layouts of the arguments
   * @throws UnsatisfiedLinkError when the library has no function of this name
   */
  public NativeFunction function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return linked(name, FunctionDescriptor.of(result, arguments));
  }

  /**
   * Returns a function that has no result.
   *
   * @param arguments the layouts of the arguments
   * @throws UnsatisfiedLinkError when the library has no function of this name
   */
  public NativeFunction procedure(String name, MemoryLayout... arguments) {
    return linked(name, FunctionDescriptor.ofVoid(arguments));
  }

  @SuppressWarnings("restricted")
  private NativeFunction linked(String name, FunctionDescriptor types) {
    return new NativeFunction(
        Linker.nativeLinker()
            .downcallHandle(
                library
                    .find(name)
                    .orElseThrow(() -> new UnsatisfiedLinkError("no native function " + name)),
                types));
  }
}
