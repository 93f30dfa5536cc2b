package wxalbum.storage;

import wxalbum.settings.Settings;
import wxalbum.testing.TestCloud;

/** On the storage inside this machine. */
class EmbeddedStorageContractTest extends StorageContract {
  @Override
  Settings settings() {
    return TestCloud.shared().settings();
  }
}
