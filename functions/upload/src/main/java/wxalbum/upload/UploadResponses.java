package wxalbum.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wxalbum.album.PhotoId;
import wxalbum.http.Response;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;
import wxalbum.upload.StartUpload.UploadGrant;
import wxalbum.upload.UploadFormSigner.UploadForm;

/** Converts upload grants to {@code StartUploadsResponse} of the contract. */
final class UploadResponses {
  private static final String FILE_FIELD = "file";

  private final UploadFormSigner formSigner;

  UploadResponses(UploadFormSigner formSigner) {
    this.formSigner = formSigner;
  }

  /** Returns the body of a response. Each grant has a form unless it is a duplicate. */
  UploadsView toBody(List<UploadGrant> grants) {
    return new UploadsView(grants.stream().map(this::toView).toList());
  }

  /** Adds the photo ids and the number of forms of a response to the record of the invocation. */
  static void recordUploads(Response response) {
    if (response.body() instanceof UploadsView(List<UploadView> uploads)) {
      Invocation.current()
          .putField(
              "photoIds", uploads.stream().map(upload -> upload.photoId().toString()).toList())
          .count(
              Metric.UPLOAD_FORMS_ISSUED,
              uploads.stream().filter(upload -> upload.fields() != null).count());
    }
  }

  private UploadView toView(UploadGrant grant) {
    return switch (grant) {
      case UploadGrant.Duplicate duplicate ->
          new UploadView(duplicate.photoId(), "duplicate", null, null, null, null);
      case UploadGrant.Expected expected -> {
        UploadForm form = formSigner.sign(expected.photo());
        yield new UploadView(
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
  record UploadsView(List<UploadView> uploads) {}

  /** {@code UploadForm} of the contract, or {@code DuplicateUpload} if the form is absent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record UploadView(
      PhotoId photoId,
      String status,
      @Nullable String url,
      @Nullable Map<String, String> fields,
      @Nullable String fileField,
      @Nullable Instant expiresAt) {}
}
