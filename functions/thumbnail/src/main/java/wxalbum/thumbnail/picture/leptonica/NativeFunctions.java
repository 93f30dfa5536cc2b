package wxalbum.thumbnail.picture.leptonica;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** The functions of a native library. */
record NativeFunctions(SymbolLookup library) {
  /** A call of a method handle. */
  @FunctionalInterface
  interface Call<T> {
    /** Calls it. */
    T invoke() throws Throwable;
  }

  /**
   * A function that returns a value.
   *
   * @throws UnsatisfiedLinkError when the library has none of this name
   */
  MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return linked(name, FunctionDescriptor.of(result, arguments));
  }

  /**
   * A function that returns nothing.
   *
   * @throws UnsatisfiedLinkError when the library has none of this name
   */
  MethodHandle procedure(String name, MemoryLayout... arguments) {
    return linked(name, FunctionDescriptor.ofVoid(arguments));
  }

  @SuppressWarnings("restricted")
  private MethodHandle linked(String name, FunctionDescriptor types) {
    return Linker.nativeLinker()
        .downcallHandle(
            library
                .find(name)
                .orElseThrow(() -> new UnsatisfiedLinkError("it has no function " + name)),
            types);
  }

  /** Calls a function; native code throws nothing, so what is thrown is an error of ours. */
  static <T> T call(Call<T> call) {
    try {
      return call.invoke();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
