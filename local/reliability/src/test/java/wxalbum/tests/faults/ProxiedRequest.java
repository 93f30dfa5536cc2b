package wxalbum.tests.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wxalbum.album.ObjectKey;

/**
 * A request to the storage as the client sent it. Headers about the client's connection are not
 * forwarded.
 */
final class ProxiedRequest {
  private static final Pattern ID_PATTERN = Pattern.compile("[0-9A-Za-z]{26}");
  private static final Pattern PREFIX_PARAMETER = Pattern.compile("prefix=(\\w+)");
  private static final int HEAD_END_LENGTH = 4;
  private static final List<String> HOP_BY_HOP_HEADERS =
      List.of("connection:", "expect:", "upgrade:", "http2-settings:", "keep-alive:");

  private final String requestLine;
  private final List<String> headers;
  private final byte[] body;

  private ProxiedRequest(String line, List<String> headers, byte[] body) {
    this.requestLine = line;
    this.headers = headers;
    this.body = body;
  }

  /**
   * Reads a request. A client that sent {@code Expect: 100-continue} is answered with {@code 100
   * Continue} before the body is read.
   *
   * @throws EOFException if the client closes the connection early
   */
  static ProxiedRequest read(Socket client) throws IOException {
    InputStream input = new BufferedInputStream(client.getInputStream());
    String[] head = readHead(input).strip().split("\r\n", -1);
    List<String> headers = List.of(head).subList(1, head.length);
    if (!headerValue(headers, "expect:").isEmpty()) {
      client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(headCharset()));
    }
    String length = headerValue(headers, "content-length:");
    int bytes = length.isEmpty() ? 0 : Integer.parseInt(length);
    byte[] body = input.readNBytes(bytes);
    if (body.length < bytes) {
      throw new EOFException();
    }
    return new ProxiedRequest(head[0], headers, body);
  }

  /** Sends the request to a local port and returns the complete response. */
  byte[] forward(int port) throws IOException {
    try (Socket storage = new Socket(InetAddress.getLoopbackAddress(), port)) {
      StringBuilder head = new StringBuilder(requestLine).append("\r\n");
      headers.stream()
          .filter(header -> HOP_BY_HOP_HEADERS.stream().noneMatch(toLowerCase(header)::startsWith))
          .forEach(header -> head.append(header).append("\r\n"));
      head.append("Connection: close\r\n\r\n");
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(head.toString().getBytes(headCharset()));
      all.writeBytes(body);
      OutputStream output = storage.getOutputStream();
      output.write(all.toByteArray());
      output.flush();
      return storage.getInputStream().readAllBytes();
    }
  }

  /**
   * Returns the operation in words that are equal in each run: the method, and the path without its
   * ids; {@code list} for a list request and {@code copy} for a copy.
   */
  String operation() {
    String[] parts = requestLine.split(" ", -1);
    Matcher prefix = PREFIX_PARAMETER.matcher(parts[1]);
    String path = ID_PATTERN.matcher(parts[1].replaceAll("\\?.*", "")).replaceAll("*");
    String target = prefix.find() ? "list " + prefix.group(1) : path;
    return (isCopy() ? "copy " : parts[0] + " ") + target;
  }

  boolean isHead() {
    return requestLine.startsWith("HEAD ");
  }

  /**
   * Returns whether the storage sends an event for an original after this request: a form upload or
   * a copy onto itself. A copy to the quarantine sends none.
   */
  boolean triggersEvent() {
    return (isCopy() && !requestLine.contains("/" + ObjectKey.QUARANTINE_PREFIX))
        || (requestLine.startsWith("POST ") && !requestLine.contains("?"));
  }

  private boolean isCopy() {
    return !headerValue(headers, "x-amz-copy-source:").isEmpty();
  }

  private static String headerValue(List<String> headers, String name) {
    return headers.stream()
        .filter(header -> toLowerCase(header).startsWith(name))
        .map(header -> header.substring(name.length()).strip())
        .findFirst()
        .orElse("");
  }

  private static String readHead(InputStream input) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", head.length() - HEAD_END_LENGTH) < 0) {
      int next = input.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static String toLowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Charset headCharset() {
    return StandardCharsets.ISO_8859_1;
  }
}
