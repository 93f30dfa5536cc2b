package wxalbum.database;

import wxalbum.settings.Settings;
import wxalbum.testkit.TestCloud;

/** Runs the contract on the embedded database, or on the server of {@code database.url}. */
class EmbeddedDataLayerTest extends DataLayerContract {
  @Override
  Settings settings() {
    return TestCloud.shared().settings();
  }
}
