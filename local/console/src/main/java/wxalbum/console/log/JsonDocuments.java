package wxalbum.console.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Creates parts of the JSON documents of the console. Members without a value are left out. */
public final class JsonDocuments {
  private JsonDocuments() {}

  /**
   * Returns an invocation: {@code at} (its end), {@code function, requestId, calledBy, http, kind}
   * (see {@link InvocationStatus.Kind}), {@code status} (HTTP status or outcome), {@code code,
   * durationMs, coldStart, phases, counts} (its count metrics), {@code photoId, uploadRequestId,
   * memoryUsedMb}.
   */
  public static Map<String, Object> ofInvocation(InvocationRecord call) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("at", call.line().timestamp());
    document.put("function", call.function());
    document.put("requestId", call.requestId());
    putIfNotEmpty(document, "calledBy", call.calledBy());
    document.put("http", call.http());
    document.put("kind", call.status().kind().jsonName());
    document.put("status", call.status().text());
    putIfNotEmpty(document, "code", call.status().code());
    document.put("durationMs", call.durationMs());
    document.put("coldStart", call.coldStart());
    if (!call.phases().isEmpty()) {
      document.put("phases", call.phases());
    }
    Map<String, Long> counts = call.countsByMetric();
    if (!counts.isEmpty()) {
      document.put("counts", counts);
    }
    if (call.line().photoIds().size() == 1) {
      document.put("photoId", call.line().photoIds().getFirst());
    }
    putIfNotEmpty(document, "uploadRequestId", call.uploadRequestId());
    if (call.memoryUsedMb() > 0) {
      document.put("memoryUsedMb", call.memoryUsedMb());
    }
    return document;
  }

  /** Puts a member unless its text is empty. */
  public static void putIfNotEmpty(Map<String, Object> document, String name, String text) {
    if (!text.isEmpty()) {
      document.put(name, text);
    }
  }

  public static Instant toInstant(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
