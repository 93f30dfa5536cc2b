package wxalbum.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A proxy of a repository that passes each call to an executor. */
final class AutoTransactionProxy implements InvocationHandler {
  private final Object repository;
  private final CallExecutor executor;

  private AutoTransactionProxy(Object repository, CallExecutor executor) {
    this.repository = repository;
    this.executor = executor;
  }

  /** Wraps a repository. */
  static <R> R wrap(R repository, Class<R> type, CallExecutor executor) {
    AutoTransactionProxy calls = new AutoTransactionProxy(repository, executor);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    return executor.execute(method, () -> invokeRepository(method, arguments));
  }

  private @Nullable Object invokeRepository(Method method, Object @Nullable [] arguments) {
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
  interface CallExecutor {
    /** Executes a call of this method. */
    @Nullable Object execute(Method method, Supplier<@Nullable Object> call);
  }
}
