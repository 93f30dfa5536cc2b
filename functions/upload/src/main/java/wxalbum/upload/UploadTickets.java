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

/**
 * Converts upload grants to the contract's {@code Uploads}, and reads the photo ids of saved ones.
 */
final class UploadTickets {
  private static final String FILE_FIELD = "file";

  private final UploadForms forms;

  UploadTickets(UploadForms forms) {
    this.forms = forms;
  }

  /** Returns the response to a request. Each grant has a form unless it is a duplicate. */
  Answer answer(List<Ticket> grants) {
    return Answer.created(new Uploads(grants.stream().map(this::view).toList()));
  }

  /** Returns the photo ids in a saved response, in the order of the request. */
  static List<PhotoId> photos(Answer saved) {
    List<PhotoId> photos = new ArrayList<>();
    if (saved.body() instanceof JsonNode body) {
      for (JsonNode upload : body.path("uploads")) {
        photos.add(PhotoId.parse(upload.path("photoId").asText()).orElseThrow());
      }
    }
    return photos;
  }

  /** Adds the photo ids and the number of forms of a response to the record of the invocation. */
  static void tell(Answer response) {
    if (response.body() instanceof Uploads(List<Upload> uploads)) {
      Invocation.current()
          .note("photoIds", uploads.stream().map(upload -> upload.photoId().toString()).toList())
          .count(
              Metric.UPLOADS_ASKED,
              uploads.stream().filter(upload -> upload.fields() != null).count());
    }
  }

  private Upload view(Ticket grant) {
    return switch (grant) {
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

  /** {@code StartUploadsResponse} of the contract. */
  private record Uploads(List<Upload> uploads) {}

  /** {@code UploadForm} of the contract, or {@code DuplicateUpload} if the form is absent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Upload(
      PhotoId photoId,
      String status,
      @Nullable String url,
      @Nullable Map<String, String> fields,
      @Nullable String fileField,
      @Nullable Instant expiresAt) {}
}
