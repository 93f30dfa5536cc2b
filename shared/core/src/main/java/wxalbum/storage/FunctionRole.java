package wxalbum.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.function.Supplier;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * The temporary key of the function's role. Lambda puts it into the environment; where a version
 * starts from a snapshot, which may be older than any key lives, it puts there an address on the
 * same machine that tells the key ("Container credential provider" in the AWS SDKs and tools
 * reference guide). That one is asked each time.
 */
public final class FunctionRole implements Supplier<AwsCredentials> {
  private static final int PATIENCE_MILLIS = 1_000;

  private final Settings settings;

  /** The role of the function that has these settings. */
  public FunctionRole(Settings settings) {
    this.settings = settings;
  }

  /**
   * The key as of now.
   *
   * @throws IllegalStateException if there is none
   * @throws UncheckedIOException if who knows it does not tell
   */
  @Override
  public AwsCredentials get() {
    String address = settings.text(Setting.AWS_CONTAINER_CREDENTIALS_FULL_URI);
    if (!address.isEmpty()) {
      try {
        return ask(URI.create(address));
      } catch (IOException e) {
        throw new UncheckedIOException("The key of the function's role is not told", e);
      }
    }
    String keyId = settings.text(Setting.AWS_ACCESS_KEY_ID);
    if (keyId.isEmpty()) {
      throw new IllegalStateException(
          "Settings: there is neither DATABASE_PASSWORD nor AWS_ACCESS_KEY_ID of a role");
    }
    String token = settings.text(Setting.AWS_SESSION_TOKEN);
    return new AwsCredentials(
        keyId, settings.text(Setting.AWS_SECRET_ACCESS_KEY), token.isEmpty() ? null : token);
  }

  private AwsCredentials ask(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setRequestProperty(
        "Authorization", settings.text(Setting.AWS_CONTAINER_AUTHORIZATION_TOKEN));
    try (InputStream answer = connection.getInputStream()) {
      JsonNode key = new ObjectMapper().readTree(answer);
      return new AwsCredentials(
          key.path("AccessKeyId").asText(),
          key.path("SecretAccessKey").asText(),
          key.path("Token").asText());
    }
  }
}
