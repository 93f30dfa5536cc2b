package wxalbum.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A fake local run of two functions and a queue, whose dead letters the test sets. */
final class FakeLocalRun implements ConsoleBackend {
  final List<DeadLetter> deadLetters = new ArrayList<>();
  Optional<Instant> oldestMessage = Optional.empty();

  @Override
  public List<FunctionState> functions() {
    return List.of(
        new FunctionState("upload", List.of("GET /me"), 1024, 10, 10, 1, 2),
        new FunctionState("thumbnail", List.of("queue UploadEvents"), 2048, 60, 4, 0, 0));
  }

  @Override
  public List<QueueState> queues() {
    return List.of(
        new QueueState("UploadEvents", "thumbnail", 5, 1, 0, oldestMessage, deadLetters));
  }

  @Override
  public Optional<Integer> redrive(String queue, Predicate<String> ids) {
    if (!queue.equals("UploadEvents")) {
      return Optional.empty();
    }
    int before = deadLetters.size();
    deadLetters.removeIf(letter -> ids.test(letter.id()));
    return Optional.of(before - deadLetters.size());
  }

  @Override
  public Optional<ManualInvocation> invoke(String function, byte[] event) {
    return function.equals("upload")
        ? Optional.of(
            new ManualInvocation(
                "r9", "answered", true, 1.5, new String(event, StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  List<String> names() {
    return functions().stream().map(FunctionState::name).toList();
  }
}
