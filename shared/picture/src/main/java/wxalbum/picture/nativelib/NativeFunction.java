package wxalbum.picture.nativelib;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A C function. The arguments must have the Java types to which its C types are linked. */
public final class NativeFunction {
  private static final MethodType ERASED_TYPE = MethodType.methodType(Object.class, Object[].class);

  private final MethodHandle handle;

  NativeFunction(MethodHandle handle) {
    this.handle =
        handle.asSpreader(Object[].class, handle.type().parameterCount()).asType(ERASED_TYPE);
  }

  /** Calls the function and ignores its result. */
  public void invoke(Object... arguments) {
    var _ = invokeHandle(arguments);
  }

  /**
   * Calls a function that returns an integer of any width.
   *
   * @throws ArithmeticException when the result does not fit into an {@code int}
   */
  public int invokeInt(Object... arguments) {
    return Math.toIntExact(((Number) requireNonNull(invokeHandle(arguments))).longValue());
  }

  /** Calls a function that returns a pointer. The result is empty when the pointer is null. */
  public Optional<MemorySegment> invokePointer(Object... arguments) {
    MemorySegment pointer = (MemorySegment) requireNonNull(invokeHandle(arguments));
    return pointer.equals(MemorySegment.NULL) ? Optional.empty() : Optional.of(pointer);
  }

  /**
   * Calls the function. Native code throws no exceptions, so a checked exception is a programming
   * error.
   */
  private @Nullable Object invokeHandle(Object[] arguments) {
    try {
      return (Object) handle.invokeExact(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
