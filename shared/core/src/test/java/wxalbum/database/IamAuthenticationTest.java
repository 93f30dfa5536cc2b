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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import wxalbum.album.Users;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.embedded.EmbeddedDatabase;
import wxalbum.http.problem.ExceptionClassifier;
import wxalbum.http.problem.ProblemCode;
import wxalbum.settings.Setting;
import wxalbum.storage.AwsCredentials;
import wxalbum.testkit.TestCloud;

/** IAM authentication of deployed functions: a token, sent over TLS to a verified server. */
class IamAuthenticationTest {
  private static final String USER = "album";
  private static final String REGION = "ap-southeast-1";
  private static final String SECRET_ACCESS_KEY = "secret/key+";
  private static final String SESSION_TOKEN = "session+token/==";
  private static final Map<Setting, String> ROLE_SETTINGS =
      Map.of(
          Setting.AWS_ACCESS_KEY_ID, "ASIA0",
          Setting.AWS_SECRET_ACCESS_KEY, SECRET_ACCESS_KEY,
          Setting.AWS_SESSION_TOKEN, SESSION_TOKEN);

  @TempDir private static Path folder;
  private static TestCertificate trustedCertificate;
  private static TestCertificate otherCertificate;
  private static EmbeddedDatabase embedded;

  @BeforeAll
  static void start() throws Exception {
    trustedCertificate = TestCertificate.createFor("localhost", folder);
    otherCertificate = TestCertificate.createFor("elsewhere", folder);
    embedded = EmbeddedDatabase.startTemporary();
    DatabaseConnectionInfo address = embedded.connectionInfo();
    var _ = Schema.migrate(address.url(), address.user(), address.password());
  }

  @AfterAll
  static void stop() {
    embedded.close();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void connectsWithTokenOfRole() throws Exception {
    try (FakeRdsServer server = startServer(trustedCertificate);
        Database database = createDatabase(server, trustedCertificate, ROLE_SETTINGS)) {
      assertThat(catchThrowable(() -> findUser(database))).isNull();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void fetchesNewRoleKeyForEachConnectionWithSnapStart() throws Exception {
    try (FakeRdsServer server = startServer(trustedCertificate);
        FakeRoleEndpoint role = new FakeRoleEndpoint();
        Database first = createDatabase(server, trustedCertificate, role.settings());
        Database second = createDatabase(server, trustedCertificate, role.settings())) {
      findUser(first);
      findUser(second);

      assertThat(server.passwords())
          .extracting(IamAuthenticationTest::keyId)
          .hasSize(2)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void returnsUnavailableWhenRoleEndpointFails() throws Exception {
    FakeRoleEndpoint role = new FakeRoleEndpoint();
    role.close();
    try (FakeRdsServer server = startServer(trustedCertificate);
        Database database = createDatabase(server, trustedCertificate, role.settings())) {
      assertIsUnavailable(database);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void rejectsTokenSignedWithAnotherKey() throws Exception {
    try (FakeRdsServer server = startServer(trustedCertificate);
        Database database =
            createDatabase(
                server, trustedCertificate, Map.of(Setting.AWS_ACCESS_KEY_ID, "ASIA0"))) {
      assertThat(catchThrowable(() -> findUser(database))).isNotNull();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void sendsNoTokenToServerWithUntrustedCertificate() throws Exception {
    try (FakeRdsServer server = startServer(otherCertificate);
        Database database = createDatabase(server, trustedCertificate, ROLE_SETTINGS)) {
      assertIsUnavailable(database);
      assertThat(server.passwords()).isEmpty();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void sendsNoTokenToServerWithCertificateOfAnotherHost() throws Exception {
    try (FakeRdsServer server = startServer(otherCertificate);
        Database database = createDatabase(server, otherCertificate, ROLE_SETTINGS)) {
      assertIsUnavailable(database);
      assertThat(server.passwords()).isEmpty();
    }
  }

  private static void assertIsUnavailable(Database database) {
    Throwable failure = catchThrowable(() -> findUser(database));

    assertThat(failure).isNotNull();
    assertThat(ExceptionClassifier.toProblemCode(failure))
        .as("%s", failure)
        .isEqualTo(ProblemCode.UNAVAILABLE);
  }

  private static void findUser(Database database) {
    var _ = database.repository(Users.class).find(TestCloud.shared().newUser().userId());
  }

  private static FakeRdsServer startServer(TestCertificate certificate) throws IOException {
    int port = URI.create(embedded.connectionInfo().url().substring("jdbc:".length())).getPort();
    return new FakeRdsServer(port, certificate.sslContext(), IamAuthenticationTest::isValidToken);
  }

  private static Database createDatabase(
      FakeRdsServer server, TestCertificate trusted, Map<Setting, String> role) {
    Map<Setting, String> settings = new EnumMap<>(role);
    settings.put(
        Setting.DATABASE_URL,
        "jdbc:mariadb://localhost:%d/wxalbum?sslMode=verify-full&serverSslCert=%s"
            .formatted(server.port(), trusted.pemFile()));
    settings.put(Setting.DATABASE_USER, USER);
    settings.put(Setting.DATABASE_PASSWORD, "");
    settings.put(Setting.AWS_REGION, REGION);
    return new Database(TestCloud.shared().settings(settings), Users.class);
  }

  /** Returns whether a token is valid: signed with a key of the role, at most 15 minutes old. */
  private static boolean isValidToken(String token) {
    Instant signedAt =
        Instant.parse(
            queryParameter(token, "X-Amz-Date")
                .replaceAll("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z"));
    int port = Integer.parseInt(token.substring("localhost:".length(), token.indexOf('/')));
    AwsCredentials key = new AwsCredentials(keyId(token), SECRET_ACCESS_KEY, SESSION_TOKEN);
    String expected =
        new RdsTokenGenerator(
                "localhost", port, USER, REGION, () -> key, Clock.fixed(signedAt, ZoneOffset.UTC))
            .generate();
    return token.equals(expected) && signedAt.isAfter(Instant.now().minus(Duration.ofMinutes(15)));
  }

  private static String keyId(String token) {
    return queryParameter(token, "X-Amz-Credential").replaceAll("%2F.*", "");
  }

  private static String queryParameter(String token, String name) {
    return token.replaceAll(".*" + name + "=([^&]*).*", "$1");
  }

  /** An endpoint that returns a new key of the role at each call, as Lambda does with SnapStart. */
  private static final class FakeRoleEndpoint implements AutoCloseable {
    private static final String AUTHORIZATION_TOKEN = "permit";

    private final AtomicInteger keyCount = new AtomicInteger();
    private final HttpServer server;

    FakeRoleEndpoint() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/role", this::respond);
      server.start();
    }

    Map<Setting, String> settings() {
      return Map.of(
          Setting.AWS_CONTAINER_CREDENTIALS_FULL_URI,
          "http://127.0.0.1:" + server.getAddress().getPort() + "/role",
          Setting.AWS_CONTAINER_AUTHORIZATION_TOKEN,
          AUTHORIZATION_TOKEN);
    }

    @Override
    public void close() {
      server.stop(0);
    }

    private void respond(HttpExchange exchange) throws IOException {
      try (exchange) {
        boolean authorized =
            AUTHORIZATION_TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] key =
            """
            {"AccessKeyId":"ASIA%d","SecretAccessKey":"%s","Token":"%s","Expiration":"2026-05-01T12:00:00Z"}\
            """
                .formatted(keyCount.incrementAndGet(), SECRET_ACCESS_KEY, SESSION_TOKEN)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(authorized ? 200 : 403, key.length);
        exchange.getResponseBody().write(key);
      }
    }
  }
}
