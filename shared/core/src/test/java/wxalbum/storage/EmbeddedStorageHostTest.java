package wxalbum.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.embedded.StorageOptions;

/**
 * Requests an object of the embedded storage by the loopback address and by a foreign name, each
 * time with a signature that covers that name.
 */
class EmbeddedStorageHostTest {
  private static final String REGION = "us-east-1";
  private static final String PATH = "/wxalbum/picture";

  private EmbeddedStorage storage;

  @BeforeEach
  void start() throws IOException {
    storage = EmbeddedStorage.start(StorageOptions.temporary());
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(storage.endpoint())
            .forcePathStyle(true)
            .region(Region.of(REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(storage.accessKeyId(), storage.secretAccessKey())))
            .build()) {
      client.putObject(
          put -> put.bucket("wxalbum").key("picture"), RequestBody.fromString("a picture"));
    }
  }

  @AfterEach
  void stop() {
    storage.close();
  }

  @Test
  void servesObjectByLoopbackAddress() throws Exception {
    String response = get(storage.endpoint().getAuthority());

    assertThat(response).startsWith("HTTP/1.1 200 ").contains("a picture");
  }

  @Test
  void servesNoObjectByForeignName() throws Exception {
    String response = get("evil.example");

    assertThat(response).startsWith("HTTP/1.1 4").doesNotContain("a picture");
  }

  private String get(String host) throws IOException {
    String query =
        new SigV4Signer(
                new AwsCredentials(storage.accessKeyId(), storage.secretAccessKey()), REGION, "s3")
            .presignedQuery(host, PATH, Map.of(), Instant.now(), Duration.ofMinutes(1));
    String request =
        "GET %s?%s HTTP/1.1\r\nhost: %s\r\nconnection: close\r\n\r\n".formatted(PATH, query, host);
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), storage.endpoint().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
