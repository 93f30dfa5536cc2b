package wxalbum.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A proxy of a repository that passes each call to an executor. */
final class SingleCalls implements InvocationHandler {
  private final Object repository;
  private final Way way;

  private SingleCalls(Object repository, Way way) {
    this.repository = repository;
    this.way = way;
  }

  /** Wraps a repository. */
  static <R> R of(R repository, Class<R> type, Way way) {
    SingleCalls calls = new SingleCalls(repository, way);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    return way.go(method, () -> call(method, arguments));
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) {
    try {
      return method.invoke(repository, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Executes calls of a repository. */
  @FunctionalInterface
  interface Way {
    /** Executes a call of this method. */
    @Nullable Object go(Method method, Supplier<@Nullable Object> call);
  }
}
