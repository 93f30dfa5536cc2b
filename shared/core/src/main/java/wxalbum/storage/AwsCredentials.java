package wxalbum.storage;

import org.jspecify.annotations.Nullable;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * What signs requests to AWS.
 *
 * @param sessionToken of a role's temporary credentials; null for a user's lasting key
 */
public record AwsCredentials(String keyId, String secret, @Nullable String sessionToken) {
  /** A user's lasting key. */
  public AwsCredentials(String keyId, String secret) {
    this(keyId, secret, null);
  }

  /** The lasting key that the settings name for signing. */
  public static AwsCredentials signing(Settings settings) {
    return new AwsCredentials(
        settings.text(Setting.SIGNING_KEY_ID), settings.text(Setting.SIGNING_SECRET));
  }

  @Override
  public String toString() {
    return "AwsCredentials[" + keyId + "]";
  }
}
