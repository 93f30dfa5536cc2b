package wxalbum.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands before a storage and breaks what is asked of it as the run's plan says. */
final class StorageProxy {
  private final Faults faults;
  private final Arrivals arrivals;
  private final URI storage;
  private final ServerSocket server;

  /** One on a free port, for the rest of this process. */
  StorageProxy(Faults faults, Arrivals arrivals, URI storage) throws IOException {
    this.faults = faults;
    this.arrivals = arrivals;
    this.storage = storage;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      throw new IllegalStateException("the storage is not reached any more", e);
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      StorageRequest request = StorageRequest.read(client);
      byte[] answer = answer(request);
      client.getOutputStream().write(answer);
      client.getOutputStream().flush();
    } catch (IOException e) {
      // Whoever asked has gone.
      return;
    }
  }

  /** The bytes to answer with, before the connection is closed; none where it is cut. */
  private byte[] answer(StorageRequest request) throws IOException {
    Instance caller = faults.caller();
    if (caller != null && caller.dead()) {
      return new byte[0];
    }
    Optional<Fault> fault = faults.reachStorage(request.operation());
    if (fault.isEmpty()) {
      return forward(request);
    }
    byte[] answer = fault.get().after() ? forward(request) : new byte[0];
    return switch (fault.get().kind()) {
      case REFUSED -> error(request, "503 Service Unavailable", "SlowDown");
      case FAILED -> error(request, "500 Internal Server Error", "InternalError");
      case TIMED_OUT ->
          fault.get().after()
              ? Arrays.copyOf(answer, answer.length / 2)
              : error(request, "400 Bad Request", "RequestTimeout");
      case CUT -> new byte[0];
      case KILLED -> killed(caller);
    };
  }

  private byte[] forward(StorageRequest request) throws IOException {
    byte[] answer = request.forward(storage.getPort());
    if (request.announces() && new String(answer, 0, 10, StandardCharsets.US_ASCII).endsWith("2")) {
      arrivals.announced();
    }
    return answer;
  }

  private static byte[] killed(@Nullable Instance caller) {
    if (caller != null) {
      caller.kill();
    }
    return new byte[0];
  }

  private static byte[] error(StorageRequest request, String status, String code) {
    String body = "<Error><Code>" + code + "</Code><Message>as planned</Message></Error>";
    String answer =
        """
        HTTP/1.1 %s\r
        content-type: application/xml\r
        content-length: %d\r
        connection: close\r
        \r
        %s\
        """
            .formatted(status, body.length(), request.isHead() ? "" : body);
    return answer.getBytes(StandardCharsets.US_ASCII);
  }
}
