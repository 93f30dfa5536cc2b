package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.upload.UploadAsks.BYTES;
import static wxalbum.upload.UploadAsks.SHA256;
import static wxalbum.upload.UploadAsks.file;
import static wxalbum.upload.UploadAsks.with;

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
import wxalbum.storage.S3SignedUrls;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FormPost;
import wxalbum.testing.FormPost.Part;
import wxalbum.testing.FunctionDriver;

/** A form signed for a file of known bytes, which a test sends with changes. */
final class HostileForm {
  private final UploadAsks asks = new UploadAsks();
  private final ApiResponse answer;
  private final Photo photo;

  /** Creates a form that is signed now. */
  HostileForm() {
    this(Clock.systemUTC(), with(file(BYTES.length), "sha256", SHA256));
  }

  private HostileForm(Clock clock, Map<String, Object> file) {
    FunctionDriver upload = new FunctionDriver(new UploadHandler(asks.cloud.settings(), clock));
    this.answer = upload.call(asks.ask(file));
    this.photo = asks.photo(answer, 0);
  }

  /** Creates a form that expired a minute ago. */
  static HostileForm ofLongAgo() {
    return new HostileForm(
        Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-16)),
        with(file(BYTES.length), "sha256", SHA256));
  }

  /** Creates a form for a file without a SHA-256. */
  static HostileForm withoutDigest() {
    return new HostileForm(Clock.systemUTC(), file(BYTES.length));
  }

  /** Changes the parts of a form, whose last part is the file. */
  @FunctionalInterface
  interface Spoiling extends UnaryOperator<List<Part>> {}

  /** Returns the names of the form fields. */
  Stream<String> names() {
    return UploadAsks.fields(answer).keySet().stream();
  }

  /** Returns the object key of the file. */
  String key() {
    return photo.original().toString();
  }

  /** Sends the changed form and returns the HTTP status of storage. */
  int post(Spoiling tampering) {
    List<Part> parts = new ArrayList<>();
    UploadAsks.fields(answer).forEach((name, value) -> parts.add(Part.field(name, value)));
    parts.add(Part.file("file", BYTES));
    try {
      URI url = URI.create(answer.text("/uploads/0/url"));
      return FormPost.send(url, tampering.apply(parts)).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asserts that the photo has no object and is still pending. */
  void assertNothingWritten() {
    assertThat(stored()).isEmpty();
    assertThat(asks.photo(answer, 0).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  /** Returns the bytes of the object of the photo; empty if there is no object. */
  Optional<byte[]> stored() {
    String url =
        S3SignedUrls.of(asks.cloud.settings(), Clock.systemUTC()).of(photo.original()).url();
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
  static Spoiling put(String name, String value) {
    return parts ->
        Stream.concat(Stream.of(Part.field(name, value)), without(name).apply(parts).stream())
            .toList();
  }

  /** Removes a field. */
  static Spoiling without(String name) {
    return parts -> parts.stream().filter(part -> !part.disposition().equals(named(name))).toList();
  }

  /** Moves a field after the file. */
  static Spoiling afterTheFile(String name) {
    return parts ->
        Stream.concat(
                without(name).apply(parts).stream(),
                parts.stream().filter(part -> part.disposition().equals(named(name))))
            .toList();
  }

  /** Adds a part before all others. */
  static Spoiling before(Part part) {
    return parts -> Stream.concat(Stream.of(part), parts.stream()).toList();
  }

  /** Adds a part after all others. */
  static Spoiling after(Part part) {
    return parts -> Stream.concat(parts.stream(), Stream.of(part)).toList();
  }

  /** Reverses the parts, so that the file is first. */
  static Spoiling fileFirst() {
    return List::reversed;
  }

  /** Replaces the bytes of the file. */
  static Spoiling withFile(byte[] bytes) {
    return parts -> {
      List<Part> changed = new ArrayList<>(parts);
      changed.set(changed.size() - 1, Part.file("file", bytes));
      return changed;
    };
  }

  /** Replaces the key by that of a pending photo of another user. */
  static Spoiling keyOfAnother() {
    return put("key", new HostileForm().key());
  }

  /** Changes the text of the policy and keeps the signature. */
  static Spoiling policy(UnaryOperator<String> change) {
    return parts -> {
      byte[] signed =
          parts.stream()
              .filter(part -> part.disposition().equals(named("policy")))
              .findFirst()
              .orElseThrow()
              .content();
      String policy = new String(Base64.getDecoder().decode(signed), StandardCharsets.UTF_8);
      String changed = change.apply(policy);
      assertThat(changed).isNotEqualTo(policy);
      byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
      return put("policy", Base64.getEncoder().encodeToString(bytes)).apply(parts);
    };
  }

  private static String named(String name) {
    return Part.field(name, "").disposition();
  }
}
