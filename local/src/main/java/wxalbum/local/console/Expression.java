package wxalbum.local.console;

import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import wxalbum.http.Refusal;

/** The text or regular expression that a line must contain. */
record Expression(BiPredicate<String, Budget> finds) {
  /** Matches any line. */
  static final Expression ANY = new Expression((line, budget) -> true);

  /** Returns an expression that matches lines with a text, ignoring case. */
  static Expression text(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return new Expression((line, budget) -> line.toLowerCase(Locale.ROOT).contains(lower));
  }

  /**
   * Returns an expression of {@link Pattern}.
   *
   * @throws Refusal if the syntax is invalid
   */
  static Expression regex(String regex) {
    Pattern pattern = compile(regex);
    return new Expression((line, budget) -> pattern.matcher(budget.guard(line)).find());
  }

  boolean isIn(String line, Budget budget) {
    try {
      return finds.test(line, budget);
    } catch (StackOverflowError e) {
      throw Refusal.of("/regex", "The expression needs too much memory on a line: simplify it.");
    }
  }

  private static Pattern compile(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      String position = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
      throw Refusal.of(
          "/regex",
          "The regular expression is not valid%s: %s.".formatted(position, e.getDescription()));
    } catch (StackOverflowError e) {
      throw Refusal.of("/regex", "The regular expression is nested too deeply.");
    }
  }
}
