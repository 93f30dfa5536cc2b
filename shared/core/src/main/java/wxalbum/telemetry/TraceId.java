package wxalbum.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of a trace: the root that a tracing header names (AWS X-Ray developer guide). */
final class TraceId {
  /** Where a runtime puts the header whose {@link Context} does not have it. */
  private static final String PROPERTY = "com.amazonaws.xray.traceHeader";

  private static final Pattern ROOT =
      Pattern.compile("(?:^|;)\\s*Root=(1-[0-9a-f]{8}-[0-9a-f]{24})\\s*(?:;|$)");

  private TraceId() {}

  /** The id of the trace that an invocation belongs to; nothing where there is none. */
  static Optional<String> of(Context context) {
    return Optional.ofNullable(context.getXrayTraceId())
        .or(() -> Optional.ofNullable(System.getProperty(PROPERTY)))
        .map(ROOT::matcher)
        .filter(Matcher::find)
        .map(header -> header.group(1));
  }
}
