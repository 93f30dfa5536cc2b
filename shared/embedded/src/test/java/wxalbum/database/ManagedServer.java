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
 * A managed MySQL for IAM users, as far as a client sees it: it speaks nothing but TLS, asks for
 * the password as it is ("Connection Phase" in MySQL's client/server protocol: an {@code
 * AuthSwitchRequest} for {@code mysql_clear_password}), and passes on to a server that asks nobody
 * for a password whoever had one that is good.
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
   * Stands before a server on this machine.
   *
   * @param tls with the certificate that it shows
   * @param good whether a password lets in
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

  /** All passwords that it was told. */
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
        // It is closed.
        return;
      }
    }
  }

  private void serve(Socket plain) {
    try (plain;
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
      Packet greeting = Packet.read(behind.getInputStream());
      greeting.payload()[capabilities(greeting.payload()) + 1] |= SSL;
      greeting.write(plain.getOutputStream());
      Packet wish = Packet.read(plain.getInputStream());
      if ((wish.payload()[1] & SSL) == 0) {
        return;
      }
      try (SSLSocket client = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, true)) {
        client.setUseClientMode(false);
        letIn(client, behind);
      }
    } catch (IOException e) {
      // The client gave up, or was not let in.
      return;
    }
  }

  private void letIn(Socket client, Socket behind) throws IOException {
    Packet user = Packet.read(client.getInputStream());
    new Packet(user.number() + 1, SWITCH).write(client.getOutputStream());
    Packet answer = Packet.read(client.getInputStream());
    byte[] told = answer.payload();
    String password = new String(told, 0, told.length - 1, StandardCharsets.UTF_8);
    passwords.add(password);
    if (!good.test(password)) {
      new Packet(answer.number() + 1, DENIED).write(client.getOutputStream());
      return;
    }
    user.payload()[1] &= ~SSL;
    new Packet(1, user.payload()).write(behind.getOutputStream());
    Packet welcome = Packet.read(behind.getInputStream());
    new Packet(answer.number() + 1, welcome.payload()).write(client.getOutputStream());
    Thread.ofVirtual().start(() -> copy(behind, client));
    var _ = client.getInputStream().transferTo(behind.getOutputStream());
  }

  private static void copy(Socket from, Socket to) {
    try (to) {
      var _ = from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Either has ended.
      return;
    }
  }

  /** Where a greeting tells the lower half of what the server can: after version, id and salt. */
  private static int capabilities(byte[] greeting) {
    int endOfVersion = 1;
    while (greeting[endOfVersion] != 0) {
      endOfVersion++;
    }
    return endOfVersion + 1 + 4 + 8 + 1;
  }

  /** A packet of the protocol: three bytes of length, its number, its payload. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Packet(int number, byte[] payload) {
    static Packet read(InputStream from) throws IOException {
      byte[] head = from.readNBytes(4);
      if (head.length < 4) {
        throw new IOException("the connection has ended");
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
