package wxalbum.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import wxalbum.http.Answer;
import wxalbum.http.Json;
import wxalbum.testing.MovableClock;

/** A console of a run of two functions, with a log that the test writes. */
abstract class ConsoleFixture {
  final StandInRun run = new StandInRun();
  final MovableClock clock = new MovableClock().set(LogWriter.BEGIN);
  final Path folder;
  final LogWriter log;
  private Console console;

  ConsoleFixture(Path folder) {
    this.folder = folder;
    this.log = new LogWriter(folder);
    this.console = begun();
  }

  /** Starts another run, which keeps the log of the previous one. */
  final void beginAnew() {
    console = begun();
  }

  private Console begun() {
    return new Console(run, run.names(), folder, log.file(), clock);
  }

  Answer send(String method, String path, String query, String body) {
    return console.answer(method, path, query, body.getBytes(StandardCharsets.UTF_8), "id");
  }

  static JsonNode body(Answer answer) throws Exception {
    return Json.read(Json.write(Objects.requireNonNull(answer.body())));
  }
}
