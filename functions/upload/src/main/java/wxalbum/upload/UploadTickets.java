package wxalbum.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wxalbum.album.PhotoId;
import wxalbum.http.Answer;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;
import wxalbum.upload.StartUpload.Ticket;
import wxalbum.upload.UploadForms.UploadForm;

/** Writes tickets as the contract's {@code Uploads}. */
final class UploadTickets {
  private static final String FILE_FIELD = "file";

  private final UploadForms forms;

  UploadTickets(UploadForms forms) {
    this.forms = forms;
  }

  /** The answer to a request, each ticket with a form where there is something to send. */
  Answer answer(List<Ticket> tickets) {
    return Answer.created(new Uploads(tickets.stream().map(this::view).toList()));
  }

  /** The photos that an answer names, in the order asked. */
  static List<PhotoId> photos(Answer first) {
    List<PhotoId> photos = new ArrayList<>();
    if (first.body() instanceof JsonNode body) {
      for (JsonNode upload : body.path("uploads")) {
        photos.add(PhotoId.parse(upload.path("photoId").asText()).orElseThrow());
      }
    }
    return photos;
  }

  /** Tells the invocation's record of the photos of an answer, and of the forms in it. */
  static void tell(Answer answer) {
    if (answer.body() instanceof Uploads(List<Upload> uploads)) {
      Invocation.current()
          .note("photoIds", uploads.stream().map(upload -> upload.photoId().toString()).toList())
          .count(
              Metric.UPLOADS_ASKED,
              uploads.stream().filter(upload -> upload.fields() != null).count());
    }
  }

  private Upload view(Ticket ticket) {
    return switch (ticket) {
      case Ticket.Duplicate duplicate ->
          new Upload(duplicate.photoId(), "duplicate", null, null, null, null);
      case Ticket.Expected expected -> {
        UploadForm form = forms.sign(expected.photo());
        yield new Upload(
            expected.photo().id(),
            "expected",
            form.url(),
            form.fields(),
            FILE_FIELD,
            form.expiresAt());
      }
    };
  }

  /** {@code Uploads} of the contract. */
  private record Uploads(List<Upload> uploads) {}

  /** {@code ExpectedUpload}, or {@code DuplicateUpload} where there is nothing to send. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Upload(
      PhotoId photoId,
      String status,
      @Nullable String url,
      @Nullable Map<String, String> fields,
      @Nullable String fileField,
      @Nullable Instant expiresAt) {}
}
