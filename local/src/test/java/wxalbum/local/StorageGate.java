package wxalbum.local;

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
 * A proxy in front of the storage that forwards everything, until it is told to respond to
 * everything with 503.
 */
final class StorageGate implements AutoCloseable {
  private static final String REFUSAL =
      "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile URI storage = URI.create("");
  private volatile boolean refuses;

  StorageGate() throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  void leadTo(URI endpoint) {
    this.storage = endpoint;
  }

  /** Starts to refuse all requests, also on open connections. */
  void refuse() {
    refuses = true;
    open.forEach(StorageGate::drop);
  }

  @Override
  public void close() throws IOException {
    server.close();
    open.forEach(StorageGate::drop);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      open.forEach(StorageGate::drop);
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (refuses) {
        // Closing a socket with unread input may reset it and lose the response.
        var _ = client.getInputStream().read(new byte[8192]);
        client.getOutputStream().write(REFUSAL.getBytes(StandardCharsets.US_ASCII));
        return;
      }
      try (Socket backend = new Socket(InetAddress.getLoopbackAddress(), storage.getPort())) {
        Thread responses = Thread.ofVirtual().start(() -> copy(backend, client));
        copy(client, backend);
        responses.join();
      }
    } catch (IOException e) {
      drop(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      drop(from);
      drop(to);
    }
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
