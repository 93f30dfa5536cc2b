package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.upload.UploadFixture.BYTES;
import static wxalbum.upload.UploadFixture.SHA256;
import static wxalbum.upload.UploadFixture.file;
import static wxalbum.upload.UploadFixture.with;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.storage.S3UrlSigner;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.MultipartForm;
import wxalbum.testkit.MultipartForm.Part;
import wxalbum.testkit.TestResponse;

/** A form signed for a file of known bytes, which a test sends with changes. */
final class TamperedForm {
  private final UploadFixture fixture = new UploadFixture();
  private final TestResponse response;
  private final Photo photo;

  /** Creates a form that is signed now. */
  TamperedForm() {
    this(Clock.systemUTC(), with(file(BYTES.length), "sha256", SHA256));
  }

  private TamperedForm(Clock clock, Map<String, Object> file) {
    FunctionInvoker upload =
        new FunctionInvoker(new UploadHandler(fixture.cloud.settings(), clock));
    this.response = upload.call(fixture.uploadRequest(file));
    this.photo = fixture.findPhoto(response, 0);
  }

  /** Creates a form that expired a minute ago. */
  static TamperedForm expired() {
    return new TamperedForm(
        Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-16)),
        with(file(BYTES.length), "sha256", SHA256));
  }

  /** Creates a form for a file without a SHA-256. */
  static TamperedForm withoutDigest() {
    return new TamperedForm(Clock.systemUTC(), file(BYTES.length));
  }

  /** Changes the parts of a form, whose last part is the file. */
  @FunctionalInterface
  interface Tampering extends UnaryOperator<List<Part>> {}

  /** Returns the names of the form fields. */
  Stream<String> fieldNames() {
    return UploadFixture.formFields(response).keySet().stream();
  }

  /** Returns the object key of the file. */
  String objectKey() {
    return photo.originalKey().toString();
  }

  /** Sends the changed form and returns the HTTP status of storage. */
  int post(Tampering tampering) {
    List<Part> parts = MultipartForm.parts(UploadFixture.formFields(response), "file", BYTES);
    try {
      URI url = URI.create(response.textAt("/uploads/0/url"));
      return MultipartForm.send(url, tampering.apply(parts)).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asserts that the photo has no object and is still pending. */
  void assertNothingWritten() {
    assertThat(findStoredBytes()).isEmpty();
    assertThat(fixture.findPhoto(response, 0).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  /** Returns the bytes of the object of the photo; empty if there is no object. */
  Optional<byte[]> findStoredBytes() {
    String url =
        S3UrlSigner.of(fixture.cloud.settings(), Clock.systemUTC()).sign(photo.originalKey()).url();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> object =
          client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
      return object.statusCode() == 200 ? Optional.of(object.body()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Replaces the value of a field, or adds the field. */
  static Tampering withField(String name, String value) {
    return parts ->
        Stream.concat(
                Stream.<Part>of(new Part.Field(name, value)),
                withoutField(name).apply(parts).stream())
            .toList();
  }

  /** Removes a field. */
  static Tampering withoutField(String name) {
    return parts -> parts.stream().filter(part -> !isField(part, name)).toList();
  }

  /** Moves a field after the file. */
  static Tampering withFieldAfterFile(String name) {
    return parts ->
        Stream.concat(
                withoutField(name).apply(parts).stream(),
                parts.stream().filter(part -> isField(part, name)))
            .toList();
  }

  /** Adds a part before all others. */
  static Tampering withPartFirst(Part part) {
    return parts -> Stream.concat(Stream.of(part), parts.stream()).toList();
  }

  /** Adds a part after all others. */
  static Tampering withPartLast(Part part) {
    return parts -> Stream.concat(parts.stream(), Stream.of(part)).toList();
  }

  /** Reverses the parts, so that the file is first. */
  static Tampering withFileFirst() {
    return List::reversed;
  }

  /** Replaces the bytes of the file. */
  static Tampering withFile(byte[] bytes) {
    return parts -> {
      List<Part> changed = new ArrayList<>(parts);
      changed.set(changed.size() - 1, new Part.File("file", bytes));
      return changed;
    };
  }

  /** Replaces the key by that of a pending photo of another user. */
  static Tampering withKeyOfAnotherPhoto() {
    return withField("key", new TamperedForm().objectKey());
  }

  /** Changes the text of the policy and keeps the signature. */
  static Tampering withPolicy(UnaryOperator<String> change) {
    return parts -> {
      String signed =
          parts.stream()
              .filter(part -> isField(part, "policy"))
              .findFirst()
              .map(part -> ((Part.Field) part).value())
              .orElseThrow();
      String policy = new String(Base64.getDecoder().decode(signed), StandardCharsets.UTF_8);
      String changed = change.apply(policy);
      assertThat(changed).isNotEqualTo(policy);
      byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
      return withField("policy", Base64.getEncoder().encodeToString(bytes)).apply(parts);
    };
  }

  private static boolean isField(Part part, String name) {
    return part instanceof Part.Field field && field.name().equals(name);
  }
}
