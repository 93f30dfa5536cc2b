package wxalbum.tests.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.testkit.OpenApiContract;
import wxalbum.testkit.ReliabilityCounter;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;
import wxalbum.tests.authorization.AuthorizationMatrix.Row;
import wxalbum.tests.authorization.ObservedHandlers.ResponseTrace;

/**
 * Calls every route for every object as every caller, and compares the status with {@code
 * authorization-matrix.txt}.
 */
class AuthorizationMatrixTest {
  private static final ReliabilityCounter CELLS =
      new ReliabilityCounter("authorization matrix", AuthorizationMatrixTest.class);
  private static final AuthorizationMatrix MATRIX = AuthorizationMatrix.read();

  @SuppressWarnings("NullAway.Init")
  private static ObservedHandlers calls;

  private AuthorizationFixture world = new AuthorizationFixture();

  static List<Row> rows() {
    return MATRIX.rows();
  }

  /** Returns existing objects that must get the same response as missing ones. */
  static Stream<Arguments> hidden() {
    return Stream.of(
            hidden(Caller.OTHER_USER, "Id}.* (?!cover-|theirs)[a-z-]+", "missing"),
            hidden(Caller.GUEST, "token}.* live/[a-z-]+", "live/missing"),
            hidden(Caller.OWNER, "Id}.* theirs", "missing"),
            hidden(Caller.OWNER, "Id}.* cover-theirs", "cover-missing"))
        .flatMap(cells -> cells);
  }

  /** Returns the refused cells of a caller whose route and object match a pattern. */
  private static Stream<Arguments> hidden(Caller caller, String names, String missing) {
    Pattern pattern = Pattern.compile(names + "$");
    return rows().stream()
        .filter(row -> row.statuses().getOrDefault(caller, 0) >= 400)
        .filter(row -> pattern.matcher(row.route() + " " + row.object()).find())
        .filter(row -> !row.object().matches(".*(missing|no-.*)"))
        .map(row -> arguments(caller, row.route(), row.object(), missing));
  }

  static Stream<String> usersRoutes() {
    return rows().stream()
        .filter(row -> row.statuses().getOrDefault(Caller.ANONYMOUS, 0) == 401)
        .map(Row::route)
        .filter(route -> !route.contains("{token}"))
        .distinct();
  }

  @BeforeAll
  static void start() throws Exception {
    calls = new ObservedHandlers();
  }

  @AfterAll
  static void stop() throws SQLException {
    calls.close();
    CELLS.writeReport();
  }

  @Test
  void coversEveryRoute() {
    assertThat(rows().stream().map(Row::route).distinct())
        .containsExactlyInAnyOrderElementsOf(OpenApiContract.routes());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void returnsStatusOfMatrixForEveryCaller(Row row) {
    assertAll(
        row.statuses().entrySet().stream()
            .map(
                cell -> () -> CELLS.attempt(() -> checkCell(row, cell.getKey(), cell.getValue()))));
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void respondsEquallyToHiddenAndMissingObjects(
      Caller caller, String route, String object, String missing) {
    CELLS.attempt(
        () -> {
          ResponseTrace missingTrace = calls.trace(request(route, missing, caller));

          ResponseTrace hiddenTrace = calls.trace(request(route, object, caller));

          assertThat(hiddenTrace).isEqualTo(missingTrace);
        });
  }

  /** A request that waits for a row fails after three seconds. */
  @ParameterizedTest
  @MethodSource("hidden")
  void respondsToHiddenObjectsWhileTheirRowsAreLocked(
      Caller caller, String route, String object, String missing) {
    CELLS.attempt(
        () -> {
          int missingStatus = calls.call(request(route, missing, caller)).status();
          try (RowLocks _ = world.lockHiddenRows(caller)) {
            TestResponse response = calls.call(request(route, object, caller));

            assertThat(response.status()).isEqualTo(missingStatus);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("usersRoutes")
  void sendsNoStatementForInvalidToken(String route) {
    ResponseTrace trace = calls.trace(request(route, "live", Caller.FORGED));

    assertThat(trace.statementCounts().values()).containsOnly(0L);
  }

  private void checkCell(Row row, Caller caller, int status) {
    TestRequest request = request(row.route(), row.object(), caller);

    TestResponse response = calls.callAndCheckRows(request);

    if (response.status() < 400 && !request.method().equals("GET")) {
      world = new AuthorizationFixture();
    }
    assertThat(response.status()).as(row + " called by " + caller.columnName()).isEqualTo(status);
    if (caller != Caller.OWNER) {
      boolean visible = response.status() < 400 && row.route().contains("{token}");
      assertThat(response.headers() + response.body().toString())
          .doesNotContain(visible ? world.secretsFromGuests() : world.secretsOfOwner());
    }
  }

  private TestRequest request(String route, String object, Caller caller) {
    return world.authorize(caller, world.request(route, object), object);
  }
}
