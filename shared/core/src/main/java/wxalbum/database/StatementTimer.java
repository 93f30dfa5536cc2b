package wxalbum.database;

import java.sql.Statement;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;

/** Adds the duration of each statement to the phase {@code db} of the current invocation. */
@Intercepts({
  @Signature(type = StatementHandler.class, method = "update", args = Statement.class),
  @Signature(
      type = StatementHandler.class,
      method = "query",
      args = {Statement.class, ResultHandler.class})
})
final class StatementTimer implements Interceptor {
  @Override
  public Object intercept(Invocation statement) throws Throwable {
    long start = System.nanoTime();
    try {
      return statement.proceed();
    } finally {
      wxalbum.telemetry.Invocation.current().addPhaseTime("db", System.nanoTime() - start);
    }
  }
}
