package wxalbum.local;

import java.util.HashMap;
import java.util.Map;
import wxalbum.embedded.DatabaseAddress;
import wxalbum.embedded.EmbeddedStorage;

/** The local run's own values of the functions' settings. */
final class LocalValues {
  static final String BUCKET = "wxalbum";

  private LocalValues() {}

  /**
   * The values by name. The storage key is at the same time the one that the AWS SDK finds: it
   * looks among the system properties, which take the place of the role's credentials.
   */
  static Map<String, String> of(
      Map<String, String> keys,
      DatabaseAddress database,
      EmbeddedStorage storage,
      WeChatStandIn weChat) {
    System.setProperty("aws.accessKeyId", storage.keyId());
    System.setProperty("aws.secretAccessKey", storage.secret());
    Map<String, String> values = new HashMap<>(keys);
    values.put("AWS_REGION", Arn.REGION);
    values.put("METRICS_NAMESPACE", "wxalbum/local");
    values.put("BUCKET", storage.bucket());
    values.put("STORAGE_ENDPOINT", storage.endpoint().toString());
    values.put("DATABASE_URL", database.url());
    values.put("DATABASE_USER", database.user());
    values.put("DATABASE_PASSWORD", database.password());
    values.put("WECHAT_URL", weChat.address().toString());
    return values;
  }

  static String require(Map<String, String> keys, String name) {
    String value = keys.get(name);
    if (value == null) {
      throw new StartFailure("The file of keys lacks " + name + ": start anew with -Dfresh.");
    }
    return value;
  }
}
