package wxalbum.storage;

import wxalbum.settings.Settings;
import wxalbum.testing.TestCloud;

/** Runs the contract on the embedded storage. */
class EmbeddedStorageContractTest extends StorageContract {
  @Override
  Settings settings() {
    return TestCloud.shared().settings();
  }
}
