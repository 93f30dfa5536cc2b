package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static wxalbum.upload.TamperedForm.withField;
import static wxalbum.upload.UploadFixture.BYTES;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.testkit.MultipartForm.Part;
import wxalbum.testkit.ReliabilityCounter;
import wxalbum.upload.TamperedForm.Tampering;

/** Tests how storage handles signed forms that a client has tampered with. */
class TamperedFormTest {
  private static final ReliabilityCounter RELIABILITY =
      new ReliabilityCounter("hostile uploads", TamperedFormTest.class);
  private static final byte[] OTHER_BYTES =
      "other bytes same size".getBytes(StandardCharsets.UTF_8);

  @AfterAll
  static void writeReport() {
    RELIABILITY.writeReport();
  }

  static Stream<Arguments> tamperings() {
    return Stream.of(
        arguments("another key", withField("key", "originals/a/b")),
        arguments(
            "a key with dot segments", withField("key", "originals/../renditions/a/b/small.jpg")),
        arguments("another photo's key", TamperedForm.withKeyOfAnotherPhoto()),
        arguments("a key with a variable", withField("key", "${filename}")),
        arguments("another type", withField("Content-Type", "text/html")),
        arguments("another status", withField("success_action_status", "200")),
        arguments("another digest", withField("x-amz-checksum-sha256", "A".repeat(43) + "=")),
        arguments("another algorithm", withField("x-amz-checksum-algorithm", "CRC32")),
        arguments(
            "another key id",
            withField("x-amz-credential", "unknown/20260501/us-east-1/s3/aws4_request")),
        arguments("another day", withField("x-amz-date", "20260501T000000Z")),
        arguments("an unknown signature algorithm", withField("x-amz-algorithm", "none")),
        arguments("another signature", withField("x-amz-signature", "0".repeat(64))),
        arguments(
            "a policy that allows more",
            TamperedForm.withPolicy(
                policy ->
                    policy.replace("\"content-length-range\",21", "\"content-length-range\",1"))),
        arguments(
            "a policy that lasts longer",
            TamperedForm.withPolicy(
                policy -> policy.replace("\"expiration\":\"2", "\"expiration\":\"3"))),
        arguments("an empty policy", withField("policy", "e30=")),
        arguments("a shorter file", TamperedForm.withFile(new byte[BYTES.length - 1])),
        arguments("a longer file", TamperedForm.withFile(new byte[BYTES.length + 1])),
        arguments("an empty file", TamperedForm.withFile(new byte[0])),
        arguments("other bytes", TamperedForm.withFile(OTHER_BYTES)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void rejectsTamperedFormAndStoresNothing(String name, Tampering tampering) {
    TamperedForm form = new TamperedForm();

    RELIABILITY.attempt(
        () -> {
          assertThat(form.post(tampering)).as(name).isBetween(400, 499);
          form.assertNothingWritten();
        });
  }

  static Stream<Arguments> fieldNames() {
    return new TamperedForm().fieldNames().map(name -> arguments(name));
  }

  @ParameterizedTest
  @MethodSource("fieldNames")
  void rejectsFormWhenFieldIsMissing(String name) {
    TamperedForm form = new TamperedForm();

    RELIABILITY.attempt(
        () -> {
          assertThat(form.post(TamperedForm.withoutField(name))).isBetween(400, 499);
          form.assertNothingWritten();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {-21, -1, 1, 1_000})
  void rejectsOtherSizeWhenFormHasNoDigest(int difference) {
    TamperedForm form = TamperedForm.withoutDigest();

    RELIABILITY.attempt(
        () -> {
          assertThat(form.post(TamperedForm.withFile(new byte[BYTES.length + difference])))
              .isBetween(400, 499);
          form.assertNothingWritten();
        });
  }

  @Test
  void rejectsFormWhenExpired() {
    TamperedForm form = TamperedForm.expired();

    RELIABILITY.attempt(
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
  void rejectsFormWhenFieldIsNotInPolicy(String name, String value) {
    TamperedForm form = new TamperedForm();

    RELIABILITY.attempt(
        () -> {
          assertThat(form.post(withField(name, value))).isBetween(400, 499);
          form.assertNothingWritten();
        });
  }

  @Test
  void acceptsRepeatedFormOnlyWithSameBytes() {
    TamperedForm form = new TamperedForm();

    RELIABILITY.attempt(
        () -> {
          assertThat(form.post(parts -> parts)).isEqualTo(201);
          assertThat(form.post(parts -> parts)).isEqualTo(201);
          assertThat(form.post(TamperedForm.withFile(OTHER_BYTES))).isBetween(400, 499);
          assertThat(form.findStoredBytes()).contains(BYTES);
        });
  }

  /** S3 ignores fields after the file; a server that reads them must apply the policy to them. */
  static Stream<Arguments> misplacedParts() {
    TamperedForm other = new TamperedForm();
    Part otherKey = new Part.Field("key", other.objectKey());
    Part otherFile = new Part.File("file", OTHER_BYTES);
    return Stream.concat(
        new TamperedForm()
            .fieldNames()
            .map(
                name -> arguments(name + " after the file", TamperedForm.withFieldAfterFile(name))),
        Stream.of(
            arguments("the file first", TamperedForm.withFileFirst()),
            arguments("another key before the key", TamperedForm.withPartFirst(otherKey)),
            arguments("another key after the file", TamperedForm.withPartLast(otherKey)),
            arguments("another file before the file", TamperedForm.withPartFirst(otherFile)),
            arguments("another file after the file", TamperedForm.withPartLast(otherFile))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misplacedParts")
  void storesOnlyExpectedFileWhenPartsAreMisplaced(String name, Tampering tampering) {
    TamperedForm form = new TamperedForm();

    RELIABILITY.attempt(
        () -> {
          if (form.post(tampering) == 201) {
            assertThat(form.findStoredBytes()).as(name).contains(BYTES);
          } else {
            form.assertNothingWritten();
          }
        });
  }
}
