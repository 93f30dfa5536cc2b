package wxalbum.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.http.Answer;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;
import wxalbum.upload.StartUpload.Ticket;
import wxalbum.upload.UploadForms.UploadForm;

/** Writes tickets as the contract's {@code Uploads}. */
final class UploadTickets {
  private static final String FILE_FIELD = "file";

  private final Photos photos;
  private final UploadForms forms;
  private final Clock clock;

  UploadTickets(Photos photos, UploadForms forms, Clock clock) {
    this.photos = photos;
    this.forms = forms;
    this.clock = clock;
  }

  /** The answer to a request, each ticket with a form where there is something to send. */
  Answer answer(List<Ticket> tickets) {
    return Answer.created(new Uploads(tickets.stream().map(this::view).toList()));
  }

  /**
   * The answer to a repeated request: the same photos, each with a fresh form while there is
   * something to send, without one when it stands, blocked or in the trash.
   *
   * @param requestId of the repeated request, under which the photos are expected from now on
   */
  Answer again(Answer first, String requestId) {
    List<Ticket> tickets = new ArrayList<>();
    if (first.body() instanceof JsonNode body) {
      for (JsonNode upload : body.path("uploads")) {
        PhotoId.parse(upload.path("photoId").asText())
            .map(id -> ticket(id, requestId))
            .ifPresent(tickets::add);
      }
    }
    return answer(tickets);
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

  private Ticket ticket(PhotoId id, String requestId) {
    return photos
        .find(id)
        .filter(UploadTickets::awaited)
        .filter(photo -> photos.giveForm(id, requestId, clock.instant()))
        .<Ticket>map(Ticket.Expected::new)
        .orElse(new Ticket.Duplicate(id));
  }

  private static boolean awaited(Photo photo) {
    return switch (photo.status()) {
      case EXPECTED, FAILED -> !photo.trashed();
      case READY, BLOCKED -> false;
    };
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
