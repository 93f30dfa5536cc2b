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
final class FaultyTcpProxy implements AutoCloseable {
  private final int serverPort;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connectionCount = new AtomicInteger();
  private volatile boolean droppingTraffic;
  private ServerSocket listener;

  /** Starts a proxy to a port of this machine. */
  FaultyTcpProxy(int server) throws IOException {
    this.serverPort = server;
    this.listener = listen(0);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Closes all connections and refuses new ones. */
  void disconnect() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Drops all further traffic in both directions, and keeps the connections open. */
  void dropTraffic() {
    droppingTraffic = true;
  }

  /** Returns the number of connections accepted so far. */
  int connectionCount() {
    return connectionCount.get();
  }

  /** Accepts connections again on the same port. */
  void reconnect() throws IOException {
    listener = listen(port());
  }

  @Override
  public void close() throws IOException {
    disconnect();
  }

  private ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Thread.ofVirtual().start(() -> acceptConnections(socket));
    return socket;
  }

  private void acceptConnections(ServerSocket socket) {
    try {
      while (true) {
        Socket client = socket.accept();
        connectionCount.incrementAndGet();
        Socket target = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        sockets.add(client);
        sockets.add(target);
        Thread.ofVirtual().start(() -> forward(client, target));
        Thread.ofVirtual().start(() -> forward(target, client));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Copies bytes until either side ends, then closes both sockets. */
  private void forward(Socket from, Socket to) {
    byte[] bytes = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read != -1; read = in.read(bytes)) {
        if (!droppingTraffic) {
          out.write(bytes, 0, read);
        }
      }
    } catch (IOException e) {
      // The proxy was disconnected.
      return;
    }
  }
}
