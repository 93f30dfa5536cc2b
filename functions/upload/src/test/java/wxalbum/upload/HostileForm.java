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

/** A form that was signed for a file of known bytes, to be sent otherwise than it was meant. */
final class HostileForm {
  private final UploadAsks asks = new UploadAsks();
  private final ApiResponse answer;
  private final Photo photo;

  /** A form that is signed now. */
  HostileForm() {
    this(Clock.systemUTC(), with(file(BYTES.length), "sha256", SHA256));
  }

  private HostileForm(Clock clock, Map<String, Object> file) {
    FunctionDriver upload = new FunctionDriver(new UploadHandler(asks.cloud.settings(), clock));
    this.answer = upload.call(asks.ask(file));
    this.photo = asks.photo(answer, 0);
  }

  /** A form that ended a minute ago. */
  static HostileForm ofLongAgo() {
    return new HostileForm(
        Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-16)),
        with(file(BYTES.length), "sha256", SHA256));
  }

  /** A form for a file of which only the size is known. */
  static HostileForm withoutDigest() {
    return new HostileForm(Clock.systemUTC(), file(BYTES.length));
  }

  /** Makes other parts of those that were meant, the file last. */
  @FunctionalInterface
  interface Spoiling extends UnaryOperator<List<Part>> {}

  /** The fields' names. */
  Stream<String> names() {
    return UploadAsks.fields(answer).keySet().stream();
  }

  /** Where it puts the file. */
  String key() {
    return photo.original().toString();
  }

  /** Sends it, spoilt; answers storage's status. */
  int post(Spoiling spoiling) {
    List<Part> parts = new ArrayList<>();
    UploadAsks.fields(answer).forEach((name, value) -> parts.add(Part.field(name, value)));
    parts.add(Part.file("file", BYTES));
    try {
      URI url = URI.create(answer.text("/uploads/0/url"));
      return FormPost.send(url, spoiling.apply(parts)).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The photo has no object, and its row still waits for one. */
  void assertNothingWritten() {
    assertThat(stored()).isEmpty();
    assertThat(asks.photo(answer, 0).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  /** The object of the photo. */
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

  /** With another value of a field, or with a field more. */
  static Spoiling put(String name, String value) {
    return parts ->
        Stream.concat(Stream.of(Part.field(name, value)), without(name).apply(parts).stream())
            .toList();
  }

  static Spoiling without(String name) {
    return parts -> parts.stream().filter(part -> !part.disposition().equals(named(name))).toList();
  }

  static Spoiling afterTheFile(String name) {
    return parts ->
        Stream.concat(
                without(name).apply(parts).stream(),
                parts.stream().filter(part -> part.disposition().equals(named(name))))
            .toList();
  }

  static Spoiling before(Part part) {
    return parts -> Stream.concat(Stream.of(part), parts.stream()).toList();
  }

  static Spoiling after(Part part) {
    return parts -> Stream.concat(parts.stream(), Stream.of(part)).toList();
  }

  static Spoiling fileFirst() {
    return List::reversed;
  }

  static Spoiling withFile(byte[] bytes) {
    return parts -> {
      List<Part> spoilt = new ArrayList<>(parts);
      spoilt.set(spoilt.size() - 1, Part.file("file", bytes));
      return spoilt;
    };
  }

  /** The key of a photo that its owner waits for, in a form of somebody else. */
  static Spoiling keyOfAnother() {
    return put("key", new HostileForm().key());
  }

  /** The policy with other words in it, under the old signature. */
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
