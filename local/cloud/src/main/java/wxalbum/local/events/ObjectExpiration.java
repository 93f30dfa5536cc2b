package wxalbum.local.events;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.ExpirationRule;

/** Deletes objects by the lifecycle rules of the bucket, at the start and then once a day. */
public final class ObjectExpiration implements AutoCloseable {
  private final List<ExpirationRule> rules;
  private final EmbeddedStorage storage;
  private final Terminal terminal;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("object-expiration").factory());

  private ObjectExpiration(List<ExpirationRule> rules, EmbeddedStorage storage, Terminal terminal) {
    this.rules = List.copyOf(rules);
    this.storage = storage;
    this.terminal = terminal;
  }

  /** Applies the rules, and starts to apply them every day. */
  public static ObjectExpiration start(
      List<ExpirationRule> rules, EmbeddedStorage storage, Terminal terminal) {
    ObjectExpiration expiration = new ObjectExpiration(rules, storage, terminal);
    expiration.expireObjects();
    var _ = expiration.timer.scheduleAtFixedRate(expiration::expireObjects, 1, 1, TimeUnit.DAYS);
    return expiration;
  }

  private void expireObjects() {
    try {
      rules.forEach(rule -> storage.expireObjects(rule.keyPrefix(), rule.age()));
    } catch (RuntimeException e) {
      terminal.print("Objects could not be deleted by the lifecycle rules of the bucket: " + e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
