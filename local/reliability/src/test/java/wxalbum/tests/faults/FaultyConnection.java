package wxalbum.tests.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proxy of a database connection or of one of its statements that injects the faults of the run's
 * plan. {@code real} is the connection or the statement behind the proxy.
 */
final class FaultyConnection implements InvocationHandler {
  /** The table that a statement reads or writes. */
  private static final Pattern TABLE_NAME =
      Pattern.compile("\\b(?:from|into|update)\\s+`?(\\w+)", Pattern.CASE_INSENSITIVE);

  private static final String TRANSACTION_START = "start transaction";

  private static final Map<String, String> OPERATIONS = new ConcurrentHashMap<>();

  private final SimulatedInstance instance;
  private final Connection connection;
  private final Object delegate;
  private final String sql;

  private FaultyConnection(
      SimulatedInstance instance, Connection connection, Object real, String sql) {
    this.instance = instance;
    this.connection = connection;
    this.delegate = real;
    this.sql = sql;
  }

  /**
   * Opens a connection for an instance.
   *
   * @param opening opens the real connection
   * @throws SQLException if the instance was killed, or for an injected fault
   */
  static Connection open(
      SimulatedInstance instance, DatabaseFaultInjector.SqlOperation<Connection> opening)
      throws SQLException {
    instance.requireAlive();
    Connection real = DatabaseFaultInjector.runWithFaults(instance, null, "connect", opening);
    instance.trackConnection(real);
    return createProxy(Connection.class, new FaultyConnection(instance, real, real, ""));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws SQLException {
    String name = method.getName();
    if (instance.isDead()) {
      switch (name) {
        case "isClosed" -> {
          return true;
        }
        case "close", "abort" -> {
          return null;
        }
        default -> instance.requireAlive();
      }
    }
    return switch (name) {
      case "commit", "rollback" -> {
        instance.setInTransaction(connection, false);
        yield proceedWithFaults(name, method, arguments);
      }
      case "prepareStatement" ->
          wrapStatement(
              PreparedStatement.class, proceed(method, arguments), firstArgument(arguments));
      case "createStatement" -> wrapStatement(Statement.class, proceed(method, arguments), "");
      default ->
          name.startsWith("execute")
              ? proceedWithFaults(
                  OPERATIONS.computeIfAbsent(
                      sql.isEmpty() ? firstArgument(arguments) : sql,
                      FaultyConnection::operationOf),
                  method,
                  arguments)
              : proceed(method, arguments);
    };
  }

  private @Nullable Object proceedWithFaults(
      String operation, Method method, Object @Nullable [] arguments) throws SQLException {
    return DatabaseFaultInjector.<@Nullable Object>runWithFaults(
        instance, connection, operation, () -> proceed(method, arguments));
  }

  private @Nullable Object proceed(Method method, Object @Nullable [] arguments)
      throws SQLException {
    try {
      Object result = method.invoke(delegate, arguments);
      if (sql.equals(TRANSACTION_START) && method.getName().startsWith("execute")) {
        instance.setInTransaction(connection, true);
      }
      return result;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private <S extends Statement> S wrapStatement(
      Class<S> type, @Nullable Object opened, String text) {
    if (opened == null) {
      throw new IllegalStateException("the driver returned no statement");
    }
    return createProxy(type, new FaultyConnection(instance, connection, opened, text));
  }

  /**
   * Returns the verb and the table of a statement, such as {@code update photos}, with {@code for
   * update} after a locking read.
   */
  private static String operationOf(String sql) {
    String text =
        sql.replaceAll("--[^\n]*\n", " ").replace('(', ' ').strip().toLowerCase(Locale.ROOT);
    Matcher subject = TABLE_NAME.matcher(text);
    String verb = text.split("\\W+", 2)[0];
    String table = subject.find() ? subject.group(1) : "";
    return verb + " " + table + (text.contains("for update") ? " for update" : "");
  }

  private static String firstArgument(Object @Nullable [] arguments) {
    return arguments == null || arguments.length == 0 ? "" : arguments[0].toString();
  }

  private static <T> T createProxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultyConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
