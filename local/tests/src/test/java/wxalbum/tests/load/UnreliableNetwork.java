package wxalbum.tests.load;

import com.github.mizosoft.methanol.MediaType;
import com.github.mizosoft.methanol.MultipartBodyPublisher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import wxalbum.testkit.MultipartForm;

/** A simulated slow network on which some uploads break off, after five seconds at the latest. */
final class UnreliableNetwork {
  private static final int CHUNK_BYTES = 8192;
  private static final int MAX_UPLOAD_SECONDS = 5;

  private final Random random;
  private final int bytesPerSecond;
  private final double failureRate;

  /**
   * Creates a network.
   *
   * @param bytesPerSecond upload bandwidth; 0 for no limit
   * @param cuts share of the uploads that break off, from 0 to 1
   */
  UnreliableNetwork(Random random, int bytesPerSecond, double cuts) {
    this.random = random;
    this.bytesPerSecond = bytesPerSecond;
    this.failureRate = cuts;
  }

  /**
   * Posts a form and returns the status of the storage's response; empty if the upload broke off.
   */
  OptionalInt post(URI url, Map<String, String> fields, byte[] file) throws InterruptedException {
    MultipartBodyPublisher publisher =
        MultipartForm.encode(MultipartForm.parts(fields, "file", file));
    byte[] form = PublishedBytes.of(publisher);
    int end = random.nextDouble() < failureRate ? failureOffset(form.length) : form.length;
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      send(
          requestHead(url, publisher.mediaType(), form.length),
          form,
          end,
          socket.getOutputStream());
      return end < form.length ? OptionalInt.empty() : readStatus(socket);
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private int failureOffset(int length) {
    int reached =
        bytesPerSecond == 0 ? length : Math.min(length, bytesPerSecond * MAX_UPLOAD_SECONDS);
    return random.nextInt(reached);
  }

  private void send(byte[] head, byte[] form, int end, OutputStream output)
      throws IOException, InterruptedException {
    output.write(head);
    for (int sent = 0; sent < end; sent += CHUNK_BYTES) {
      output.write(form, sent, Math.min(CHUNK_BYTES, end - sent));
      if (bytesPerSecond > 0) {
        Thread.sleep(1000L * CHUNK_BYTES / bytesPerSecond);
      }
    }
    output.flush();
  }

  private static byte[] requestHead(URI url, MediaType type, int length) {
    return """
    POST %s HTTP/1.1\r
    Host: %s\r
    Content-Type: %s\r
    Content-Length: %d\r
    Connection: close\r
    \r
    """
        .formatted(url.getRawPath(), url.getRawAuthority(), type, length)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static OptionalInt readStatus(Socket socket) throws IOException {
    BufferedReader response =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String line = response.readLine();
    return line == null
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(line.split(" ", -1)[1]));
  }
}
