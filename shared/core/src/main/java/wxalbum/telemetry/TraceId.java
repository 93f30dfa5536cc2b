package wxalbum.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Id of a trace: the root in a tracing header (AWS X-Ray Developer Guide). */
final class TraceId {
  /** System property with the header, for runtimes whose {@link Context} does not provide it. */
  private static final String HEADER_PROPERTY = "com.amazonaws.xray.traceHeader";

  private static final Pattern ROOT_PATTERN =
      Pattern.compile("(?:^|;)\\s*Root=(1-[0-9a-f]{8}-[0-9a-f]{24})\\s*(?:;|$)");

  private TraceId() {}

  /** Returns the id of the trace that contains an invocation, or empty without a trace. */
  static Optional<String> fromContext(Context context) {
    return Optional.ofNullable(context.getXrayTraceId())
        .or(() -> Optional.ofNullable(System.getProperty(HEADER_PROPERTY)))
        .map(ROOT_PATTERN::matcher)
        .filter(Matcher::find)
        .map(header -> header.group(1));
  }
}
