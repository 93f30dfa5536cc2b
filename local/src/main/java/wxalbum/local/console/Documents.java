package wxalbum.local.console;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How single things stand in the console's documents; what a thing does not have is left out. */
final class Documents {
  private Documents() {}

  /**
   * An invocation: {@code at} (its end), {@code function, requestId, called, http, kind} (see
   * {@link Ending.Kind}), {@code how} (status or outcome), {@code code, durationMs, coldStart,
   * phases, counts} (its metrics that count something), {@code photoId, uploadRequestId,
   * memoryUsedMb}.
   */
  static Map<String, Object> of(Call call) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("at", call.line().time());
    document.put("function", call.function());
    document.put("requestId", call.requestId());
    put(document, "called", call.called());
    document.put("http", call.http());
    document.put("kind", call.ending().kind().word());
    document.put("how", call.ending().how());
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

  /** Puts a text that is not empty. */
  static void put(Map<String, Object> document, String name, String text) {
    if (!text.isEmpty()) {
      document.put(name, text);
    }
  }

  static Instant moment(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
