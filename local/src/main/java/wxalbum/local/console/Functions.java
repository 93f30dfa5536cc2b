package wxalbum.local.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions and their recent activity. */
record Functions(List<FunctionState> states, Moment moment) {
  Functions {
    states = List.copyOf(states);
  }

  /**
   * Returns {@code {functions: [{name, triggers, memoryMb, timeoutSeconds, concurrency, warm, busy,
   * recent: {calls, errors, p50Ms, p95Ms}, last}]}}. {@code recent} covers the last five minutes;
   * {@code last} is the latest invocation.
   */
  Map<String, Object> document() {
    Map<String, Tally> tallies = Tally.byFunction(moment.recent());
    Map<String, Call> last = last();
    List<Map<String, Object>> functions = new ArrayList<>();
    for (FunctionState state : states) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", state.name());
      document.put("triggers", state.triggers());
      document.put("memoryMb", state.memoryMb());
      document.put("timeoutSeconds", state.timeoutSeconds());
      document.put("concurrency", state.concurrency());
      document.put("warm", state.warm());
      document.put("busy", state.atWork());
      Tally none = Tally.of(List.of());
      document.put("recent", tallies.getOrDefault(state.name(), none).document());
      Call latest = last.get(state.name());
      if (latest != null) {
        document.put("last", Documents.of(latest));
      }
      functions.add(document);
    }
    return Map.of("functions", functions);
  }

  private Map<String, Call> last() {
    Map<String, Call> last = new HashMap<>();
    for (Call call : moment.log().calls().reversed()) {
      last.putIfAbsent(call.function(), call);
      if (last.size() >= states.size()) {
        break;
      }
    }
    return last;
  }
}
