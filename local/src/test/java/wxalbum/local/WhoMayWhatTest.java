package wxalbum.local;

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
import wxalbum.local.AccessCalls.Trace;
import wxalbum.local.AccessTable.Row;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.Contract;
import wxalbum.testing.Reliability;

/**
 * Calls every route for every object as every caller, and compares the status with {@code
 * who-may-what.txt}.
 */
class WhoMayWhatTest {
  private static final Reliability CELLS =
      new Reliability("authorization matrix", WhoMayWhatTest.class);
  private static final AccessTable TABLE = AccessTable.read();

  @SuppressWarnings("NullAway.Init")
  private static AccessCalls calls;

  private AccessWorld world = new AccessWorld();

  static List<Row> rows() {
    return TABLE.rows();
  }

  /** Returns existing objects that must get the same response as missing ones. */
  static Stream<Arguments> hidden() {
    return Stream.of(
            hidden(Caller.OTHER, "Id}.* (?!cover-)[a-z-]+", "missing"),
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
        .filter(row -> row.statuses().getOrDefault(Caller.NOBODY, 0) == 401)
        .map(Row::route)
        .filter(route -> !route.contains("{token}"))
        .distinct();
  }

  @BeforeAll
  static void start() throws Exception {
    calls = new AccessCalls();
  }

  @AfterAll
  static void stop() throws SQLException {
    calls.close();
    CELLS.write();
  }

  @Test
  void hasARowForEveryRoute() {
    assertThat(rows().stream().map(Row::route).distinct())
        .containsExactlyInAnyOrderElementsOf(Contract.routes());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void answersEveryCallerAsTheTableSays(Row row) {
    assertAll(
        row.statuses().entrySet().stream()
            .map(cell -> () -> CELLS.attempt(() -> ask(row, cell.getKey(), cell.getValue()))));
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void tellsNobodyWhetherThereIsWhatHeMayNotSee(
      Caller caller, String route, String object, String missing) {
    CELLS.attempt(
        () -> {
          Trace missingTrace = calls.trace(request(route, missing, caller));

          Trace hiddenTrace = calls.trace(request(route, object, caller));

          assertThat(hiddenTrace).isEqualTo(missingTrace);
        });
  }

  @ParameterizedTest
  @MethodSource("usersRoutes")
  void asksTheDatabaseNothingForWhoIsNotLoggedIn(String route) {
    Trace trace = calls.trace(request(route, "live", Caller.FORGED));

    assertThat(trace.work().values()).containsOnly(0L);
  }

  private void ask(Row row, Caller caller, int status) {
    ApiRequest request = request(row.route(), row.object(), caller);

    ApiResponse answer = calls.watched(request);

    if (answer.status() < 400 && !request.method().equals("GET")) {
      world = new AccessWorld();
    }
    assertThat(answer.status()).as(row + " called by " + caller.word()).isEqualTo(status);
    if (caller != Caller.OWNER) {
      boolean visible = answer.status() < 400 && row.route().contains("{token}");
      assertThat(answer.headers() + answer.body().toString())
          .doesNotContain(visible ? world.secretsFromGuests() : world.secrets());
    }
  }

  private ApiRequest request(String route, String object, Caller caller) {
    return world.as(caller, world.request(route, object), object);
  }
}
