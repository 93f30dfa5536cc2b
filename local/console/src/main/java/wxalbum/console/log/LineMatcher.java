package wxalbum.console.log;

import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import wxalbum.http.problem.ProblemException;

/** The text or regular expression that a line must contain. */
public record LineMatcher(BiPredicate<String, Deadline> predicate) {
  /** Matches any line. */
  public static final LineMatcher ANY = new LineMatcher((line, deadline) -> true);

  /** Returns an expression that matches lines with a text, ignoring case. */
  public static LineMatcher containing(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return new LineMatcher((line, deadline) -> line.toLowerCase(Locale.ROOT).contains(lower));
  }

  /**
   * Returns an expression of {@link Pattern}.
   *
   * @throws ProblemException if the syntax is invalid
   */
  public static LineMatcher matching(String regex) {
    Pattern pattern = compile(regex);
    return new LineMatcher((line, deadline) -> pattern.matcher(deadline.guard(line)).find());
  }

  boolean matches(String line, Deadline deadline) {
    try {
      return predicate.test(line, deadline);
    } catch (StackOverflowError e) {
      throw ProblemException.ofField(
          "/regex", "The expression needs too much memory on a line: simplify it.");
    }
  }

  private static Pattern compile(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      String position = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
      throw ProblemException.ofField(
          "/regex",
          "The regular expression is not valid%s: %s.".formatted(position, e.getDescription()));
    } catch (StackOverflowError e) {
      throw ProblemException.ofField("/regex", "The regular expression is nested too deeply.");
    }
  }
}
