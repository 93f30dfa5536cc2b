package wxalbum.faults;

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

/**
 * A request to the storage as the client sent it. Headers about the client's connection are not
 * forwarded.
 */
final class StorageRequest {
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{26}");
  private static final Pattern PREFIX = Pattern.compile("prefix=(\\w+)");
  private static final int END = 4;
  private static final List<String> HOP =
      List.of("connection:", "expect:", "upgrade:", "http2-settings:", "keep-alive:");

  private final String line;
  private final List<String> headers;
  private final byte[] body;

  private StorageRequest(String line, List<String> headers, byte[] body) {
    this.line = line;
    this.headers = headers;
    this.body = body;
  }

  /**
   * Reads a request. A client that sent {@code Expect: 100-continue} is answered with {@code 100
   * Continue} before the body is read.
   *
   * @throws EOFException if the client closes the connection early
   */
  static StorageRequest read(Socket client) throws IOException {
    InputStream input = new BufferedInputStream(client.getInputStream());
    String[] head = head(input).strip().split("\r\n", -1);
    List<String> headers = List.of(head).subList(1, head.length);
    if (!header(headers, "expect:").isEmpty()) {
      client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(charset()));
    }
    String length = header(headers, "content-length:");
    int bytes = length.isEmpty() ? 0 : Integer.parseInt(length);
    byte[] body = input.readNBytes(bytes);
    if (body.length < bytes) {
      throw new EOFException();
    }
    return new StorageRequest(head[0], headers, body);
  }

  /** Sends the request to a local port and returns the complete response. */
  byte[] forward(int port) throws IOException {
    try (Socket storage = new Socket(InetAddress.getLoopbackAddress(), port)) {
      StringBuilder head = new StringBuilder(line).append("\r\n");
      headers.stream()
          .filter(header -> HOP.stream().noneMatch(lower(header)::startsWith))
          .forEach(header -> head.append(header).append("\r\n"));
      head.append("Connection: close\r\n\r\n");
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(head.toString().getBytes(charset()));
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
    String[] parts = line.split(" ", -1);
    Matcher prefix = PREFIX.matcher(parts[1]);
    String path = ID.matcher(parts[1].replaceAll("\\?.*", "")).replaceAll("*");
    String target = prefix.find() ? "list " + prefix.group(1) : path;
    return (copies() ? "copy " : parts[0] + " ") + target;
  }

  boolean isHead() {
    return line.startsWith("HEAD ");
  }

  /**
   * Returns whether the storage sends an event for an original after this request: a form upload or
   * a copy.
   */
  boolean announces() {
    return copies() || (line.startsWith("POST ") && !line.contains("?"));
  }

  private boolean copies() {
    return !header(headers, "x-amz-copy-source:").isEmpty();
  }

  private static String header(List<String> headers, String name) {
    return headers.stream()
        .filter(header -> lower(header).startsWith(name))
        .map(header -> header.substring(name.length()).strip())
        .findFirst()
        .orElse("");
  }

  private static String head(InputStream input) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", head.length() - END) < 0) {
      int next = input.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Charset charset() {
    return StandardCharsets.ISO_8859_1;
  }
}
