package wxalbum.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import wxalbum.album.Sha256;
import wxalbum.album.Transactions;
import wxalbum.http.SavedAnswers.SavedAnswer;
import wxalbum.session.UserSession;

/**
 * Lets a write that carries an {@code Idempotency-Key} be sent twice: the key, the change and the
 * answer are written in one transaction, so that the second request finds all of them or none. A
 * refused request leaves no trace and may be mended under the same key.
 */
public final class IdempotentWrites {
  private static final Duration MEMORY = Duration.ofDays(1);

  private final SavedAnswers answers;
  private final Transactions transactions;
  private final Clock clock;
  private final Function<String, Sha256> digest;

  /** Remembers answers in the database. */
  public IdempotentWrites(SavedAnswers answers, Transactions transactions, Clock clock) {
    this(answers, transactions, clock, Sha256::of);
  }

  /**
   * The same with a digest of one's own, by which a repeat is told from another request: a keyed
   * one where bodies hold what could be guessed from a plain digest.
   */
  public IdempotentWrites(
      SavedAnswers answers,
      Transactions transactions,
      Clock clock,
      Function<String, Sha256> digest) {
    this.answers = answers;
    this.transactions = transactions;
    this.clock = clock;
    this.digest = digest;
  }

  /** The key of a request; nothing where it carries none, refused where it is none. */
  public Optional<Keyed> key(Request request) {
    Optional<String> key = request.header("idempotency-key");
    if (key.filter(given -> !given.matches("[!-~]{1,64}")).isPresent()) {
      throw Refusal.of(
          "/Idempotency-Key", "The Idempotency-Key must be 1 to 64 visible ASCII characters.");
    }
    return key.map(given -> new Keyed(given, digest.apply(text(request))));
  }

  private static String text(Request request) {
    return request.method() + " " + request.path() + "\n" + request.body();
  }

  /** The refusal of a request whose key was used for another. */
  public static Refusal usedForAnother() {
    return new Refusal(Code.CONFLICT.because("This Idempotency-Key was used for another request."));
  }

  /** The action, done once for each key; a repeat gets the first one's answer. */
  public UserAction once(UserAction action) {
    return once(action, (request, answer) -> answer);
  }

  /** The same, where the first one's answer holds something that must be made anew. */
  public UserAction once(UserAction action, Refresh refresh) {
    return (request, user) -> {
      Optional<Keyed> key = key(request);
      if (key.isEmpty()) {
        return action.answer(request, user);
      }
      return transactions.inOne(() -> once(key.get(), action, refresh, request, user));
    };
  }

  private Answer once(
      Keyed keyed, UserAction action, Refresh refresh, Request request, UserSession user) {
    Instant now = clock.instant();
    answers.forget(user.userId(), keyed.key(), now.minus(MEMORY));
    if (!answers.claim(user.userId(), keyed.key(), keyed.request(), now)) {
      return refresh.answer(request, repeat(keyed, user));
    }
    Answer answer = action.answer(request, user);
    String body = answer.body() == null ? "" : Json.write(answer.body());
    answers.save(user.userId(), keyed.key(), answer.status(), body);
    return answer;
  }

  private Answer repeat(Keyed keyed, UserSession user) {
    SavedAnswer saved = answers.find(user.userId(), keyed.key()).orElseThrow();
    if (!saved.requestHash().equals(keyed.request())) {
      throw usedForAnother();
    }
    return new Answer(saved.status(), saved.body().isEmpty() ? null : json(saved.body()));
  }

  private static JsonNode json(String text) {
    try {
      return Json.read(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a saved answer is not JSON", e);
    }
  }

  /**
   * A request that carries a key.
   *
   * @param request a digest that tells it from any other
   */
  public record Keyed(String key, Sha256 request) {}

  /** Makes anew what an answer holds that has aged. */
  @FunctionalInterface
  public interface Refresh {
    /** The answer for a repeated request, from the answer that was given first. */
    Answer answer(Request request, Answer first);
  }
}
