package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import wxalbum.http.Code;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.TestCloud;

/** Calls the handlers of all routes, and observes the rows and the statements of each call. */
final class AccessCalls implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  private final Map<String, FunctionDriver> functions = new LinkedHashMap<>();
  private final DatabaseWatch database = new DatabaseWatch();
  private final WeChatStandIn weChat =
      WeChatStandIn.start(new WeChatCodes("wx1", "secret", Clock.systemUTC()));

  AccessCalls() throws Exception {
    TestCloud.shared().takeRole();
    Map<String, String> environment = new HashMap<>(TestCloud.shared().environment());
    environment.put("WECHAT_APP_ID", "wx1");
    environment.put("WECHAT_SECRET", "secret");
    environment.put("WECHAT_URL", weChat.address().toString());
    FunctionLoader loader = new FunctionLoader();
    for (FunctionDeclaration declaration : ServerlessFile.in(ROOT).functions()) {
      List<Trigger.Http> routes = declaration.triggers(Trigger.Http.class);
      if (!routes.isEmpty()) {
        FunctionDriver driver =
            driver(new LoadedFunction(declaration, loader.of(declaration), environment));
        routes.forEach(trigger -> functions.put(trigger.route().key(), driver));
      }
    }
  }

  private static FunctionDriver driver(LoadedFunction function) throws Exception {
    var handler = function.handler();
    return new FunctionDriver(
        (input, output, context) -> {
          try {
            var _ =
                function.inItsEnvironment(
                    () -> {
                      handler.handleRequest(input, output, context);
                      return true;
                    });
          } catch (IOException | RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Calls a route and returns the response, which is checked against the contract. */
  ApiResponse call(ApiRequest request) {
    return Objects.requireNonNull(functions.get(request.route())).call(request);
  }

  /**
   * Calls a route and returns the response. Asserts that a refused or a reading request leaves
   * every row unchanged.
   */
  ApiResponse watched(ApiRequest request) {
    Map<String, String> before = database.rows();
    ApiResponse answer = call(request);
    if (answer.status() >= 400 || request.method().equals("GET")) {
      assertThat(database.rows()).as("table checksums after " + request.route()).isEqualTo(before);
    }
    if (answer.status() >= 400) {
      assertThat(answer.code()).isEqualTo(code(answer.status()));
    }
    return answer;
  }

  /**
   * A response without its request id, and the number of statements of each kind.
   *
   * @param work number of statements by kind
   */
  record Trace(int status, Map<String, String> headers, String body, Map<String, Long> work) {}

  /**
   * Returns everything that a caller can observe in a response or infer from its duration: the
   * response and the number of its statements.
   */
  Trace trace(ApiRequest request) {
    // The first call may open a connection.
    var _ = call(request);
    Map<String, String> before = database.statements();
    ApiResponse answer = call(request);
    Map<String, Long> work = new LinkedHashMap<>();
    database
        .statements()
        .forEach(
            (kind, count) ->
                work.put(
                    kind, Long.parseLong(count) - Long.parseLong(before.getOrDefault(kind, "0"))));
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.remove("x-request-id");
    ObjectNode body = answer.body().deepCopy();
    body.remove("requestId");
    return new Trace(answer.status(), headers, body.toString(), work);
  }

  private static String code(int status) {
    for (Code code : Code.values()) {
      if (code.status() == status) {
        return code.toString();
      }
    }
    throw new AssertionError("no problem code has status " + status);
  }

  @Override
  public void close() throws SQLException {
    database.close();
    weChat.close();
  }
}
