package wxalbum.local.template;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the function for a request. The most specific route wins; {@code $default} is the last one.
 */
public final class RouteTable {
  /**
   * A route that matches a request.
   *
   * @param pathParameters the values of the path parameters, percent-decoded
   */
  public record Match(GatewayRoute route, String function, Map<String, String> pathParameters) {}

  private record Entry(GatewayRoute route, String function) {
    private static final Comparator<Entry> MOST_SPECIFIC_FIRST =
        Comparator.comparing(Entry::specificityKey)
            .thenComparing(entry -> entry.route.method().equals("ANY"));

    /**
     * Returns one letter per path segment. Literal segments sort before variables, variables before
     * greedy variables, and these before the default route.
     */
    String specificityKey() {
      if (route.isDefault()) {
        return "z";
      }
      StringBuilder shape = new StringBuilder();
      for (String segment : route.path().split("/", -1)) {
        shape.append(isGreedy(segment) ? 'c' : isVariable(segment) ? 'b' : 'a');
      }
      return shape.toString();
    }
  }

  private final List<Entry> entries;

  public RouteTable(List<FunctionDeclaration> functions) {
    List<Entry> sorted = new ArrayList<>();
    for (FunctionDeclaration function : functions) {
      for (Trigger.Http http : function.triggers(Trigger.Http.class)) {
        sorted.add(new Entry(http.route(), function.name()));
      }
    }
    sorted.sort(Entry.MOST_SPECIFIC_FIRST);
    this.entries = List.copyOf(sorted);
  }

  int size() {
    return entries.size();
  }

  /** Returns the route for a method and a percent-encoded path. */
  public Optional<Match> match(String method, String rawPath) {
    for (Entry entry : entries) {
      if (entry.route.isDefault()) {
        return Optional.of(new Match(entry.route, entry.function, Map.of()));
      }
      Optional<Map<String, String>> parameters =
          entry.route.allowsMethod(method)
              ? extractParameters(entry.route.path(), rawPath)
              : Optional.empty();
      if (parameters.isPresent()) {
        return Optional.of(new Match(entry.route, entry.function, parameters.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> extractParameters(String template, String path) {
    String[] names = template.split("/", -1);
    String[] parts = path.split("/", -1);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (i >= parts.length) {
        return Optional.empty();
      }
      String name = names[i];
      if (isGreedy(name)) {
        String rest = String.join("/", List.of(parts).subList(i, parts.length));
        parameters.put(name.substring(1, name.length() - 2), decode(rest));
        return Optional.of(parameters);
      }
      if (isVariable(name) && !parts[i].isEmpty()) {
        parameters.put(name.substring(1, name.length() - 1), decode(parts[i]));
      } else if (!name.equals(decode(parts[i]))) {
        return Optional.empty();
      }
    }
    return names.length == parts.length ? Optional.of(parameters) : Optional.empty();
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static boolean isGreedy(String segment) {
    return segment.startsWith("{") && segment.endsWith("+}");
  }

  /** Decodes a path segment. Unlike in a query, a plus sign stands for itself. */
  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
