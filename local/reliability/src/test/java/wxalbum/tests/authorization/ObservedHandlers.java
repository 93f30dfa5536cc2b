package wxalbum.tests.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import wxalbum.http.problem.ProblemCode;
import wxalbum.local.wechat.FakeWeChatServer;
import wxalbum.local.wechat.WeChatCodes;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;
import wxalbum.tests.fixture.BuiltFunctions;

/** Calls the handlers of all routes, and observes the rows and the statements of each call. */
final class ObservedHandlers implements AutoCloseable {
  private final BuiltFunctions functions = new BuiltFunctions();
  private final Map<String, FunctionInvoker> drivers = new LinkedHashMap<>();
  private final DatabaseObserver databaseObserver = new DatabaseObserver();
  private final FakeWeChatServer weChat =
      FakeWeChatServer.start(new WeChatCodes("wx1", "secret", Clock.systemUTC()));

  ObservedHandlers() throws Exception {
    TestCloud.shared().setRoleCredentials();
    Map<String, String> environment = new HashMap<>(TestCloud.shared().isolatedEnvironment());
    environment.put("WECHAT_APP_ID", "wx1");
    environment.put("WECHAT_SECRET", "secret");
    environment.put("WECHAT_URL", weChat.baseUri().toString());
    for (String function : functions.functionsWithRoutes()) {
      drivers.put(function, createDriver(functions.createInstance(function, environment)));
    }
  }

  private static FunctionInvoker createDriver(BuiltFunctions.Invocable function) {
    return new FunctionInvoker(
        (input, output, context) -> {
          try {
            String response = function.invoke(input.readAllBytes(), context.getAwsRequestId());
            output.write(response.getBytes(StandardCharsets.UTF_8));
          } catch (IOException | RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Calls a route and returns the response, which is checked against the contract. */
  TestResponse call(TestRequest request) {
    String function = functions.functionForRoute(request.route());
    return Objects.requireNonNull(drivers.get(function), request.route()).call(request);
  }

  /**
   * Calls a route and returns the response. Asserts that a refused or a reading request leaves
   * every row unchanged.
   */
  TestResponse callAndCheckRows(TestRequest request) {
    Map<String, String> before = databaseObserver.tableChecksums();
    TestResponse response = call(request);
    if (response.status() >= 400 || request.method().equals("GET")) {
      assertThat(databaseObserver.tableChecksums())
          .as("table checksums after " + request.route())
          .isEqualTo(before);
    }
    if (response.status() >= 400) {
      assertThat(response.problemCode()).isEqualTo(codeForStatus(response.status()));
    }
    return response;
  }

  /**
   * A response without its request id, and the number of statements of each kind.
   *
   * @param statementCounts number of statements by kind
   */
  record ResponseTrace(
      int status, Map<String, String> headers, String body, Map<String, Long> statementCounts) {}

  /**
   * Returns everything that a caller can observe in a response or infer from its duration: the
   * response and the number of its statements.
   */
  ResponseTrace trace(TestRequest request) {
    // The first call may open a connection.
    var _ = call(request);
    Map<String, String> before = databaseObserver.statementCounts();
    TestResponse response = call(request);
    Map<String, Long> work = new LinkedHashMap<>();
    databaseObserver
        .statementCounts()
        .forEach(
            (kind, count) ->
                work.put(
                    kind, Long.parseLong(count) - Long.parseLong(before.getOrDefault(kind, "0"))));
    Map<String, String> headers = new HashMap<>(response.headers());
    headers.remove("x-request-id");
    ObjectNode body = response.body().deepCopy();
    body.remove("requestId");
    return new ResponseTrace(response.status(), headers, body.toString(), work);
  }

  private static String codeForStatus(int status) {
    for (ProblemCode code : ProblemCode.values()) {
      if (code.status() == status) {
        return code.toString();
      }
    }
    throw new AssertionError("no problem code has status " + status);
  }

  @Override
  public void close() throws SQLException {
    databaseObserver.close();
    weChat.close();
  }
}
