package wxalbum.local.main;

import java.util.HashMap;
import java.util.Map;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.local.template.Arn;
import wxalbum.local.template.StartupException;
import wxalbum.local.wechat.FakeWeChatServer;

/** The values that the local run gives to the settings of the functions. */
final class LocalSettings {
  static final String BUCKET = "wxalbum";

  private LocalSettings() {}

  /**
   * Returns the values by setting name. Also sets the system properties in which the AWS SDK looks
   * for credentials, in place of the credentials of a role.
   */
  static Map<String, String> create(
      Map<String, String> keys,
      DatabaseConnectionInfo database,
      EmbeddedStorage storage,
      FakeWeChatServer weChat) {
    System.setProperty("aws.accessKeyId", storage.accessKeyId());
    System.setProperty("aws.secretAccessKey", storage.secretAccessKey());
    Map<String, String> values = new HashMap<>(keys);
    values.put("AWS_REGION", Arn.REGION);
    values.put("METRICS_NAMESPACE", "wxalbum/local");
    values.put("BUCKET", storage.bucket());
    values.put("STORAGE_ENDPOINT", storage.endpoint().toString());
    values.put("DATABASE_URL", database.url());
    values.put("DATABASE_USER", database.user());
    values.put("DATABASE_PASSWORD", database.password());
    values.put("WECHAT_URL", weChat.baseUri().toString());
    return values;
  }

  static String require(Map<String, String> keys, String name) {
    String value = keys.get(name);
    if (value == null) {
      throw new StartupException(
          "The keys file lacks " + name + ": start with -Dfresh, which deletes all local data.");
    }
    return value;
  }
}
