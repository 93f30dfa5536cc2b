package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static wxalbum.upload.HostileForm.put;
import static wxalbum.upload.UploadAsks.BYTES;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.testing.FormPost.Part;
import wxalbum.testing.Reliability;
import wxalbum.upload.HostileForm.Spoiling;

/** Tests how storage handles signed forms that a client has tampered with. */
class HostileFormsTest {
  private static final Reliability UPLOADS =
      new Reliability("hostile uploads", HostileFormsTest.class);
  private static final byte[] OTHER = "other bytes same size".getBytes(StandardCharsets.UTF_8);

  @AfterAll
  static void tell() {
    UPLOADS.write();
  }

  static Stream<Arguments> tamperings() {
    return Stream.of(
        arguments("another key", put("key", "originals/a/b")),
        arguments("a key with dot segments", put("key", "originals/../renditions/a/b/small.jpg")),
        arguments("another photo's key", HostileForm.keyOfAnother()),
        arguments("a key with a variable", put("key", "${filename}")),
        arguments("another type", put("Content-Type", "text/html")),
        arguments("another status", put("success_action_status", "200")),
        arguments("another digest", put("x-amz-checksum-sha256", "A".repeat(43) + "=")),
        arguments("another algorithm", put("x-amz-checksum-algorithm", "CRC32")),
        arguments(
            "another key id",
            put("x-amz-credential", "unknown/20260501/us-east-1/s3/aws4_request")),
        arguments("another day", put("x-amz-date", "20260501T000000Z")),
        arguments("an unknown signature algorithm", put("x-amz-algorithm", "none")),
        arguments("another signature", put("x-amz-signature", "0".repeat(64))),
        arguments(
            "a policy that allows more",
            HostileForm.policy(
                policy ->
                    policy.replace("\"content-length-range\",21", "\"content-length-range\",1"))),
        arguments(
            "a policy that lasts longer",
            HostileForm.policy(
                policy -> policy.replace("\"expiration\":\"2", "\"expiration\":\"3"))),
        arguments("an empty policy", put("policy", "e30=")),
        arguments("a shorter file", HostileForm.withFile(new byte[BYTES.length - 1])),
        arguments("a longer file", HostileForm.withFile(new byte[BYTES.length + 1])),
        arguments("an empty file", HostileForm.withFile(new byte[0])),
        arguments("other bytes", HostileForm.withFile(OTHER)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void isRefusedByStorageWithNothingWritten(String name, Spoiling tampering) {
    HostileForm form = new HostileForm();

    UPLOADS.attempt(
        () -> {
          assertThat(form.post(tampering)).as(name).isBetween(400, 499);
          form.assertNothingWritten();
        });
  }

  static Stream<Arguments> fieldNames() {
    return new HostileForm().names().map(name -> arguments(name));
  }

  @ParameterizedTest
  @MethodSource("fieldNames")
  void isRefusedWhereAFieldIsMissing(String name) {
    HostileForm form = new HostileForm();

    UPLOADS.attempt(
        () -> {
          assertThat(form.post(HostileForm.without(name))).isBetween(400, 499);
          form.assertNothingWritten();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {-21, -1, 1, 1_000})
  void isRefusedForMoreOrFewerBytesWhereNoDigestIsKnown(int difference) {
    HostileForm form = HostileForm.withoutDigest();

    UPLOADS.attempt(
        () -> {
          assertThat(form.post(HostileForm.withFile(new byte[BYTES.length + difference])))
              .isBetween(400, 499);
          form.assertNothingWritten();
        });
  }

  @Test
  void isRefusedWhenItsTimeIsOver() {
    HostileForm form = HostileForm.ofLongAgo();

    UPLOADS.attempt(
        () -> {
          assertThat(form.post(parts -> parts)).isBetween(400, 499);
          form.assertNothingWritten();
        });
  }

  static Stream<Arguments> extraFields() {
    return Map.of(
            "acl", "public-read",
            "x-amz-meta-a", "b",
            "Content-Encoding", "gzip",
            "redirect", "https://example.com/",
            "x-amz-storage-class", "GLACIER",
            "tagging", "<Tagging/>")
        .entrySet()
        .stream()
        .map(extra -> arguments(extra.getKey(), extra.getValue()));
  }

  @ParameterizedTest
  @MethodSource("extraFields")
  void isRefusedWithAFieldThatThePolicyDoesNotName(String name, String value) {
    HostileForm form = new HostileForm();

    UPLOADS.attempt(
        () -> {
          assertThat(form.post(put(name, value))).isBetween(400, 499);
          form.assertNothingWritten();
        });
  }

  @Test
  void isTakenAgainWithTheSameBytesAndNothingElse() {
    HostileForm form = new HostileForm();

    UPLOADS.attempt(
        () -> {
          assertThat(form.post(parts -> parts)).isEqualTo(201);
          assertThat(form.post(parts -> parts)).isEqualTo(201);
          assertThat(form.post(HostileForm.withFile(OTHER))).isBetween(400, 499);
          assertThat(form.stored()).contains(BYTES);
        });
  }

  /** S3 ignores fields after the file; a server that reads them must apply the policy to them. */
  static Stream<Arguments> misplacedParts() {
    HostileForm other = new HostileForm();
    Part otherKey = Part.field("key", other.key());
    Part otherFile = Part.file("file", OTHER);
    return Stream.concat(
        new HostileForm()
            .names()
            .map(name -> arguments(name + " after the file", HostileForm.afterTheFile(name))),
        Stream.of(
            arguments("the file first", HostileForm.fileFirst()),
            arguments("another key before the key", HostileForm.before(otherKey)),
            arguments("another key after the file", HostileForm.after(otherKey)),
            arguments("another file before the file", HostileForm.before(otherFile)),
            arguments("another file after the file", HostileForm.after(otherFile))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misplacedParts")
  void storesTheFileInItsPlaceOrNothing(String name, Spoiling tampering) {
    HostileForm form = new HostileForm();

    UPLOADS.attempt(
        () -> {
          if (form.post(tampering) == 201) {
            assertThat(form.stored()).as(name).contains(BYTES);
          } else {
            form.assertNothingWritten();
          }
        });
  }
}
