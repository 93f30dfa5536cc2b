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
 * A cable to a server on this machine that can be pulled out and plugged in again, or swallow what
 * goes through it.
 */
final class Cable implements AutoCloseable {
  private final int server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean swallowing;
  private ServerSocket entrance;

  /** Plugs it in. */
  Cable(int server) throws IOException {
    this.server = server;
    this.entrance = open(0);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Breaks all connections; new ones are refused. */
  void pullOut() throws IOException {
    entrance.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Lets nothing more through either way, and breaks no connection. */
  void swallow() {
    swallowing = true;
  }

  /** How many connections were opened through it. */
  int connections() {
    return connections.get();
  }

  void plugIn() throws IOException {
    entrance = open(port());
  }

  @Override
  public void close() throws IOException {
    pullOut();
  }

  private ServerSocket open(int port) throws IOException {
    ServerSocket opened = new ServerSocket();
    opened.setReuseAddress(true);
    opened.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Thread.ofVirtual().start(() -> accept(opened));
    return opened;
  }

  private void accept(ServerSocket from) {
    try {
      while (true) {
        Socket client = from.accept();
        connections.incrementAndGet();
        Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.add(client);
        sockets.add(target);
        Thread.ofVirtual().start(() -> copy(client, target));
        Thread.ofVirtual().start(() -> copy(target, client));
      }
    } catch (IOException e) {
      if (!from.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Until either side ends, and then both do. */
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
      // It was pulled out.
      return;
    }
  }
}
