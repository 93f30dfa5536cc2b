package wxalbum.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A JDBC driver that counts the round trips to the server, over all connections. It does not count
 * the opening of a connection and the pings of an idle one. Statements are prepared in the client,
 * without a round trip.
 */
public final class RoundTripDriver extends ConnectionWrappingDriver {
  private static final String PREFIX = "jdbc:round-trips:";
  private static final Set<String> REQUESTS_OF_CONNECTION =
      Set.of("commit", "rollback", "setTransactionIsolation", "setReadOnly");
  private static final AtomicLong COUNT = new AtomicLong();

  static {
    register(new RoundTripDriver());
  }

  private RoundTripDriver() {
    super(PREFIX);
  }

  /** Returns the URL that connects through this driver. */
  public static String wrap(String url) {
    return url.replaceFirst("^jdbc:", PREFIX);
  }

  /** Returns the number of round trips so far. */
  public static long count() {
    return COUNT.get();
  }

  @Override
  Connection wrapConnection(Connection real) {
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          if (REQUESTS_OF_CONNECTION.contains(method.getName())
              || (method.getName().equals("setAutoCommit")
                  && changesAutoCommit(real, arguments[0]))) {
            COUNT.incrementAndGet();
          }
          return switch (invokeReal(real, method, arguments)) {
            case PreparedStatement statement -> counting(PreparedStatement.class, statement);
            case Statement statement -> counting(Statement.class, statement);
            case null -> null;
            case Object other -> other;
          };
        });
  }

  /** The driver sends nothing if the mode stays the same. */
  private static boolean changesAutoCommit(Connection connection, Object mode) throws SQLException {
    return !mode.equals(connection.getAutoCommit());
  }

  private static <S extends Statement> S counting(Class<S> type, S statement) {
    return proxy(
        type,
        (_, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            COUNT.incrementAndGet();
          }
          return invokeReal(statement, method, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            RoundTripDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
