package wxalbum.local;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wxalbum.http.Code;

/**
 * Reads requests from a connection (RFC 9112). The JDK's own server answers what it cannot parse,
 * such as {@code /%zz} or {@code //albums}, by itself: in HTML, and without a request id.
 */
final class RequestReader {
  /** The largest body that API Gateway takes, in bytes. */
  private static final int LARGEST_BODY = 10 * 1024 * 1024;

  /** All lines before the body together, in bytes. */
  private static final int LARGEST_HEAD = 64 * 1024;

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final InputStream input;
  private final OutputStream output;
  private final String client;
  private int headLeft;

  RequestReader(InputStream input, OutputStream output, String client) {
    this.input = input;
    this.output = output;
    this.client = client;
  }

  /** Method, target and version of the next request; nothing where the client has gone. */
  Optional<String> requestLine() throws IOException {
    headLeft = LARGEST_HEAD;
    try {
      String line = line();
      return Optional.of(line.isEmpty() ? line() : line);
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  /** The request that begins with this line. */
  ApiRequest request(String requestLine, String id, Instant time) throws IOException {
    String[] parts = requestLine.split(" ", -1);
    if (parts.length != 3 || !parts[0].matches("[!-~]+") || !parts[2].matches("HTTP/1\\.[01]")) {
      throw malformed("The first line is not one of HTTP/1.1.");
    }
    Map<String, List<String>> headers = headers();
    byte[] body = body(headers);
    String target = parts[1].replaceFirst("^https?://[^/?#]*", "").replaceFirst("#.*", "");
    String[] pathAndQuery = target.split("\\?", 2);
    String query = pathAndQuery.length == 2 ? pathAndQuery[1] : "";
    requireDecodable(target);
    String path = pathAndQuery[0].isEmpty() ? "/" : pathAndQuery[0];
    return new ApiRequest(id, parts[0], path, query, headers, body, client, time);
  }

  private Map<String, List<String>> headers() throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1 || !line.substring(0, colon).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
        throw malformed("A header is malformed.");
      }
      headers
          .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    String coding = String.join(",", headers.getOrDefault("transfer-encoding", List.of()));
    String length = String.join(",", headers.getOrDefault("content-length", List.of()));
    boolean chunked = coding.equalsIgnoreCase("chunked");
    if (!(chunked || coding.isEmpty())
        || (chunked && !length.isEmpty())
        || !length.matches("[0-9]{0,18}")) {
      throw malformed("The length of the body is not clear.");
    }
    if (headers.getOrDefault("expect", List.of()).contains("100-continue")) {
      output.write(CONTINUE);
      output.flush();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long size = chunked ? chunks(body) : length.isEmpty() ? 0 : Long.parseLong(length);
    if (!chunked) {
      take(size, body);
    }
    if (size > LARGEST_BODY) {
      throw new BadRequest(Code.PAYLOAD_TOO_LARGE.because("The body is larger than 10 MB."));
    }
    return body.toByteArray();
  }

  private long chunks(ByteArrayOutputStream body) throws IOException {
    long size = 0;
    while (true) {
      headLeft = LARGEST_HEAD;
      String chunk = line().replaceFirst(";.*", "").strip();
      if (!chunk.matches("[0-9A-Fa-f]{1,8}")) {
        throw malformed("A chunk of the body has no size.");
      }
      long length = Long.parseLong(chunk, 16);
      size += length;
      take(length, body);
      if (length == 0) {
        headers();
        return size;
      }
      if (!line().isEmpty()) {
        throw malformed("A chunk of the body has another size than it says.");
      }
    }
  }

  /** Reads so many bytes, and keeps them as long as the body is not too large. */
  private void take(long length, ByteArrayOutputStream body) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    for (long left = length; left > 0; ) {
      int read = input.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
      if (body.size() <= LARGEST_BODY) {
        body.write(buffer, 0, read);
      }
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      if (--headLeft < 0) {
        throw malformed("The lines before the body are longer than 64 KB.");
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static void requireDecodable(String target) {
    try {
      URLDecoder.decode(target, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed("The address holds a percent sign that encodes nothing.");
    }
  }

  private static BadRequest malformed(String detail) {
    return new BadRequest(Code.INVALID_REQUEST.because(detail));
  }
}
