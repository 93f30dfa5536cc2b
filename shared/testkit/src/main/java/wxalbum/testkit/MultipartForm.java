package wxalbum.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends a multipart form as {@code wx.uploadFile} does: fields first, and the file last. */
public final class MultipartForm {
  private static final String BOUNDARY = "----wxalbum-form-boundary";

  /** The content type of the forms, which includes the boundary. */
  public static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private MultipartForm() {}

  /** Posts a form with the file in the field {@code fileField}. */
  public static HttpResponse<String> send(
      URI url, Map<String, String> fields, String fileField, byte[] file)
      throws IOException, InterruptedException {
    return send(url, parts(fields, fileField, file));
  }

  /** Posts a form with these parts in this order. */
  public static HttpResponse<String> send(URI url, List<Part> parts)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("content-type", CONTENT_TYPE)
            .POST(BodyPublishers.ofByteArray(encode(parts)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  /** Returns the parts of a form: the fields in order, and the file last. */
  public static List<Part> parts(Map<String, String> fields, String fileField, byte[] file) {
    List<Part> parts = new ArrayList<>();
    fields.forEach((name, value) -> parts.add(Part.ofField(name, value)));
    parts.add(Part.ofFile(fileField, file));
    return parts;
  }

  /** Returns the body of a form with these parts in this order. */
  public static byte[] encode(List<Part> parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    parts.forEach(part -> part.writeTo(body));
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  /**
   * A part of a multipart form (RFC 7578).
   *
   * @param dispositionParameters the parameters of the {@code Content-Disposition} header
   * @param content the bytes of the part
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Part(String dispositionParameters, byte[] content) {
    /** Creates the part of a text field. */
    public static Part ofField(String name, String value) {
      return new Part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    /** Creates the part of a file with the name {@code photo.jpg}. */
    public static Part ofFile(String name, byte[] bytes) {
      return new Part("name=\"" + name + "\"; filename=\"photo.jpg\"", bytes);
    }

    private void writeTo(ByteArrayOutputStream body) {
      String head =
          "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
              .formatted(BOUNDARY, dispositionParameters);
      body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      body.writeBytes(content);
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
  }
}
