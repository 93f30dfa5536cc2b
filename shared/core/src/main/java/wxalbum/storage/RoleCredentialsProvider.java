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
 * Provides the temporary credentials of the function's role. Lambda usually sets them in the
 * environment. With SnapStart, those of the snapshot may have expired when an instance is restored,
 * so such a version gets the URL of a local endpoint instead. That endpoint is called each time
 * ("Container credential provider" in the AWS SDKs and Tools Reference Guide).
 */
public final class RoleCredentialsProvider implements Supplier<AwsCredentials> {
  private static final int TIMEOUT_MILLIS = 1_000;

  private final Settings settings;

  /** Creates a provider for the function with these settings. */
  public RoleCredentialsProvider(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns the current credentials.
   *
   * @throws IllegalStateException if the environment contains none
   * @throws UncheckedIOException if the endpoint does not provide them
   */
  @Override
  public AwsCredentials get() {
    String address = settings.text(Setting.AWS_CONTAINER_CREDENTIALS_FULL_URI);
    if (!address.isEmpty()) {
      try {
        return fetch(URI.create(address));
      } catch (IOException e) {
        throw new UncheckedIOException("The role's credentials could not be loaded", e);
      }
    }
    String keyId = settings.text(Setting.AWS_ACCESS_KEY_ID);
    if (keyId.isEmpty()) {
      throw new IllegalStateException(
          "Settings: set DATABASE_PASSWORD, or AWS_ACCESS_KEY_ID of a role");
    }
    String token = settings.text(Setting.AWS_SESSION_TOKEN);
    return new AwsCredentials(
        keyId, settings.text(Setting.AWS_SECRET_ACCESS_KEY), token.isEmpty() ? null : token);
  }

  private AwsCredentials fetch(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setRequestProperty(
        "Authorization", settings.text(Setting.AWS_CONTAINER_AUTHORIZATION_TOKEN));
    try (InputStream response = connection.getInputStream()) {
      JsonNode credentials = new ObjectMapper().readTree(response);
      return new AwsCredentials(
          credentials.path("AccessKeyId").asText(),
          credentials.path("SecretAccessKey").asText(),
          credentials.path("Token").asText());
    }
  }
}
