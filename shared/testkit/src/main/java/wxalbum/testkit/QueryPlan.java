package wxalbum.testkit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Id;
import wxalbum.album.Ids;
import wxalbum.database.TypeHandlers;
import wxalbum.embedded.DatabaseConnectionInfo;

/**
 * The execution plan of a repository statement, together with the number of index entries that the
 * statement reads when it runs.
 *
 * @param steps the lines of {@code EXPLAIN}, one for each table
 * @param indexEntriesRead the number of index entries read
 * @param rowCount the number of rows returned or changed
 */
public record QueryPlan(List<Step> steps, long indexEntriesRead, int rowCount) {
  /** Counts index reads of the session. MySQL and MariaDB count them in the same way. */
  private static final String INDEX_READS_SQL =
      """
      show session status where variable_name in (
        'Handler_read_first', 'Handler_read_key', 'Handler_read_last',
        'Handler_read_next', 'Handler_read_prev')
      """;

  /**
   * Requests the tabular format, because MySQL 9 defaults to a tree. MariaDB ignores the version
   * comment.
   */
  private static final String EXPLAIN_PREFIX = "explain /*!80016 format=traditional */ ";

  /**
   * One line of {@code EXPLAIN}, with columns that MySQL and MariaDB have in common.
   *
   * @param table the name or alias of the table
   * @param type the access type; {@code ref} and {@code range} read a part of an index
   * @param key the index used; null if none
   * @param extra additional operations, such as {@code Using filesort}
   */
  public record Step(String table, String type, @Nullable String key, String extra) {}

  /** Explains and runs a statement of the SQL mapper of a repository on the test database. */
  public static QueryPlan measure(Class<?> repository, String name, Map<String, ?> parameters) {
    return measure(TestCloud.shared().database(), repository, name, parameters);
  }

  /**
   * Explains and runs a statement of the SQL mapper of a repository, and rolls it back.
   *
   * @param database the schema on which the statement runs
   */
  public static QueryPlan measure(
      DatabaseConnectionInfo database,
      Class<?> repository,
      String name,
      Map<String, ?> parameters) {
    BoundSql sql = boundSql(repository, name, parameters);
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      List<Step> steps = explain(connection, sql, parameters);
      long before = indexEntriesRead(connection);
      int rows = execute(connection, sql, parameters);
      long after = indexEntriesRead(connection);
      connection.rollback();
      return new QueryPlan(steps, after - before, rows);
    } catch (SQLException e) {
      throw new AssertionError("Failed to execute SQL: " + sql.getSql(), e);
    }
  }

  private static BoundSql boundSql(Class<?> repository, String name, Map<String, ?> parameters) {
    Configuration configuration = new Configuration();
    TypeHandlers.register(configuration.getTypeHandlerRegistry());
    String resource = repository.getName().replace('.', '/') + ".xml";
    try {
      new XMLMapperBuilder(
              Resources.getResourceAsStream(resource),
              configuration,
              resource,
              configuration.getSqlFragments())
          .parse();
    } catch (IOException e) {
      throw new AssertionError("No SQL mapper for " + repository, e);
    }
    return configuration
        .getMappedStatement(repository.getName() + "." + name)
        .getBoundSql(parameters);
  }

  private static List<Step> explain(Connection connection, BoundSql sql, Map<String, ?> parameters)
      throws SQLException {
    List<Step> steps = new ArrayList<>();
    try (PreparedStatement explain = prepare(connection, EXPLAIN_PREFIX, sql, parameters);
        ResultSet lines = explain.executeQuery()) {
      while (lines.next()) {
        String extra = lines.getString("Extra");
        steps.add(
            new Step(
                lines.getString("table"),
                lines.getString("type"),
                lines.getString("key"),
                extra == null ? "" : extra));
      }
    }
    return steps;
  }

  private static int execute(Connection connection, BoundSql sql, Map<String, ?> parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, "", sql, parameters)) {
      return statement.execute() ? countRows(statement.getResultSet()) : statement.getUpdateCount();
    }
  }

  private static int countRows(ResultSet result) throws SQLException {
    int rows = 0;
    while (result.next()) {
      rows++;
    }
    return rows;
  }

  private static PreparedStatement prepare(
      Connection connection, String prefix, BoundSql sql, Map<String, ?> parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(prefix + sql.getSql());
    MetaObject values = new Configuration().newMetaObject(parameters);
    int index = 1;
    for (ParameterMapping mapping : sql.getParameterMappings()) {
      String name = mapping.getProperty();
      // An element of a list is a parameter that MyBatis has added.
      Object value =
          sql.hasAdditionalParameter(name)
              ? sql.getAdditionalParameter(name)
              : values.getValue(name);
      statement.setObject(index++, toColumnValue(value));
    }
    return statement;
  }

  private static Object toColumnValue(Object value) {
    return switch (value) {
      case Id id -> Ids.toBytes(id.value());
      case UUID id -> Ids.toBytes(id);
      default -> value;
    };
  }

  private static long indexEntriesRead(Connection connection) throws SQLException {
    long sum = 0;
    try (Statement statement = connection.createStatement();
        ResultSet counts = statement.executeQuery(INDEX_READS_SQL)) {
      while (counts.next()) {
        sum += counts.getLong(2);
      }
    }
    return sum;
  }
}
