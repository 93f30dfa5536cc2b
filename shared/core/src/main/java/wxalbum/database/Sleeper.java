package wxalbum.database;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
interface Sleeper {
  /** Returns after this time. */
  void sleep(Duration duration) throws InterruptedException;
}
