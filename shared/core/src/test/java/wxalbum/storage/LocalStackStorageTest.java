package wxalbum.storage;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.testkit.TestCloud;

/** Runs the contract on the S3 of LocalStack in a container. */
@EnabledIf(
    value = "wxalbum.database.Docker#isAvailable",
    disabledReason = "Docker is not available: skipped the storage tests on LocalStack")
class LocalStackStorageTest extends StorageContract {
  private static final GenericContainer<?> LOCALSTACK =
      new GenericContainer<>(System.getProperty("localstack.image"))
          .withExposedPorts(4566)
          .withEnv("SERVICES", "s3")
          .withEnv("S3_SKIP_SIGNATURE_VALIDATION", "0")
          .waitingFor(Wait.forHttp("/_localstack/health"));

  @BeforeAll
  static void start() {
    LOCALSTACK.start();
    Settings settings = TestCloud.shared().settings();
    try (S3Client client =
        S3Client.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(URI.create(endpoint()))
            .forcePathStyle(true)
            .build()) {
      client.createBucket(bucket -> bucket.bucket(settings.text(Setting.BUCKET)));
    }
  }

  @AfterAll
  static void stop() {
    LOCALSTACK.stop();
  }

  @Override
  Settings settings() {
    return TestCloud.shared()
        .settings(
            Map.of(
                Setting.STORAGE_ENDPOINT, endpoint(),
                Setting.SIGNING_KEY_ID, "test",
                Setting.SIGNING_SECRET, "test"));
  }

  private static String endpoint() {
    return "http://" + LOCALSTACK.getHost() + ":" + LOCALSTACK.getMappedPort(4566);
  }
}
