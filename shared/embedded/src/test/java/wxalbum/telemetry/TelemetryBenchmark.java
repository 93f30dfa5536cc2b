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
import wxalbum.testing.TestContext;

/**
 * Measures the overhead of telemetry per request. It compares an empty handler with the same
 * handler under telemetry, with as many fields as a typical request. The log lines go to the file
 * of the system property {@code wxalbum.log}.
 */
public final class TelemetryBenchmark {
  private static final int WARM_UP = 20_000;
  private static final int REQUESTS = 20_000;
  private static final byte[] EVENT = new byte[2000];
  private static final byte[] ANSWER = new byte[500];

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
    RequestStreamHandler empty = (input, output, _) -> answer(input.readAllBytes(), output);
    RequestStreamHandler monitored =
        (input, output, call) ->
            telemetry.invocation(
                call,
                invocation -> {
                  note(invocation);
                  return answer(input.readAllBytes(), output);
                });
    var _ = alternate(empty, monitored, WARM_UP);
    long[][] nanos = alternate(empty, monitored, REQUESTS);
    System.out.printf("%nTelemetry, µs per request (%,d of each, alternating)%n", REQUESTS);
    row("", "median", "p99");
    row("empty handler", micros(nanos[0], 0.5), micros(nanos[0], 0.99));
    row("with telemetry", micros(nanos[1], 0.5), micros(nanos[1], 0.99));
  }

  private static void note(Invocation invocation) {
    invocation.note("route", "POST /albums/{albumId}/uploads").note("status", 201);
    invocation.about("userId", "3G5Y0XSH2M8WQ4T6V1N9K7RBCD").about("albumId", "01KQH5Z000000000");
    invocation.spent("db", 4_200_000);
    invocation.spent("s3", 12_345_678);
    invocation.count(Metric.UPLOADS_ASKED, 3);
  }

  private long[][] alternate(RequestStreamHandler first, RequestStreamHandler second, int times)
      throws IOException {
    long[][] nanos = new long[2][times];
    for (int i = 0; i < times; i++) {
      nanos[0][i] = time(first);
      nanos[1][i] = time(second);
    }
    return nanos;
  }

  private long time(RequestStreamHandler handler) throws IOException {
    ByteArrayInputStream event = new ByteArrayInputStream(EVENT);
    OutputStream output = OutputStream.nullOutputStream();
    long start = System.nanoTime();
    handler.handleRequest(event, output, context);
    return System.nanoTime() - start;
  }

  /** Writes a constant response and returns the length of the event. */
  private static int answer(byte[] event, OutputStream output) throws IOException {
    output.write(ANSWER);
    return event.length;
  }

  private static String micros(long[] nanos, double quantile) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return String.format(Locale.ROOT, "%.1f", sorted[(int) (sorted.length * quantile)] / 1e3);
  }

  private static void row(String name, String median, String p99) {
    System.out.printf("%-15s %8s %8s%n", name, median, p99);
  }
}
