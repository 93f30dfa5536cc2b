package wxalbum.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A fake Amazon RDS for MySQL server with IAM authentication. It accepts only TLS and requests the
 * password in clear text with an {@code AuthSwitchRequest} for {@code mysql_clear_password}
 * ("Connection Phase" in the MySQL client/server protocol). It forwards connections with a valid
 * password to a server without password checks.
 */
final class ManagedServer implements AutoCloseable {
  private static final int SSL = 0x08;
  private static final byte[] SWITCH =
      "\u00femysql_clear_password\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] DENIED =
      "\u00ff\u0015\u0004#28000Access denied".getBytes(StandardCharsets.ISO_8859_1);

  private final ServerSocket entrance;
  private final int server;
  private final SSLContext tls;
  private final Predicate<String> good;
  private final List<String> passwords = new CopyOnWriteArrayList<>();

  /**
   * Starts a fake server in front of a local server.
   *
   * @param server the port of the local server
   * @param tls the TLS context with the certificate of the fake server
   * @param good tests whether a password is valid
   */
  ManagedServer(int server, SSLContext tls, Predicate<String> good) throws IOException {
    this.server = server;
    this.tls = tls;
    this.good = good;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Returns all passwords that clients sent. */
  List<String> passwords() {
    return List.copyOf(passwords);
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // The server is closed.
        return;
      }
    }
  }

  private void serve(Socket plain) {
    try (plain;
        Socket backend = new Socket(InetAddress.getLoopbackAddress(), server)) {
      Packet greeting = Packet.read(backend.getInputStream());
      greeting.payload()[capabilities(greeting.payload()) + 1] |= SSL;
      greeting.write(plain.getOutputStream());
      Packet sslRequest = Packet.read(plain.getInputStream());
      if ((sslRequest.payload()[1] & SSL) == 0) {
        return;
      }
      try (SSLSocket client = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, true)) {
        client.setUseClientMode(false);
        letIn(client, backend);
      }
    } catch (IOException e) {
      // The client disconnected or was rejected.
      return;
    }
  }

  private void letIn(Socket client, Socket backend) throws IOException {
    Packet handshake = Packet.read(client.getInputStream());
    new Packet(handshake.number() + 1, SWITCH).write(client.getOutputStream());
    Packet credentials = Packet.read(client.getInputStream());
    byte[] payload = credentials.payload();
    String password = new String(payload, 0, payload.length - 1, StandardCharsets.UTF_8);
    passwords.add(password);
    if (!good.test(password)) {
      new Packet(credentials.number() + 1, DENIED).write(client.getOutputStream());
      return;
    }
    handshake.payload()[1] &= ~SSL;
    new Packet(1, handshake.payload()).write(backend.getOutputStream());
    Packet result = Packet.read(backend.getInputStream());
    new Packet(credentials.number() + 1, result.payload()).write(client.getOutputStream());
    Thread.ofVirtual().start(() -> copy(backend, client));
    var _ = client.getInputStream().transferTo(backend.getOutputStream());
  }

  private static void copy(Socket from, Socket to) {
    try (to) {
      var _ = from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the sockets was closed.
      return;
    }
  }

  /**
   * Returns the offset of the lower 16 capability flags in a greeting. They follow the server
   * version, the connection id, the salt and a filler byte.
   */
  private static int capabilities(byte[] greeting) {
    int endOfVersion = 1;
    while (greeting[endOfVersion] != 0) {
      endOfVersion++;
    }
    return endOfVersion + 1 + 4 + 8 + 1;
  }

  /** A protocol packet: 3 bytes of length (little-endian), 1 byte sequence number, payload. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Packet(int number, byte[] payload) {
    static Packet read(InputStream from) throws IOException {
      byte[] head = from.readNBytes(4);
      if (head.length < 4) {
        throw new IOException("The connection was closed");
      }
      int length = (head[0] & 0xff) | ((head[1] & 0xff) << 8) | ((head[2] & 0xff) << 16);
      return new Packet(head[3], from.readNBytes(length));
    }

    void write(OutputStream to) throws IOException {
      byte[] bytes = new byte[4 + payload.length];
      for (int i = 0; i < 3; i++) {
        bytes[i] = (byte) (payload.length >> (8 * i));
      }
      bytes[3] = (byte) number;
      System.arraycopy(payload, 0, bytes, 4, payload.length);
      to.write(bytes);
      to.flush();
    }
  }
}
