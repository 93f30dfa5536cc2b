package wxalbum.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wxalbum.http.Json;

/**
 * The messages of a queue, one file each, so that a restart loses none. Pending messages are in the
 * folder of the queue, dead letters in its subfolder {@code dead/}. A dead letter that is moved
 * back to the folder of the queue is delivered again after a restart; the console does the same
 * without a restart.
 */
public final class MessageStore {
  private static final String SUFFIX = ".json";

  private final Path pending;
  private final Path deadLetters;

  public MessageStore(Path pending) {
    this.pending = pending;
    this.deadLetters = pending.resolve("dead");
    try {
      Files.createDirectories(deadLetters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void save(LocalMessage message) {
    write(pending, message);
  }

  void remove(LocalMessage message) {
    delete(pending, message);
  }

  /** Moves a message to the dead letters. */
  public void moveToDeadLetters(LocalMessage message) {
    write(deadLetters, message);
    remove(message);
  }

  /** Moves a message from the dead letters back to the pending messages. */
  void restoreDeadLetter(LocalMessage message) {
    write(pending, message);
    delete(deadLetters, message);
  }

  List<LocalMessage> pending() {
    return readAll(pending);
  }

  List<LocalMessage> deadLetters() {
    return readAll(deadLetters);
  }

  private static void delete(Path folder, LocalMessage message) {
    try {
      Files.deleteIfExists(fileOf(folder, message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path fileOf(Path folder, LocalMessage message) {
    return folder.resolve(message.id() + SUFFIX);
  }

  /** Writes a draft and renames it, so that a killed process never leaves a partial file. */
  private static void write(Path folder, LocalMessage message) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", message.id());
    fields.put("sent", message.sentAt().toString());
    fields.put("receives", message.receiveCount());
    fields.put("body", message.body());
    Path file = fileOf(folder, message);
    Path draft = folder.resolve(message.id() + ".draft");
    try {
      Files.writeString(draft, Json.write(fields));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<LocalMessage> readAll(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted()
          .map(MessageStore::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalMessage read(Path file) {
    try {
      JsonNode json = Json.read(Files.readString(file));
      return new LocalMessage(
          json.path("id").asText(),
          json.path("body").asText(),
          Instant.parse(json.path("sent").asText()),
          json.path("receives").asInt(),
          System.nanoTime());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
