package wxalbum.thumbnail.picture.heic;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** A function in C. What it returns is looked at here, since a null pointer ends the process. */
final class NativeFunction {
  private final String name;
  private final MethodHandle handle;

  private NativeFunction(String name, MethodHandle handle) {
    this.name = name;
    this.handle = handle;
  }

  /**
   * Finds one.
   *
   * @throws java.util.NoSuchElementException when the library does not have it
   */
  @SuppressWarnings("restricted")
  static NativeFunction of(SymbolLookup library, String name, FunctionDescriptor type) {
    MethodHandle handle = Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
    int parameters = handle.type().parameterCount();
    return new NativeFunction(
        name,
        handle
            .asSpreader(Object[].class, parameters)
            .asType(MethodType.methodType(Object.class, Object[].class)));
  }

  /** Calls one that returns nothing, or nothing of interest. */
  void run(Object... arguments) {
    var _ = call(arguments);
  }

  /** Calls one that returns a number. */
  int number(Object... arguments) {
    return call(arguments) instanceof Integer number ? number : -1;
  }

  /**
   * Calls one that returns memory.
   *
   * @throws OutOfMemoryError when it has none
   */
  MemorySegment pointer(Object... arguments) {
    if (call(arguments) instanceof MemorySegment memory && memory.address() != 0) {
      return memory;
    }
    throw new OutOfMemoryError(name);
  }

  private @Nullable Object call(Object[] arguments) {
    try {
      return (Object) handle.invokeExact(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }
}
