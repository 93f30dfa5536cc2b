package wxalbum.testkit;

import com.github.mizosoft.methanol.MultipartBodyPublisher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends a multipart form as {@code wx.uploadFile} does: fields first, and the file last. */
public final class MultipartForm {
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
    MultipartBodyPublisher form = encode(parts);
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("content-type", form.mediaType().toString())
            .POST(form)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  /** Returns the parts of a form: the fields in order, and the file last. */
  public static List<Part> parts(Map<String, String> fields, String fileField, byte[] file) {
    List<Part> parts = new ArrayList<>();
    fields.forEach((name, value) -> parts.add(new Part.Field(name, value)));
    parts.add(new Part.File(fileField, file));
    return parts;
  }

  /** Returns the body of a form with these parts in this order. Its media type has the boundary. */
  public static MultipartBodyPublisher encode(List<Part> parts) {
    MultipartBodyPublisher.Builder form = MultipartBodyPublisher.newBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Field(String name, String value) -> form.textPart(name, value);
        case Part.File(String name, byte[] content) ->
            form.formPart(name, "photo.jpg", BodyPublishers.ofByteArray(content));
      }
    }
    return form.build();
  }

  /** A part of a multipart form (RFC 7578). */
  public sealed interface Part {
    /** A text field. */
    record Field(String name, String value) implements Part {}

    /** A file with the name {@code photo.jpg}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(String name, byte[] content) implements Part {}
  }
}
