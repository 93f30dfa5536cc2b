package wxalbum.storage;

import java.util.function.Supplier;
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

  /** The function's role, as Lambda hands it over in the environment. */
  public static Supplier<AwsCredentials> ofFunctionRole() {
    return () ->
        new AwsCredentials(
            fromEnvironment("AWS_ACCESS_KEY_ID"),
            fromEnvironment("AWS_SECRET_ACCESS_KEY"),
            System.getenv("AWS_SESSION_TOKEN"));
  }

  private static String fromEnvironment(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException("Settings: " + name + " is missing: set DATABASE_PASSWORD");
    }
    return value;
  }

  @Override
  public String toString() {
    return "AwsCredentials[" + keyId + "]";
  }
}
