package wxalbum.tests.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy in front of the storage that forwards everything, until it is set to respond to
 * everything with 503.
 */
final class OutageProxy implements AutoCloseable {
  private static final String UNAVAILABLE_RESPONSE =
      "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

  private final ServerSocket server;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private volatile URI storage = URI.create("");
  private volatile boolean unavailable;

  OutageProxy() throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  void forwardTo(URI endpoint) {
    this.storage = endpoint;
  }

  /** Starts to refuse all requests, also on open connections. */
  void startOutage() {
    unavailable = true;
    connections.forEach(OutageProxy::closeSocket);
  }

  @Override
  public void close() throws IOException {
    server.close();
    connections.forEach(OutageProxy::closeSocket);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        connections.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      connections.forEach(OutageProxy::closeSocket);
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (unavailable) {
        // Closing a socket with unread input may reset it and lose the response.
        var _ = client.getInputStream().read(new byte[8192]);
        client.getOutputStream().write(UNAVAILABLE_RESPONSE.getBytes(StandardCharsets.US_ASCII));
        return;
      }
      try (Socket backend = new Socket(InetAddress.getLoopbackAddress(), storage.getPort())) {
        Thread responses = Thread.ofVirtual().start(() -> copy(backend, client));
        copy(client, backend);
        responses.join();
      }
    } catch (IOException e) {
      closeSocket(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      closeSocket(from);
      closeSocket(to);
    }
  }

  private static void closeSocket(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
