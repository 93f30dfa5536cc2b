package wxalbum.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends a file as {@code wx.uploadFile} does: as a form, the fields first and the file last. */
public final class FormPost {
  private static final String BOUNDARY = "----wxalbum-form-boundary";

  private FormPost() {}

  /** Posts the form to an address, with the file in the field {@code fileField}. */
  public static HttpResponse<String> send(
      URI url, Map<String, String> fields, String fileField, byte[] file)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("content-type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body(fields, fileField, file)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static byte[] body(Map<String, String> fields, String fileField, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) -> {
          body.writeBytes(head("name=\"" + name + "\""));
          body.writeBytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
        });
    body.writeBytes(head("name=\"" + fileField + "\"; filename=\"photo.jpg\""));
    body.writeBytes(file);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private static byte[] head(String disposition) {
    String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition;
    return (head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
