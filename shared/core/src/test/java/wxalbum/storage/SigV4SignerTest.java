package wxalbum.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SigV4SignerTest {
  private static final AwsCredentials EXAMPLE =
      new AwsCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

  @Test
  void signsSamplePolicyOfS3ReferenceAsPublished() {
    String policy =
        """
        { "expiration": "2015-12-30T12:00:00.000Z",
          "conditions": [
            {"bucket": "sigv4examplebucket"},
            ["starts-with", "$key", "user/user1/"],
            {"acl": "public-read"},
            {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},
            ["starts-with", "$Content-Type", "image/"],
            {"x-amz-meta-uuid": "14365123651274"},
            {"x-amz-server-side-encryption": "AES256"},
            ["starts-with", "$x-amz-meta-tag", ""],

            {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},
            {"x-amz-algorithm": "AWS4-HMAC-SHA256"},
            {"x-amz-date": "20151229T000000Z" }
          ]
        }\
        """
            .replace("\n", "\r\n");
    String encoded = Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8));

    String signature =
        new SigV4Signer(EXAMPLE, "us-east-1", "s3")
            .sign(encoded, Instant.parse("2015-12-29T00:00:00Z"));

    assertThat(signature)
        .isEqualTo("8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e");
  }

  @Test
  void presignsSampleUrlOfS3ReferenceAsPublished() {
    String query =
        new SigV4Signer(EXAMPLE, "us-east-1", "s3")
            .presignedQuery(
                "examplebucket.s3.amazonaws.com",
                "/test.txt",
                Map.of(),
                Instant.parse("2013-05-24T00:00:00Z"),
                Duration.ofDays(1));

    assertThat(query)
        .endsWith(
            "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  }

  @Test
  void returnsCredentialWithScope() {
    String credential =
        new SigV4Signer(EXAMPLE, "us-east-1", "s3")
            .credential(Instant.parse("2015-12-29T23:59:59Z"));

    assertThat(credential).isEqualTo("AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request");
  }

  @Test
  void percentEncodesReservedCharactersOfRfc3986() {
    assertThat(SigV4Signer.encodePath("/a b/*~é")).isEqualTo("/a%20b/%2A~%C3%A9");
  }

  @Test
  void omitsSecretFromToString() {
    assertThat(EXAMPLE.toString()).doesNotContain("wJalr");
  }
}
