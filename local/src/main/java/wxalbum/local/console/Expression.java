package wxalbum.local.console;

import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import wxalbum.http.Refusal;

/** What a line has to hold: a text in either case, or what a regular expression finds. */
record Expression(BiPredicate<String, Budget> finds) {
  /** Any line. */
  static final Expression ANY = new Expression((line, budget) -> true);

  static Expression text(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return new Expression((line, budget) -> line.toLowerCase(Locale.ROOT).contains(lower));
  }

  /**
   * An expression of {@link Pattern}.
   *
   * @throws Refusal when it is none
   */
  static Expression regex(String regex) {
    Pattern pattern = compile(regex);
    return new Expression((line, budget) -> pattern.matcher(budget.guard(line)).find());
  }

  boolean isIn(String line, Budget budget) {
    try {
      return finds.test(line, budget);
    } catch (StackOverflowError e) {
      throw Refusal.of("/regex", "The expression needs too much memory for a line: simplify it.");
    }
  }

  private static Pattern compile(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      String where = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
      throw Refusal.of(
          "/regex",
          "The regular expression is not valid%s: %s.".formatted(where, e.getDescription()));
    } catch (StackOverflowError e) {
      throw Refusal.of("/regex", "The regular expression is nested too deeply.");
    }
  }
}
