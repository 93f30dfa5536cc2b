package wxalbum.storage;

import org.jspecify.annotations.Nullable;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * Credentials that sign requests to AWS.
 *
 * @param sessionToken token of a role's temporary credentials, or null for an IAM user's long-term
 *     key
 */
public record AwsCredentials(
    String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {
  /** Creates the long-term credentials of an IAM user. */
  public AwsCredentials(String keyId, String secret) {
    this(keyId, secret, null);
  }

  /** Returns the long-term credentials that the settings contain for signing. */
  public static AwsCredentials ofSigningUser(Settings settings) {
    return new AwsCredentials(
        settings.text(Setting.SIGNING_KEY_ID), settings.text(Setting.SIGNING_SECRET));
  }

  @Override
  public String toString() {
    return "AwsCredentials[" + accessKeyId + "]";
  }
}
