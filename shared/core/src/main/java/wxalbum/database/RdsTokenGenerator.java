package wxalbum.database;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import wxalbum.storage.AwsCredentials;
import wxalbum.storage.SigV4Signer;

/**
 * Generates the password of an IAM database user: a presigned URL without its scheme, valid for 15
 * minutes ("IAM database authentication" in the Amazon RDS user guide). Each connection gets a new
 * token.
 */
final class RdsTokenGenerator {
  private static final Duration TTL = Duration.ofMinutes(15);

  private final String host;
  private final int port;
  private final String user;
  private final String region;
  private final Supplier<AwsCredentials> credentials;
  private final Clock clock;

  RdsTokenGenerator(
      String host,
      int port,
      String user,
      String region,
      Supplier<AwsCredentials> credentials,
      Clock clock) {
    this.host = host;
    this.port = port;
    this.user = user;
    this.region = region;
    this.credentials = credentials;
    this.clock = clock;
  }

  String generate() {
    SigV4Signer signer = new SigV4Signer(credentials.get(), region, "rds-db");
    String authority = host + ":" + port;
    String query =
        signer.presignedQuery(
            authority, "/", Map.of("Action", "connect", "DBUser", user), clock.instant(), TTL);
    return authority + "/?" + query;
  }
}
