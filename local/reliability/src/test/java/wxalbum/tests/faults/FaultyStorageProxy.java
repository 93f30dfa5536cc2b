package wxalbum.tests.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * A proxy in front of the storage that injects the faults of the run's plan. It handles one request
 * for each connection, and records the requests of functions that have an open transaction.
 */
final class FaultyStorageProxy {
  private final FaultInjector faults;
  private final SimulatedEventQueue eventQueue;
  private final URI storage;
  private final ServerSocket server;
  private final Set<String> requestsInTransactions = new ConcurrentSkipListSet<>();

  /** Starts a proxy on a free port, for the rest of this process. */
  FaultyStorageProxy(FaultInjector faults, SimulatedEventQueue arrivals, URI storage)
      throws IOException {
    this.faults = faults;
    this.eventQueue = arrivals;
    this.storage = storage;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Returns the operations that functions have requested in a transaction; there must be none. */
  Set<String> requestsInTransactions() {
    return requestsInTransactions;
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
      ProxiedRequest request = ProxiedRequest.read(client);
      byte[] response = respond(request);
      client.getOutputStream().write(response);
      client.getOutputStream().flush();
    } catch (IOException e) {
      // The client has closed the connection.
      return;
    }
  }

  /** Returns the bytes to send before the connection is closed; empty if the connection is cut. */
  private byte[] respond(ProxiedRequest request) throws IOException {
    SimulatedInstance caller = faults.currentInstance();
    if (caller != null && caller.isDead()) {
      return new byte[0];
    }
    if (caller != null && caller.hasOpenTransaction()) {
      requestsInTransactions.add(request.operation());
    }
    Optional<InjectedFault> fault = faults.storageFaultAt(request.operation());
    if (fault.isEmpty()) {
      return forward(request);
    }
    byte[] response = fault.get().isAfterEffect() ? forward(request) : new byte[0];
    return switch (fault.get().kind()) {
      case REJECTED -> errorResponse(request, "503 Service Unavailable", "SlowDown");
      case ABORTED -> errorResponse(request, "500 Internal Server Error", "InternalError");
      case TIMED_OUT ->
          fault.get().isAfterEffect()
              ? Arrays.copyOf(response, response.length / 2)
              : errorResponse(request, "400 Bad Request", "RequestTimeout");
      case DISCONNECTED -> new byte[0];
      case PROCESS_KILLED -> killInstance(caller);
    };
  }

  private byte[] forward(ProxiedRequest request) throws IOException {
    byte[] response = request.forward(storage.getPort());
    if (request.triggersEvent()
        && new String(response, 0, 10, StandardCharsets.US_ASCII).endsWith("2")) {
      eventQueue.expectEvent();
    }
    return response;
  }

  private static byte[] killInstance(@Nullable SimulatedInstance caller) {
    if (caller != null) {
      caller.kill();
    }
    return new byte[0];
  }

  private static byte[] errorResponse(ProxiedRequest request, String status, String code) {
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
