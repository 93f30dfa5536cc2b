package wxalbum.local;

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
final class MessageStore {
  private static final String SUFFIX = ".json";

  private final Path live;
  private final Path dead;

  MessageStore(Path folder) {
    this.live = folder;
    this.dead = folder.resolve("dead");
    try {
      Files.createDirectories(dead);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void save(Message message) {
    write(live, message);
  }

  void remove(Message message) {
    delete(live, message);
  }

  /** Moves a message to the dead letters. */
  void bury(Message message) {
    write(dead, message);
    remove(message);
  }

  /** Moves a message from the dead letters back to the pending messages. */
  void raise(Message message) {
    write(live, message);
    delete(dead, message);
  }

  List<Message> live() {
    return all(live);
  }

  List<Message> dead() {
    return all(dead);
  }

  private static void delete(Path folder, Message message) {
    try {
      Files.deleteIfExists(file(folder, message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path folder, Message message) {
    return folder.resolve(message.id() + SUFFIX);
  }

  /** Writes a draft and renames it, so that a killed process never leaves a partial file. */
  private static void write(Path folder, Message message) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", message.id());
    fields.put("sent", message.sent().toString());
    fields.put("receives", message.receives());
    fields.put("body", message.body());
    Path file = file(folder, message);
    Path draft = folder.resolve(message.id() + ".draft");
    try {
      Files.writeString(draft, Json.write(fields));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Message> all(Path folder) {
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

  private static Message read(Path file) {
    try {
      JsonNode json = Json.read(Files.readString(file));
      return new Message(
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
