package wxalbum.packaged;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wxalbum.testing.TestCloud;

/**
 * A function's jar, started as Lambda starts it: with AWS's own runtime interface client, and an
 * environment that holds what {@code serverless.yml} gives and nothing else.
 */
final class PackagedFunction implements AutoCloseable {
  static final JsonNode DECLARED = functions();

  /** A mini-program whose WeChat does not answer. */
  static final Map<String, String> WECHAT =
      Map.of(
          "WECHAT_APP_ID",
          "wx0123456789abcdef",
          "WECHAT_SECRET",
          "secret",
          "WECHAT_URL",
          "http://127.0.0.1:1");

  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  /** As in the start script of Lambda's own images: org.crac then speaks to AWS's client. */
  private static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

  private final RuntimeApi api;
  private final Duration timeout;
  private final Process process;
  private final Path log;
  private final Path classes;
  private @Nullable Usage atSnapshot;

  private PackagedFunction(String function, boolean snapStart, Map<String, String> other)
      throws IOException {
    this.log = ROOT.resolve("local/target/packaged-" + function + ".log");
    this.classes = ROOT.resolve("local/target/packaged-" + function + ".classes");
    Files.deleteIfExists(classes);
    this.timeout = Duration.ofSeconds(DECLARED.path(function).path("timeout").asInt());
    this.api = new RuntimeApi(this::takeSnapshot);
    String handler = DECLARED.path(function).path("handler").asText();
    ProcessBuilder runtime = new ProcessBuilder(command(function, handler));
    runtime.environment().clear();
    runtime.environment().putAll(environment());
    runtime.environment().put("_HANDLER", handler);
    runtime.environment().putAll(snapStart ? startOfSnapshots() : startOnDemand());
    runtime.environment().putAll(other);
    this.process = runtime.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** Starts a function for its first request. */
  static PackagedFunction start(String function) throws IOException {
    return new PackagedFunction(function, false, Map.of());
  }

  /** Starts it with some settings other than usual. */
  static PackagedFunction start(String function, Map<String, String> other) throws IOException {
    return new PackagedFunction(function, false, other);
  }

  /** Starts it as Lambda does before a snapshot, and goes on as if restored from one. */
  static PackagedFunction restore(String function, Map<String, String> other) throws IOException {
    return new PackagedFunction(function, true, other);
  }

  /**
   * What it answers to an event.
   *
   * @throws TimeoutException where Lambda would have stopped it
   */
  String invoke(byte[] event) throws Exception {
    return api.invoke(event, timeout);
  }

  /** All that it wrote. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** What it has used so far. */
  Usage used() {
    return new Usage(count(classes), process.info().totalCpuDuration().orElseThrow());
  }

  /** What it had used when it told that the snapshot may be taken. */
  Usage usedAtSnapshot() {
    return requireNonNull(atSnapshot, "the runtime asked for no snapshot");
  }

  /**
   * What a process has used since it began.
   *
   * @param classes loaded, those of the JDK included
   * @param cpuTime on all processors
   */
  record Usage(long classes, Duration cpuTime) {
    Usage since(Usage earlier) {
      return new Usage(classes - earlier.classes, cpuTime.minus(earlier.cpuTime));
    }
  }

  private void takeSnapshot() {
    atSnapshot = used();
  }

  /** Megabytes of the jar. */
  static double megabytes(String function) {
    return jar(function).toFile().length() / 1e6;
  }

  /** Whether all are packaged and this is the system that they run on. */
  static boolean areThere() {
    return System.getProperty("os.name").equals("Linux")
        && names().stream().allMatch(function -> Files.exists(jar(function)));
  }

  static List<String> names() {
    List<String> names = new ArrayList<>();
    DECLARED.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static Path jar(String function) {
    return ROOT.resolve(DECLARED.path(function).at("/package/artifact").asText());
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    api.close();
  }

  private List<String> command(String function, String handler) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:ErrorFile=" + log + ".crash",
        "-Xlog:class+load:file=" + classes + "::filecount=0",
        HOOKS,
        "-cp",
        jar(function) + File.pathSeparator + runtimeClient(),
        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
        handler);
  }

  private Map<String, String> environment() {
    Map<String, String> cloud = new HashMap<>(TestCloud.shared().environment());
    cloud.put("LAMBDA_TASK_ROOT", ROOT.resolve("local/target").toString());
    cloud.put("AWS_LAMBDA_RUNTIME_API", api.authority());
    cloud.put("AWS_LAMBDA_FUNCTION_NAME", "packaged");
    cloud.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    cloud.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    cloud.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/packaged");
    cloud.put("AWS_LAMBDA_LOG_STREAM_NAME", "packaged");
    cloud.putAll(WECHAT);
    return cloud;
  }

  private static Map<String, String> startOnDemand() {
    Map<String, String> cloud = TestCloud.shared().environment();
    return Map.of(
        "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
        "AWS_ACCESS_KEY_ID", cloud.getOrDefault("SIGNING_KEY_ID", ""),
        "AWS_SECRET_ACCESS_KEY", cloud.getOrDefault("SIGNING_SECRET", ""));
  }

  /** A key of the role would not outlive the snapshot: Lambda tells where to ask for it. */
  private Map<String, String> startOfSnapshots() {
    return Map.of(
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "snap-start",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "http://" + api.authority() + "/role",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        RuntimeApi.PERMIT);
  }

  private static long count(Path classes) {
    try (Stream<String> lines = Files.lines(classes)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The runtime client and what it needs, from the test's own class path. */
  private static String runtimeClient() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.contains("aws-lambda-java-"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static JsonNode functions() {
    Path file = Path.of(System.getProperty("wxalbum.root"), "serverless.yml");
    try {
      return new YAMLMapper().readTree(file.toFile()).path("functions");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
