package wxalbum.local;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A client's connection: requests are answered one after another, until either side has enough. */
final class Connection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration FAREWELL = Duration.ofMillis(500);
  private static final int MOST_UNREAD = 1024 * 1024;

  private final Socket socket;
  private final Function<ApiRequest, ApiResponse> site;
  private final Clock clock;
  private final OutputStream output;
  private final RequestReader reader;
  private volatile boolean answering;
  private volatile boolean ending;

  Connection(Socket socket, Function<ApiRequest, ApiResponse> site, Clock clock)
      throws IOException {
    // Else small answers wait 40 ms for an acknowledgement.
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    this.socket = socket;
    this.site = site;
    this.clock = clock;
    this.output = new BufferedOutputStream(socket.getOutputStream());
    this.reader =
        new RequestReader(
            new BufferedInputStream(socket.getInputStream()),
            output,
            socket.getInetAddress().getHostAddress());
  }

  /** Answers until the connection ends. */
  void serve() throws IOException {
    boolean more = true;
    while (more && !ending) {
      String id = UUID.randomUUID().toString();
      String line = "";
      try {
        Optional<String> next = reader.requestLine();
        if (next.isEmpty()) {
          return;
        }
        answering = true;
        line = next.get();
        ApiRequest request = reader.request(line, id, clock.instant());
        more = staysOpen(line, request) && !ending;
        write(line, site.apply(request).with("x-request-id", id), more);
      } catch (BadRequest e) {
        more = false;
        write(line, Gateway.refusal(e.problem(), id), false);
        hearOut();
      }
      answering = false;
    }
  }

  /** Ends the connection as soon as the answer that is being made is written. */
  void end() {
    ending = true;
    if (!answering) {
      close();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more either way.
    }
  }

  /** Closing on bytes that were never read would take the answer from the client. */
  private void hearOut() throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout((int) FAREWELL.toMillis());
    socket.getInputStream().skip(MOST_UNREAD);
  }

  private static boolean staysOpen(String line, ApiRequest request) {
    String wish = request.header("connection").orElse("");
    return line.endsWith("1.0")
        ? wish.equalsIgnoreCase("keep-alive")
        : !wish.equalsIgnoreCase("close");
  }

  private void write(String line, ApiResponse response, boolean more) throws IOException {
    int length = response.body().length;
    StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status() + " \r\n");
    header(
        head,
        "date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)));
    response.headers().forEach((name, value) -> header(head, name, value));
    response.cookies().forEach(cookie -> header(head, "set-cookie", cookie));
    if (response.status() != 204 && response.status() != 304) {
      header(head, "content-length", Integer.toString(length));
    }
    header(head, "connection", more ? "keep-alive" : "close");
    output.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!line.startsWith("HEAD ")) {
      output.write(response.body());
    }
    output.flush();
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value.replaceAll("[\r\n]", " ")).append("\r\n");
  }
}
