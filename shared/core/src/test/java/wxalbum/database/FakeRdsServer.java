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
final class FakeRdsServer implements AutoCloseable {
  private static final int SSL_CAPABILITY = 0x08;
  private static final byte[] AUTH_SWITCH_REQUEST =
      "\u00femysql_clear_password\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ACCESS_DENIED =
      "\u00ff\u0015\u0004#28000Access denied".getBytes(StandardCharsets.ISO_8859_1);

  private final ServerSocket listener;
  private final int backendPort;
  private final SSLContext sslContext;
  private final Predicate<String> passwordCheck;
  private final List<String> passwords = new CopyOnWriteArrayList<>();

  /**
   * Starts a fake server in front of a local server.
   *
   * @param server the port of the local server
   * @param tls the TLS context with the certificate of the fake server
   * @param good tests whether a password is valid
   */
  FakeRdsServer(int server, SSLContext tls, Predicate<String> good) throws IOException {
    this.backendPort = server;
    this.sslContext = tls;
    this.passwordCheck = good;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::acceptConnections);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Returns all passwords that clients sent. */
  List<String> passwords() {
    return List.copyOf(passwords);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void acceptConnections() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> handleConnection(client));
      } catch (IOException e) {
        // The server is closed.
        return;
      }
    }
  }

  private void handleConnection(Socket plain) {
    try (plain;
        Socket backend = new Socket(InetAddress.getLoopbackAddress(), backendPort)) {
      Packet greeting = Packet.read(backend.getInputStream());
      greeting.payload()[capabilitiesOffset(greeting.payload()) + 1] |= SSL_CAPABILITY;
      greeting.write(plain.getOutputStream());
      Packet sslRequest = Packet.read(plain.getInputStream());
      if ((sslRequest.payload()[1] & SSL_CAPABILITY) == 0) {
        return;
      }
      try (SSLSocket client =
          (SSLSocket) sslContext.getSocketFactory().createSocket(plain, null, true)) {
        client.setUseClientMode(false);
        authenticate(client, backend);
      }
    } catch (IOException e) {
      // The client disconnected or was rejected.
      return;
    }
  }

  private void authenticate(Socket client, Socket backend) throws IOException {
    Packet handshake = Packet.read(client.getInputStream());
    new Packet(handshake.sequenceNumber() + 1, AUTH_SWITCH_REQUEST).write(client.getOutputStream());
    Packet credentials = Packet.read(client.getInputStream());
    byte[] payload = credentials.payload();
    String password = new String(payload, 0, payload.length - 1, StandardCharsets.UTF_8);
    passwords.add(password);
    if (!passwordCheck.test(password)) {
      new Packet(credentials.sequenceNumber() + 1, ACCESS_DENIED).write(client.getOutputStream());
      return;
    }
    handshake.payload()[1] &= ~SSL_CAPABILITY;
    new Packet(1, handshake.payload()).write(backend.getOutputStream());
    Packet result = Packet.read(backend.getInputStream());
    new Packet(credentials.sequenceNumber() + 1, result.payload()).write(client.getOutputStream());
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
  private static int capabilitiesOffset(byte[] greeting) {
    int endOfVersion = 1;
    while (greeting[endOfVersion] != 0) {
      endOfVersion++;
    }
    return endOfVersion + 1 + 4 + 8 + 1;
  }

  /** A protocol packet: 3 bytes of length (little-endian), 1 byte sequence number, payload. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Packet(int sequenceNumber, byte[] payload) {
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
      bytes[3] = (byte) sequenceNumber;
      System.arraycopy(payload, 0, bytes, 4, payload.length);
      to.write(bytes);
      to.flush();
    }
  }
}
