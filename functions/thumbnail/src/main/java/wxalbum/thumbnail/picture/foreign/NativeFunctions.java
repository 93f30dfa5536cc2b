package wxalbum.thumbnail.picture.foreign;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;

/** The functions of a native library. */
public record NativeFunctions(SymbolLookup library) {
  /**
   * A function that returns a value.
   *
   * @throws UnsatisfiedLinkError when the library has none of this name
   */
  public NativeFunction function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return linked(name, FunctionDescriptor.of(result, arguments));
  }

  /**
   * A function that returns nothing.
   *
   * @throws UnsatisfiedLinkError when the library has none of this name
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
                    .orElseThrow(() -> new UnsatisfiedLinkError("it has no function " + name)),
                types));
  }
}
