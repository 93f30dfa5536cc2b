package wxalbum.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy to a local server that simulates network faults. It can break all connections and
 * refuse new ones, or silently drop all traffic.
 */
final class Cable implements AutoCloseable {
  private final int server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean swallowing;
  private ServerSocket entrance;

  /** Starts a proxy to a port of this machine. */
  Cable(int server) throws IOException {
    this.server = server;
    this.entrance = open(0);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Closes all connections and refuses new ones. */
  void pullOut() throws IOException {
    entrance.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Drops all further traffic in both directions, and keeps the connections open. */
  void swallow() {
    swallowing = true;
  }

  /** Returns the number of connections accepted so far. */
  int connections() {
    return connections.get();
  }

  /** Accepts connections again on the same port. */
  void plugIn() throws IOException {
    entrance = open(port());
  }

  @Override
  public void close() throws IOException {
    pullOut();
  }

  private ServerSocket open(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Thread.ofVirtual().start(() -> accept(socket));
    return socket;
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        Socket client = socket.accept();
        connections.incrementAndGet();
        Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.add(client);
        sockets.add(target);
        Thread.ofVirtual().start(() -> copy(client, target));
        Thread.ofVirtual().start(() -> copy(target, client));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Copies bytes until either side ends, then closes both sockets. */
  private void copy(Socket from, Socket to) {
    byte[] bytes = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read != -1; read = in.read(bytes)) {
        if (!swallowing) {
          out.write(bytes, 0, read);
        }
      }
    } catch (IOException e) {
      // The proxy was disconnected.
      return;
    }
  }
}
