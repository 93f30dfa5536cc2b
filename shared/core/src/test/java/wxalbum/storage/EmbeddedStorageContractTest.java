package wxalbum.storage;

import wxalbum.settings.Settings;
import wxalbum.testkit.TestCloud;

/** Runs the contract on the embedded storage. */
class EmbeddedStorageContractTest extends StorageContract {
  @Override
  Settings settings() {
    return TestCloud.shared().settings();
  }
}
