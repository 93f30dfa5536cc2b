package wxalbum.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.testing.Events;
import wxalbum.testing.TestCloud;

/**
 * Starts each function's jar as Lambda does, with AWS's own runtime interface client, and hands it
 * its sample event.
 */
@EnabledIf(
    value = "jarsAreThere",
    disabledReason = "the jars are not packaged (./mvnw verify does) or this is not Linux")
class PackagedJarsTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));
  private static final JsonNode FUNCTIONS = functions();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "login        | \"statusCode\":503",
        "upload       | \"statusCode\":401",
        "thumbnail    | {\"batchItemFailures\":[]}",
        "list-album   | \"statusCode\":200",
        "manage-album | \"statusCode\":401",
        "share        | \"statusCode\":404",
        "migrate      | {\"applied\":0}"
      })
  void answersItsSampleEvent(String function, String expected) throws Exception {
    String answer = answer(function);

    assertThat(answer).contains(expected);
  }

  @Test
  void triesEveryFunctionThatIsDeployed() {
    assertThat(FUNCTIONS.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "login", "upload", "thumbnail", "list-album", "manage-album", "share", "migrate");
  }

  private static String answer(String function) throws Exception {
    JsonNode declared = FUNCTIONS.path(function);
    Path log = ROOT.resolve("local/target/packaged-" + function + ".log");
    try (RuntimeApi api = new RuntimeApi()) {
      ProcessBuilder runtime =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-XX:ErrorFile=" + log + ".crash",
              "-cp",
              jar(function) + File.pathSeparator + runtimeClient(),
              "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
              declared.path("handler").asText());
      runtime.environment().clear();
      runtime.environment().putAll(environment(api));
      runtime.environment().put("_HANDLER", declared.path("handler").asText());
      runtime.environment().put("LAMBDA_TASK_ROOT", ROOT.resolve("local/target").toString());
      Process process = runtime.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      try {
        return api.invoke(Events.sample(function + ".json"));
      } finally {
        process.destroyForcibly();
        var _ = process.waitFor();
      }
    }
  }

  private static Map<String, String> environment(RuntimeApi api) {
    Map<String, String> cloud = new HashMap<>(TestCloud.shared().environment());
    cloud.put("AWS_LAMBDA_RUNTIME_API", api.authority());
    cloud.put("AWS_LAMBDA_FUNCTION_NAME", "packaged");
    cloud.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    cloud.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    cloud.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/packaged");
    cloud.put("AWS_LAMBDA_LOG_STREAM_NAME", "packaged");
    cloud.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    cloud.put("AWS_ACCESS_KEY_ID", System.getProperty("aws.accessKeyId"));
    cloud.put("AWS_SECRET_ACCESS_KEY", System.getProperty("aws.secretAccessKey"));
    cloud.put("WECHAT_APP_ID", "wx0123456789abcdef");
    cloud.put("WECHAT_SECRET", "secret");
    // Nobody answers there.
    cloud.put("WECHAT_URL", "http://127.0.0.1:1");
    return cloud;
  }

  /** The runtime client and what it needs, from the test's own class path. */
  private static String runtimeClient() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.contains("aws-lambda-java-"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  static boolean jarsAreThere() {
    return System.getProperty("os.name").equals("Linux")
        && Stream.generate(FUNCTIONS.fieldNames()::next)
            .limit(FUNCTIONS.size())
            .allMatch(function -> Files.exists(jar(function)));
  }

  private static Path jar(String function) {
    return ROOT.resolve(FUNCTIONS.path(function).at("/package/artifact").asText());
  }

  private static JsonNode functions() {
    try {
      return new YAMLMapper().readTree(ROOT.resolve("serverless.yml").toFile()).path("functions");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
