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
 * A function's jar in a process of its own, started as Lambda starts it: with AWS's runtime
 * interface client and exactly the environment that {@code serverless.yml} declares.
 */
final class PackagedFunction implements AutoCloseable {
  static final JsonNode DECLARED = functions();

  /** Settings of a mini-program whose WeChat server is unreachable. */
  static final Map<String, String> WECHAT =
      Map.of(
          "WECHAT_APP_ID",
          "wx0123456789abcdef",
          "WECHAT_SECRET",
          "secret",
          "WECHAT_URL",
          "http://127.0.0.1:1");

  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  /**
   * Option from the start script of Lambda's images: org.crac then uses the hooks of AWS's runtime
   * interface client.
   */
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

  /** Starts a function on demand. */
  static PackagedFunction start(String function) throws IOException {
    return new PackagedFunction(function, false, Map.of());
  }

  /** Starts a function on demand, with some settings replaced. */
  static PackagedFunction start(String function, Map<String, String> other) throws IOException {
    return new PackagedFunction(function, false, other);
  }

  /**
   * Starts a function as Lambda does before a snapshot, and continues as if restored from the
   * snapshot.
   */
  static PackagedFunction restore(String function, Map<String, String> other) throws IOException {
    return new PackagedFunction(function, true, other);
  }

  /**
   * Invokes the function and returns its response.
   *
   * @throws TimeoutException if the function exceeds its declared timeout
   */
  String invoke(byte[] event) throws Exception {
    return api.invoke(event, timeout);
  }

  /** Returns everything that the process wrote to its standard output and error. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** Returns the resources used since the start of the process. */
  Usage used() {
    return new Usage(count(classes), process.info().totalCpuDuration().orElseThrow());
  }

  /** Returns the resources used until the runtime was ready for the snapshot. */
  Usage usedAtSnapshot() {
    return requireNonNull(atSnapshot, "The runtime did not request a snapshot");
  }

  /**
   * Resources that a process has used since its start.
   *
   * @param classes number of loaded classes, those of the JDK included
   * @param cpuTime over all processors
   */
  record Usage(long classes, Duration cpuTime) {
    Usage since(Usage earlier) {
      return new Usage(classes - earlier.classes, cpuTime.minus(earlier.cpuTime));
    }
  }

  private void takeSnapshot() {
    atSnapshot = used();
  }

  /** Returns the size of the jar in megabytes. */
  static double megabytes(String function) {
    return jar(function).toFile().length() / 1e6;
  }

  /** Returns whether all jars are packaged and the operating system is Linux, as at Lambda. */
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
    Map<String, String> variables = new HashMap<>(TestCloud.shared().environment());
    variables.put("LAMBDA_TASK_ROOT", ROOT.resolve("local/target").toString());
    variables.put("AWS_LAMBDA_RUNTIME_API", api.authority());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "packaged");
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/packaged");
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "packaged");
    variables.putAll(WECHAT);
    return variables;
  }

  private static Map<String, String> startOnDemand() {
    Map<String, String> variables = TestCloud.shared().environment();
    return Map.of(
        "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
        "AWS_ACCESS_KEY_ID", variables.getOrDefault("SIGNING_KEY_ID", ""),
        "AWS_SECRET_ACCESS_KEY", variables.getOrDefault("SIGNING_SECRET", ""));
  }

  /**
   * Role credentials would expire before the snapshot is restored, so Lambda passes the address
   * that returns them.
   */
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

  /** Returns the jars of the runtime interface client, from the test's own class path. */
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
