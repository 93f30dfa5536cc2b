package wxalbum.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Map;
import java.util.concurrent.Callable;
import wxalbum.settings.Settings;

/** A function whose classes are found, with the environment that it is to see. */
record LoadedFunction(
    FunctionDeclaration declaration, ClassLoader loader, Map<String, String> environment) {

  /** Constructs its handler through the public constructor without arguments, as Lambda does. */
  RequestStreamHandler handler() throws Exception {
    return inItsEnvironment(
        () ->
            loader
                .loadClass(declaration.handler())
                .asSubclass(RequestStreamHandler.class)
                .getConstructor()
                .newInstance());
  }

  /** Does some work with the function's environment and classes in sight. */
  <T> T inItsEnvironment(Callable<T> work) throws Exception {
    Thread.currentThread().setContextClassLoader(loader);
    return ScopedValue.where(Settings.ENVIRONMENT, environment).call(work::call);
  }
}
