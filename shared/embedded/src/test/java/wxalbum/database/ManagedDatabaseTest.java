package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.album.Users;
import wxalbum.embedded.DatabaseAddress;
import wxalbum.embedded.EmbeddedDatabase;
import wxalbum.http.Code;
import wxalbum.http.Outage;
import wxalbum.settings.Setting;
import wxalbum.storage.AwsCredentials;
import wxalbum.testing.TestCloud;

/** IAM authentication of deployed functions: a token, sent over TLS to a verified server. */
class ManagedDatabaseTest {
  private static final String USER = "album";
  private static final String REGION = "ap-southeast-1";
  private static final String SECRET = "secret/key+";
  private static final String SESSION = "session+token/==";
  private static final Map<Setting, String> ROLE =
      Map.of(
          Setting.AWS_ACCESS_KEY_ID, "ASIA0",
          Setting.AWS_SECRET_ACCESS_KEY, SECRET,
          Setting.AWS_SESSION_TOKEN, SESSION);

  @TempDir private static Path folder;
  private static Certificate localhost;
  private static Certificate elsewhere;
  private static EmbeddedDatabase embedded;

  @BeforeAll
  static void start() throws Exception {
    localhost = Certificate.of("localhost", folder);
    elsewhere = Certificate.of("elsewhere", folder);
    embedded = EmbeddedDatabase.temporary();
    DatabaseAddress address = embedded.address();
    var _ = Schema.migrate(address.url(), address.user(), address.password());
  }

  @AfterAll
  static void stop() {
    embedded.close();
  }

  @Test
  void isEnteredByATokenOfTheRole() throws Exception {
    try (ManagedServer server = server(localhost);
        Database database = database(server, localhost, ROLE)) {
      assertThat(catchThrowable(() -> find(database))).isNull();
    }
  }

  @Test
  void isEnteredByANewKeyEachTimeWhereFunctionsStartFromASnapshot() throws Exception {
    try (ManagedServer server = server(localhost);
        RoleEndpoint role = new RoleEndpoint();
        Database first = database(server, localhost, role.settings());
        Database second = database(server, localhost, role.settings())) {
      find(first);
      find(second);

      assertThat(server.passwords())
          .extracting(ManagedDatabaseTest::keyId)
          .hasSize(2)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void isAwayWhereTheKeyOfTheRoleIsNotTold() throws Exception {
    RoleEndpoint role = new RoleEndpoint();
    role.close();
    try (ManagedServer server = server(localhost);
        Database database = database(server, localhost, role.settings())) {
      assertIsAway(database);
    }
  }

  @Test
  void turnsAwayATokenOfAnotherKey() throws Exception {
    try (ManagedServer server = server(localhost);
        Database database =
            database(server, localhost, Map.of(Setting.AWS_ACCESS_KEY_ID, "ASIA0"))) {
      assertThat(catchThrowable(() -> find(database))).isNotNull();
    }
  }

  @Test
  void getsNoTokenWhereItShowsACertificateThatNobodyKnows() throws Exception {
    try (ManagedServer server = server(elsewhere);
        Database database = database(server, localhost, ROLE)) {
      assertIsAway(database);
      assertThat(server.passwords()).isEmpty();
    }
  }

  @Test
  void getsNoTokenWhereItShowsTheCertificateOfAnotherHost() throws Exception {
    try (ManagedServer server = server(elsewhere);
        Database database = database(server, elsewhere, ROLE)) {
      assertIsAway(database);
      assertThat(server.passwords()).isEmpty();
    }
  }

  private static void assertIsAway(Database database) {
    Throwable failure = catchThrowable(() -> find(database));

    assertThat(failure).isNotNull();
    assertThat(Outage.code(failure)).as("%s", failure).isEqualTo(Code.UNAVAILABLE);
  }

  private static void find(Database database) {
    var _ = database.repository(Users.class).find(TestCloud.shared().newUser().userId());
  }

  private static ManagedServer server(Certificate certificate) throws IOException {
    int port = URI.create(embedded.address().url().substring("jdbc:".length())).getPort();
    return new ManagedServer(port, certificate.tls(), ManagedDatabaseTest::isGood);
  }

  private static Database database(
      ManagedServer server, Certificate trusted, Map<Setting, String> role) {
    Map<Setting, String> settings = new EnumMap<>(role);
    settings.put(
        Setting.DATABASE_URL,
        "jdbc:mariadb://localhost:%d/wxalbum?sslMode=verify-full&serverSslCert=%s"
            .formatted(server.port(), trusted.pem()));
    settings.put(Setting.DATABASE_USER, USER);
    settings.put(Setting.DATABASE_PASSWORD, "");
    settings.put(Setting.AWS_REGION, REGION);
    return new Database(TestCloud.shared().settings(settings), Users.class);
  }

  /** Returns whether a token is valid: signed with a key of the role, at most 15 minutes old. */
  private static boolean isGood(String token) {
    Instant signedAt =
        Instant.parse(
            parameter(token, "X-Amz-Date")
                .replaceAll("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z"));
    int port = Integer.parseInt(token.substring("localhost:".length(), token.indexOf('/')));
    AwsCredentials key = new AwsCredentials(keyId(token), SECRET, SESSION);
    String expected =
        new RdsToken(
                "localhost", port, USER, REGION, () -> key, Clock.fixed(signedAt, ZoneOffset.UTC))
            .next();
    return token.equals(expected) && signedAt.isAfter(Instant.now().minus(Duration.ofMinutes(15)));
  }

  private static String keyId(String token) {
    return parameter(token, "X-Amz-Credential").replaceAll("%2F.*", "");
  }

  private static String parameter(String token, String name) {
    return token.replaceAll(".*" + name + "=([^&]*).*", "$1");
  }

  /** An endpoint that returns a new key of the role at each call, as Lambda does with SnapStart. */
  private static final class RoleEndpoint implements AutoCloseable {
    private static final String PERMIT = "permit";

    private final AtomicInteger keys = new AtomicInteger();
    private final HttpServer server;

    RoleEndpoint() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/role", this::tell);
      server.start();
    }

    Map<Setting, String> settings() {
      return Map.of(
          Setting.AWS_CONTAINER_CREDENTIALS_FULL_URI,
          "http://127.0.0.1:" + server.getAddress().getPort() + "/role",
          Setting.AWS_CONTAINER_AUTHORIZATION_TOKEN,
          PERMIT);
    }

    @Override
    public void close() {
      server.stop(0);
    }

    private void tell(HttpExchange exchange) throws IOException {
      try (exchange) {
        boolean authorized = PERMIT.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] key =
            """
            {"AccessKeyId":"ASIA%d","SecretAccessKey":"%s","Token":"%s","Expiration":"2026-05-01T12:00:00Z"}\
            """
                .formatted(keys.incrementAndGet(), SECRET, SESSION)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(authorized ? 200 : 403, key.length);
        exchange.getResponseBody().write(key);
      }
    }
  }
}
