package wxalbum.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wxalbum.http.Json;
import wxalbum.http.Response;
import wxalbum.testkit.MutableClock;

/** A console of a run of two functions, with a log that the test writes. */
abstract class ConsoleFixture {
  final FakeLocalRun run = new FakeLocalRun();
  final MutableClock clock = new MutableClock().set(TestLogWriter.START);
  final Path folder;
  final TestLogWriter log;
  private Console console;

  ConsoleFixture(Path folder) {
    this.folder = folder;
    this.log = new TestLogWriter(folder);
    this.console = newConsole();
  }

  /** Starts another run, which keeps the log of the previous one. */
  final void restart() {
    console = newConsole();
  }

  private Console newConsole() {
    return new Console(run, run.names(), folder, log.file(), clock);
  }

  Response send(String method, String path, String body, String... parameters) {
    return console.handle(
        method, path, parameters(parameters), body.getBytes(StandardCharsets.UTF_8), "id");
  }

  /** Returns query parameters, each given as {@code name=value} without percent-encoding. */
  static Map<String, String> parameters(String... parameters) {
    return Stream.of(parameters)
        .map(parameter -> parameter.split("=", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  static JsonNode body(Response answer) throws Exception {
    return Json.read(Json.write(Objects.requireNonNull(answer.body())));
  }
}
