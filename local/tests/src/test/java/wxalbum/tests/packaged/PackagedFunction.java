package wxalbum.tests.packaged;

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
import wxalbum.testkit.TestCloud;

/**
 * A function's jar in a process of its own, started as Lambda starts it: with AWS's runtime
 * interface client and exactly the environment that {@code serverless.yml} declares.
 */
final class PackagedFunction implements AutoCloseable {
  private static final JsonNode SERVICE = readService();
  static final JsonNode DECLARATIONS = SERVICE.path("functions");

  /** Settings of a mini-program whose WeChat server is unreachable. */
  static final Map<String, String> UNREACHABLE_WECHAT =
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
  private static final String CRAC_OPTION =
      "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

  private final FakeRuntimeApi runtimeApi;
  private final Duration timeout;
  private final Process process;
  private final Path log;
  private final Path classLoadLog;
  private @Nullable Usage snapshotUsage;

  private PackagedFunction(String function, boolean snapStart, Map<String, String> other)
      throws IOException {
    this.log = ROOT.resolve("local/tests/target/packaged-" + function + ".log");
    this.classLoadLog = ROOT.resolve("local/tests/target/packaged-" + function + ".classes");
    Files.deleteIfExists(classLoadLog);
    this.timeout =
        Duration.ofSeconds(
            DECLARATIONS
                .path(function)
                .path("timeout")
                .asInt(SERVICE.at("/provider/timeout").asInt()));
    this.runtimeApi = new FakeRuntimeApi(this::recordSnapshotUsage);
    String handler = DECLARATIONS.path(function).path("handler").asText();
    ProcessBuilder runtime = new ProcessBuilder(runtimeCommand(function, handler));
    runtime.environment().clear();
    runtime.environment().putAll(environment());
    runtime.environment().put("_HANDLER", handler);
    runtime.environment().putAll(snapStart ? snapStartEnvironment() : onDemandEnvironment());
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
    return runtimeApi.invoke(event, timeout);
  }

  /** Returns everything that the process wrote to its standard output and error. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** Returns the resources used since the start of the process. */
  Usage usage() {
    return new Usage(countLines(classLoadLog), process.info().totalCpuDuration().orElseThrow());
  }

  /** Returns the resources used until the runtime was ready for the snapshot. */
  Usage usageAtSnapshot() {
    return requireNonNull(snapshotUsage, "The runtime did not request a snapshot");
  }

  /**
   * Resources that a process has used since its start.
   *
   * @param loadedClasses number of loaded classes, those of the JDK included
   * @param cpuTime over all processors
   */
  record Usage(long loadedClasses, Duration cpuTime) {
    Usage since(Usage earlier) {
      return new Usage(loadedClasses - earlier.loadedClasses, cpuTime.minus(earlier.cpuTime));
    }
  }

  private void recordSnapshotUsage() {
    snapshotUsage = usage();
  }

  /** Returns the size of the jar in megabytes. */
  static double jarMegabytes(String function) {
    return jar(function).toFile().length() / 1e6;
  }

  /** Returns whether all jars are packaged and the operating system is Linux, as at Lambda. */
  static boolean areAvailable() {
    return System.getProperty("os.name").equals("Linux")
        && functionNames().stream().allMatch(function -> Files.exists(jar(function)));
  }

  static List<String> functionNames() {
    List<String> names = new ArrayList<>();
    DECLARATIONS.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static Path jar(String function) {
    return ROOT.resolve(DECLARATIONS.path(function).at("/package/artifact").asText());
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    runtimeApi.close();
  }

  private List<String> runtimeCommand(String function, String handler) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:ErrorFile=" + log + ".crash",
        "-Xlog:class+load:file=" + classLoadLog + "::filecount=0",
        CRAC_OPTION,
        "-cp",
        jar(function) + File.pathSeparator + runtimeClientClassPath(),
        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
        handler);
  }

  private Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>(TestCloud.shared().isolatedEnvironment());
    variables.put("LAMBDA_TASK_ROOT", ROOT.resolve("local/tests/target").toString());
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi.authority());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "packaged");
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/packaged");
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "packaged");
    variables.putAll(UNREACHABLE_WECHAT);
    return variables;
  }

  private static Map<String, String> onDemandEnvironment() {
    Map<String, String> variables = TestCloud.shared().isolatedEnvironment();
    return Map.of(
        "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
        "AWS_ACCESS_KEY_ID", variables.getOrDefault("SIGNING_KEY_ID", ""),
        "AWS_SECRET_ACCESS_KEY", variables.getOrDefault("SIGNING_SECRET", ""));
  }

  /**
   * Role credentials would expire before the snapshot is restored, so Lambda passes the address
   * that returns them.
   */
  private Map<String, String> snapStartEnvironment() {
    return Map.of(
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "snap-start",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "http://" + runtimeApi.authority() + "/role",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        FakeRuntimeApi.AUTHORIZATION_TOKEN);
  }

  private static long countLines(Path classes) {
    try (Stream<String> lines = Files.lines(classes)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the jars of the runtime interface client, from the test's own class path. */
  private static String runtimeClientClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.contains("aws-lambda-java-"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static JsonNode readService() {
    Path file = Path.of(System.getProperty("wxalbum.root"), "serverless.yml");
    try {
      return new YAMLMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
