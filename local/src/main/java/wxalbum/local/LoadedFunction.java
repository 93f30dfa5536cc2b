package wxalbum.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Map;
import java.util.concurrent.Callable;
import wxalbum.settings.Settings;

/** A function with its class loader and its environment variables. */
record LoadedFunction(
    FunctionDeclaration declaration, ClassLoader loader, Map<String, String> environment) {

  /** Constructs the handler through its public no-argument constructor, as Lambda does. */
  RequestStreamHandler handler() throws Exception {
    return inItsEnvironment(
        () ->
            loader
                .loadClass(declaration.handler())
                .asSubclass(RequestStreamHandler.class)
                .getConstructor()
                .newInstance());
  }

  /** Runs a task with the environment and the class loader of the function. */
  <T> T inItsEnvironment(Callable<T> task) throws Exception {
    Thread.currentThread().setContextClassLoader(loader);
    return ScopedValue.where(Settings.ENVIRONMENT, environment).call(task::call);
  }
}
