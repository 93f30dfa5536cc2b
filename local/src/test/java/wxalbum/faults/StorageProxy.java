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

/**
 * A proxy in front of the storage that injects the faults of the run's plan. It handles one request
 * for each connection.
 */
final class StorageProxy {
  private final Faults faults;
  private final Arrivals arrivals;
  private final URI storage;
  private final ServerSocket server;

  /** Starts a proxy on a free port, for the rest of this process. */
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
      throw new IllegalStateException("The storage proxy stopped accepting connections", e);
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      StorageRequest request = StorageRequest.read(client);
      byte[] response = answer(request);
      client.getOutputStream().write(response);
      client.getOutputStream().flush();
    } catch (IOException e) {
      // The client has closed the connection.
      return;
    }
  }

  /** Returns the bytes to send before the connection is closed; empty if the connection is cut. */
  private byte[] answer(StorageRequest request) throws IOException {
    Instance caller = faults.caller();
    if (caller != null && caller.dead()) {
      return new byte[0];
    }
    Optional<Fault> fault = faults.reachStorage(request.operation());
    if (fault.isEmpty()) {
      return forward(request);
    }
    byte[] response = fault.get().after() ? forward(request) : new byte[0];
    return switch (fault.get().kind()) {
      case REFUSED -> error(request, "503 Service Unavailable", "SlowDown");
      case FAILED -> error(request, "500 Internal Server Error", "InternalError");
      case TIMED_OUT ->
          fault.get().after()
              ? Arrays.copyOf(response, response.length / 2)
              : error(request, "400 Bad Request", "RequestTimeout");
      case CUT -> new byte[0];
      case KILLED -> killed(caller);
    };
  }

  private byte[] forward(StorageRequest request) throws IOException {
    byte[] response = request.forward(storage.getPort());
    if (request.announces()
        && new String(response, 0, 10, StandardCharsets.US_ASCII).endsWith("2")) {
      arrivals.announced();
    }
    return response;
  }

  private static byte[] killed(@Nullable Instance caller) {
    if (caller != null) {
      caller.kill();
    }
    return new byte[0];
  }

  private static byte[] error(StorageRequest request, String status, String code) {
    String body = "<Error><Code>" + code + "</Code><Message>injected fault</Message></Error>";
    String response =
        """
        HTTP/1.1 %s\r
        content-type: application/xml\r
        content-length: %d\r
        connection: close\r
        \r
        %s\
        """
            .formatted(status, body.length(), request.isHead() ? "" : body);
    return response.getBytes(StandardCharsets.US_ASCII);
  }
}
