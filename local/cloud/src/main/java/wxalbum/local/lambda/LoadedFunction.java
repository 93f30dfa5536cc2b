package wxalbum.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Map;
import java.util.concurrent.Callable;
import wxalbum.local.template.FunctionDeclaration;
import wxalbum.settings.Settings;

/** A function with its class loader and its environment variables. */
public record LoadedFunction(
    FunctionDeclaration declaration, ClassLoader classLoader, Map<String, String> environment) {

  /** Constructs the handler through its public no-argument constructor, as Lambda does. */
  public RequestStreamHandler createHandler() throws Exception {
    return callInEnvironment(
        () ->
            classLoader
                .loadClass(declaration.handler())
                .asSubclass(RequestStreamHandler.class)
                .getConstructor()
                .newInstance());
  }

  /** Runs a task with the environment and the class loader of the function. */
  public <T> T callInEnvironment(Callable<T> task) throws Exception {
    Thread.currentThread().setContextClassLoader(classLoader);
    return ScopedValue.where(Settings.ENVIRONMENT, environment).call(task::call);
  }
}
