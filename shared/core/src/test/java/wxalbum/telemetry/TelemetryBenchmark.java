package wxalbum.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import wxalbum.settings.Settings;
import wxalbum.testkit.TestContext;

/**
 * Measures the overhead of telemetry per request. It compares an empty handler with the same
 * handler under telemetry, with as many fields as a typical request. The log lines go to the file
 * of the system property {@code wxalbum.log}.
 */
public final class TelemetryBenchmark {
  private static final int WARM_UP_REQUESTS = 20_000;
  private static final int REQUESTS = 20_000;
  private static final byte[] EVENT = new byte[2000];
  private static final byte[] RESPONSE = new byte[500];

  private final Context context =
      new TestContext(
          "8f5c2f0e-9a43-4f51-8a0e-2f6d2f1b7c11",
          "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=53995c3f42cd8ad8;Sampled=1");

  private TelemetryBenchmark() {}

  /** Measures both handlers alternately and prints a table. */
  public static void main(String[] args) throws IOException {
    new TelemetryBenchmark().measure();
  }

  private void measure() throws IOException {
    Settings settings =
        ScopedValue.where(Settings.ENVIRONMENT, Map.<String, String>of()).call(Settings::read);
    Telemetry telemetry = new Telemetry("benchmark", settings);
    RequestStreamHandler empty = (input, output, _) -> writeResponse(input.readAllBytes(), output);
    RequestStreamHandler monitored =
        (input, output, call) ->
            telemetry.runInvocation(
                call,
                invocation -> {
                  recordTypicalFields(invocation);
                  return writeResponse(input.readAllBytes(), output);
                });
    var _ = measureAlternately(empty, monitored, WARM_UP_REQUESTS);
    long[][] nanos = measureAlternately(empty, monitored, REQUESTS);
    System.out.printf("%nTelemetry, µs per request (%,d of each, alternating)%n", REQUESTS);
    printRow("", "median", "p99");
    printRow("empty handler", quantileMicros(nanos[0], 0.5), quantileMicros(nanos[0], 0.99));
    printRow("with telemetry", quantileMicros(nanos[1], 0.5), quantileMicros(nanos[1], 0.99));
  }

  private static void recordTypicalFields(Invocation invocation) {
    invocation.putField("route", "POST /albums/{albumId}/uploads").putField("status", 201);
    invocation
        .putContextId("userId", "3G5Y0XSH2M8WQ4T6V1N9K7RBCD")
        .putContextId("albumId", "01KQH5Z000000000");
    invocation.addPhaseTime("db", 4_200_000);
    invocation.addPhaseTime("s3", 12_345_678);
    invocation.count(Metric.UPLOAD_FORMS_ISSUED, 3);
  }

  private long[][] measureAlternately(
      RequestStreamHandler first, RequestStreamHandler second, int times) throws IOException {
    long[][] nanos = new long[2][times];
    for (int i = 0; i < times; i++) {
      nanos[0][i] = measureNanos(first);
      nanos[1][i] = measureNanos(second);
    }
    return nanos;
  }

  private long measureNanos(RequestStreamHandler handler) throws IOException {
    ByteArrayInputStream event = new ByteArrayInputStream(EVENT);
    OutputStream output = OutputStream.nullOutputStream();
    long start = System.nanoTime();
    handler.handleRequest(event, output, context);
    return System.nanoTime() - start;
  }

  /** Writes a constant response and returns the length of the event. */
  private static int writeResponse(byte[] event, OutputStream output) throws IOException {
    output.write(RESPONSE);
    return event.length;
  }

  private static String quantileMicros(long[] nanos, double quantile) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return String.format(Locale.ROOT, "%.1f", sorted[(int) (sorted.length * quantile)] / 1e3);
  }

  private static void printRow(String name, String median, String p99) {
    System.out.printf("%-15s %8s %8s%n", name, median, p99);
  }
}
