package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;

class RdsTokenGeneratorTest {
  private static final String HOST = "album.abc123.ap-southeast-1.rds.amazonaws.com";

  @Test
  void generatesSameTokenAsAwsSdk() {
    AwsSessionCredentials role =
        AwsSessionCredentials.create("AKIAEXAMPLE", "secret/key+", "session+token/==");
    String expected = sdkToken(role);
    Instant signedAt = signingTime(expected);

    String token =
        new RdsTokenGenerator(
                HOST,
                3306,
                "wxalbum",
                "ap-southeast-1",
                () ->
                    new wxalbum.storage.AwsCredentials(
                        role.accessKeyId(), role.secretAccessKey(), role.sessionToken()),
                Clock.fixed(signedAt, ZoneOffset.UTC))
            .generate();

    assertThat(sortParameters(token)).isEqualTo(sortParameters(expected));
  }

  private static String sdkToken(AwsCredentials role) {
    return RdsUtilities.builder()
        .region(Region.AP_SOUTHEAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(role))
        .build()
        .generateAuthenticationToken(
            request -> request.hostname(HOST).port(3306).username("wxalbum"));
  }

  /** Returns the time at which a token was signed. */
  private static Instant signingTime(String token) {
    String date = token.replaceAll(".*X-Amz-Date=([0-9TZ]+).*", "$1");
    return Instant.parse(date.replaceAll("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z"));
  }

  /**
   * Returns the host and the parameters in a fixed order, because their order is not significant.
   */
  private static String sortParameters(String token) {
    String[] parts = token.split("[?&]", -1);
    Arrays.sort(parts, 1, parts.length);
    return String.join("\n", parts);
  }
}
