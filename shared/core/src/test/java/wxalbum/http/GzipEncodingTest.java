package wxalbum.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipEncodingTest {
  private static final Map<String, String> LARGE = Map.of("text", "a".repeat(10_000));

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.5", "*", "deflate, *;q=0.1"})
  void compressesLargeBodyWhenClientAcceptsGzip(String accepted) throws Exception {
    Response response = GzipEncoding.encode(Response.ok(LARGE), request(accepted));

    assertThat(response.body()).isInstanceOf(GzipEncoding.Body.class);
    assertThat(response.headers())
        .containsEntry("content-encoding", "gzip")
        .containsEntry("vary", "accept-encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0.000", "*, gzip;q=0", "*;q=0"})
  void keepsBodyWhenClientDoesNotAcceptGzip(String accepted) throws Exception {
    Response response = GzipEncoding.encode(Response.ok(LARGE), request(accepted));

    assertThat(response.body()).isNotInstanceOf(GzipEncoding.Body.class);
    assertThat(response.headers())
        .doesNotContainKey("content-encoding")
        .containsEntry("vary", "accept-encoding");
  }

  @Test
  void keepsSmallBody() throws Exception {
    Response response = GzipEncoding.encode(Response.ok(Map.of("text", "a")), request("gzip"));

    assertThat(response.body()).isNotInstanceOf(GzipEncoding.Body.class);
    assertThat(response.headers()).isEmpty();
  }

  /** A strong entity tag belongs to the bytes that are sent (RFC 9110, section 8.8.3.3). */
  @Test
  void compressedBodyHasItsOwnEntityTag() throws Exception {
    Response plain = ConditionalResponse.of(request(""), LARGE);

    Response response = GzipEncoding.encode(plain, request("gzip"));

    assertThat(response.headers().get("etag"))
        .isNotEqualTo(plain.headers().get("etag"))
        .endsWith("-gzip\"");
  }

  @Test
  void recognizesEntityTagOfCompressedBody() throws Exception {
    Response first =
        GzipEncoding.encode(ConditionalResponse.of(request(""), LARGE), request("gzip"));
    String tag = first.headers().getOrDefault("etag", "");

    Response second = ConditionalResponse.of(request("gzip", tag), LARGE);

    assertThat(second.status()).isEqualTo(304);
    assertThat(second.headers()).containsEntry("etag", tag);
  }

  private static Request request(String accepted) throws Exception {
    return request(accepted, "\"none\"");
  }

  private static Request request(String accepted, String tag) throws Exception {
    return Request.of(
        Json.read(
            Json.write(
                Map.of("headers", Map.of("Accept-Encoding", accepted, "If-None-Match", tag)))));
  }
}
