package wxalbum.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wxalbum.embedded.StorageOptions.temporary;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Exception;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.embedded.ObjectEvent;
import wxalbum.embedded.StorageOptions;
import wxalbum.testkit.MultipartForm;

class EmbeddedStorageTest {
  private static final byte[] FILE = "twelve bytes".getBytes(StandardCharsets.UTF_8);
  private static final String REGION = "us-east-1";

  private final List<ObjectEvent> events = new CopyOnWriteArrayList<>();

  @Test
  void acceptsSignedUploadFormAndPublishesEvent() throws Exception {
    HttpResponse<String> response;

    try (EmbeddedStorage storage = EmbeddedStorage.start(temporary().withListener(events::add))) {
      response = post(storage, signForm(storage, 12, 12), FILE);
    }

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).contains("<Key>originals/a/p</Key>");
    assertThat(events).hasSize(1);
    ObjectEvent event = events.getFirst();
    assertThat(event.name()).isEqualTo("ObjectCreated:Put");
    assertThat(event.key()).isEqualTo("originals/a/p");
    assertThat(event.size()).isEqualTo(12);
    assertThat(event.eTag()).isEqualTo("c91fa94e14cf2fa5474beceff788c0dc");
  }

  @Test
  void rejectsFileOutsideSignedSizeRange() throws Exception {
    HttpResponse<String> response;

    try (EmbeddedStorage storage = EmbeddedStorage.start(temporary().withListener(events::add))) {
      response = post(storage, signForm(storage, 13, 13), FILE);
    }

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("EntityTooSmall");
    assertThat(events).isEmpty();
  }

  @Test
  void servesObjectOnlyThroughPresignedUrl() throws Exception {
    try (EmbeddedStorage storage = EmbeddedStorage.start(temporary());
        S3Client client = client(storage)) {
      client.putObject(
          put -> put.bucket("wxalbum").key("picture").contentType("image/jpeg"),
          RequestBody.fromBytes(FILE));
      URI address = storage.endpoint().resolve("/wxalbum/picture");
      String query =
          signer(storage)
              .presignedQuery(
                  address.getAuthority(),
                  address.getPath(),
                  Map.of(),
                  Instant.now(),
                  Duration.ofMinutes(1));

      HttpResponse<String> signed = get(URI.create(address + "?" + query));
      HttpResponse<String> unsigned = get(address);

      assertThat(signed.statusCode()).isEqualTo(200);
      assertThat(signed.body()).isEqualTo("twelve bytes");
      assertThat(signed.headers().firstValue("content-type")).contains("image/jpeg");
      assertThat(unsigned.statusCode()).isEqualTo(403);
    }
  }

  @Test
  void publishesOneEventPerRemovedObject() throws Exception {
    try (EmbeddedStorage storage = EmbeddedStorage.start(temporary().withListener(events::add));
        S3Client client = client(storage)) {
      client.putObject(put -> put.bucket("wxalbum").key("one"), RequestBody.fromBytes(FILE));

      client.deleteObject(delete -> delete.bucket("wxalbum").key("one"));
    }

    assertThat(events)
        .extracting(ObjectEvent::name)
        .containsExactly("ObjectCreated:Put", "ObjectRemoved:Delete");
  }

  @Test
  void rejectsCopyWhenEntityTagDiffers() throws Exception {
    try (EmbeddedStorage storage = EmbeddedStorage.start(temporary().withListener(events::add));
        S3Client client = client(storage)) {
      var _ =
          client.putObject(put -> put.bucket("wxalbum").key("one"), RequestBody.fromBytes(FILE));

      assertThatThrownBy(
              () ->
                  client.copyObject(
                      copy ->
                          copy.sourceBucket("wxalbum")
                              .sourceKey("one")
                              .copySourceIfMatch("\"0123456789abcdef0123456789abcdef\"")
                              .destinationBucket("wxalbum")
                              .destinationKey("one")
                              .metadataDirective(MetadataDirective.REPLACE)))
          .isInstanceOfSatisfying(
              S3Exception.class, response -> assertThat(response.statusCode()).isEqualTo(412));
    }

    assertThat(events).extracting(ObjectEvent::name).containsExactly("ObjectCreated:Put");
  }

  @Test
  void keepsObjectsAcrossRestarts(@TempDir Path folder) throws Exception {
    try (EmbeddedStorage storage = EmbeddedStorage.start(temporary().withDirectory(folder));
        S3Client client = client(storage)) {
      client.putObject(put -> put.bucket("wxalbum").key("one"), RequestBody.fromBytes(FILE));
    }

    try (EmbeddedStorage storage = EmbeddedStorage.start(temporary().withDirectory(folder));
        S3Client client = client(storage)) {
      var object = client.getObjectAsBytes(get -> get.bucket("wxalbum").key("one"));

      assertThat(object.asByteArray()).isEqualTo(FILE);
    }
  }

  @Test
  void allowsCrossOriginPost() throws Exception {
    try (EmbeddedStorage storage = EmbeddedStorage.start(temporary())) {
      HttpRequest preflight =
          HttpRequest.newBuilder(storage.endpoint().resolve("/wxalbum"))
              .method("OPTIONS", BodyPublishers.noBody())
              .header("Origin", "http://localhost:3000")
              .header("Access-Control-Request-Method", "POST")
              .build();

      HttpResponse<String> response = send(preflight);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("access-control-allow-origin")).contains("*");
    }
  }

  @Test
  void throwsWhenPortIsInUse() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      StorageOptions options =
          new StorageOptions(null, socket.getLocalPort(), "b", "key", "secret", events::add);

      assertThatThrownBy(() -> EmbeddedStorage.start(options)).isInstanceOf(IOException.class);
    }
  }

  private static Map<String, String> signForm(EmbeddedStorage storage, int minBytes, int maxBytes) {
    SigV4Signer signer = signer(storage);
    Instant now = Instant.now();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key", "originals/a/p");
    fields.put("Content-Type", "image/jpeg");
    fields.put("success_action_status", "201");
    fields.put("x-amz-algorithm", SigV4Signer.ALGORITHM);
    fields.put("x-amz-credential", signer.credential(now));
    fields.put("x-amz-date", SigV4Signer.formatTime(now));
    StringBuilder policy = new StringBuilder();
    policy.append("{\"expiration\":\"").append(now.plusSeconds(60)).append("\",\"conditions\":[");
    policy.append("{\"bucket\":\"wxalbum\"}");
    fields.forEach((name, value) -> policy.append(",{\"%s\":\"%s\"}".formatted(name, value)));
    policy.append(",[\"content-length-range\",%d,%d]]}".formatted(minBytes, maxBytes));
    String encoded =
        Base64.getEncoder().encodeToString(policy.toString().getBytes(StandardCharsets.UTF_8));
    fields.put("policy", encoded);
    fields.put("x-amz-signature", signer.sign(encoded, now));
    return fields;
  }

  private static HttpResponse<String> post(
      EmbeddedStorage storage, Map<String, String> fields, byte[] file) throws Exception {
    return MultipartForm.send(storage.endpoint().resolve("/wxalbum"), fields, "file", file);
  }

  private static SigV4Signer signer(EmbeddedStorage storage) {
    return new SigV4Signer(
        new AwsCredentials(storage.accessKeyId(), storage.secretAccessKey()), REGION, "s3");
  }

  private static S3Client client(EmbeddedStorage storage) {
    return S3Client.builder()
        .endpointOverride(storage.endpoint())
        .forcePathStyle(true)
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(storage.accessKeyId(), storage.secretAccessKey())))
        .build();
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    return send(HttpRequest.newBuilder(address).build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
