package wxalbum.http;

import com.fasterxml.jackson.databind.util.RawValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses the bodies of responses with gzip (RFC 9110, section 8.4.1.3) where the client accepts
 * it. API Gateway does not compress the responses of an HTTP API itself.
 */
final class GzipEncoding {
  /** Minimum size of a body in bytes. A smaller one fits one or two packets anyway. */
  static final int MIN_BYTES = 2048;

  /** End of the entity tag of a compressed body: each encoding has a strong tag of its own. */
  static final String TAG_SUFFIX = "-gzip";

  private GzipEncoding() {}

  /** A compressed body. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Body(byte[] gzip) {}

  /** Returns the response with its body compressed if it is large and the client accepts gzip. */
  static Response encode(Response response, Request request) {
    if (response.body() == null) {
      return response;
    }
    String json = Json.write(response.body());
    Response written = new Response(response.status(), response.headers(), new RawValue(json));
    byte[] plain = json.getBytes(StandardCharsets.UTF_8);
    if (plain.length < MIN_BYTES) {
      return written;
    }
    written = written.withHeader("vary", "accept-encoding");
    return request.header("accept-encoding").filter(GzipEncoding::acceptsGzip).isPresent()
        ? compressed(written, plain)
        : written;
  }

  private static Response compressed(Response written, byte[] plain) {
    Response response =
        new Response(written.status(), written.headers(), new Body(gzip(plain)))
            .withHeader("content-encoding", "gzip");
    return Optional.ofNullable(written.headers().get("etag"))
        .map(tag -> tag.substring(0, tag.length() - 1) + TAG_SUFFIX + '"')
        .map(tag -> response.withHeader("etag", tag))
        .orElse(response);
  }

  /**
   * Returns whether a value of {@code Accept-Encoding} includes gzip (RFC 9110, section 12.5.3).
   */
  static boolean acceptsGzip(String acceptEncoding) {
    Optional<String> any = Optional.empty();
    for (String member : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = member.strip().split("\\s*;\\s*", -1);
      if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
        return hasWeight(parts);
      }
      any = parts[0].equals("*") ? Optional.of(member.strip()) : any;
    }
    return any.filter(member -> hasWeight(member.split("\\s*;\\s*", -1))).isPresent();
  }

  private static boolean hasWeight(String[] parts) {
    return Arrays.stream(parts).noneMatch(part -> part.matches("q=0(\\.0*)?"));
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
    try (OutputStream gzip = new FastGzipStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A stream at the fastest level, which compresses a page of photos nearly as well as others. */
  private static final class FastGzipStream extends GZIPOutputStream {
    FastGzipStream(OutputStream target) throws IOException {
      super(target);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
