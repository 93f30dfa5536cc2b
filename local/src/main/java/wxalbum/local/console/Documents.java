package wxalbum.local.console;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Creates parts of the JSON documents of the console. Members without a value are left out. */
final class Documents {
  private Documents() {}

  /**
   * Returns an invocation: {@code at} (its end), {@code function, requestId, calledBy, http, kind}
   * (see {@link Ending.Kind}), {@code status} (HTTP status or outcome), {@code code, durationMs,
   * coldStart, phases, counts} (its count metrics), {@code photoId, uploadRequestId, memoryUsedMb}.
   */
  static Map<String, Object> of(Call call) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("at", call.line().time());
    document.put("function", call.function());
    document.put("requestId", call.requestId());
    put(document, "calledBy", call.called());
    document.put("http", call.http());
    document.put("kind", call.ending().kind().word());
    document.put("status", call.ending().how());
    put(document, "code", call.ending().code());
    document.put("durationMs", call.durationMs());
    document.put("coldStart", call.cold());
    if (!call.phases().isEmpty()) {
      document.put("phases", call.phases());
    }
    Map<String, Long> counts = call.counts();
    if (!counts.isEmpty()) {
      document.put("counts", counts);
    }
    if (call.line().photoIds().size() == 1) {
      document.put("photoId", call.line().photoIds().getFirst());
    }
    put(document, "uploadRequestId", call.uploadRequestId());
    if (call.memoryUsedMb() > 0) {
      document.put("memoryUsedMb", call.memoryUsedMb());
    }
    return document;
  }

  /** Puts a member unless its text is empty. */
  static void put(Map<String, Object> document, String name, String text) {
    if (!text.isEmpty()) {
      document.put(name, text);
    }
  }

  static Instant moment(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
