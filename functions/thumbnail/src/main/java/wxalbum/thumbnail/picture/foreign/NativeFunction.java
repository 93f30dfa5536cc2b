package wxalbum.thumbnail.picture.foreign;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A function in C, called with arguments of the Java types that its C types are linked as. */
public final class NativeFunction {
  private static final MethodType ANY = MethodType.methodType(Object.class, Object[].class);

  private final MethodHandle handle;

  NativeFunction(MethodHandle handle) {
    this.handle = handle.asSpreader(Object[].class, handle.type().parameterCount()).asType(ANY);
  }

  /** Calls it for what it does. */
  public void run(Object... arguments) {
    var _ = call(arguments);
  }

  /**
   * Calls one that returns an integer of any width.
   *
   * @throws ArithmeticException when an {@code int} is too narrow for it
   */
  public int number(Object... arguments) {
    return Math.toIntExact(((Number) requireNonNull(call(arguments))).longValue());
  }

  /** Calls one that returns a pointer; nothing when that is null, which nobody may follow. */
  public Optional<MemorySegment> pointer(Object... arguments) {
    MemorySegment pointer = (MemorySegment) requireNonNull(call(arguments));
    return pointer.equals(MemorySegment.NULL) ? Optional.empty() : Optional.of(pointer);
  }

  /** Native code throws nothing, so what is thrown is an error of ours. */
  private @Nullable Object call(Object[] arguments) {
    try {
      return (Object) handle.invokeExact(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
