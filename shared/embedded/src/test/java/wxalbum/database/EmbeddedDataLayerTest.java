package wxalbum.database;

import wxalbum.settings.Settings;
import wxalbum.testing.TestCloud;

/** On the embedded database, or on the one that the property {@code database.url} names. */
class EmbeddedDataLayerTest extends DataLayerContract {
  @Override
  Settings settings() {
    return TestCloud.shared().settings();
  }
}
