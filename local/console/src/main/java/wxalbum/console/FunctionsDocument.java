package wxalbum.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.console.backend.FunctionState;
import wxalbum.console.health.HealthSnapshot;
import wxalbum.console.log.InvocationRecord;
import wxalbum.console.log.JsonDocuments;
import wxalbum.console.metrics.InvocationStats;

/** The functions and their recent activity. */
record FunctionsDocument(List<FunctionState> states, HealthSnapshot snapshot) {
  FunctionsDocument {
    states = List.copyOf(states);
  }

  /**
   * Returns {@code {functions: [{name, triggers, memoryMb, timeoutSeconds, concurrency, warm, busy,
   * recent: {calls, errors, p50Ms, p95Ms}, last}]}}. {@code recent} covers the last five minutes;
   * {@code last} is the latest invocation.
   */
  Map<String, Object> toMap() {
    Map<String, InvocationStats> tallies = InvocationStats.byFunction(snapshot.recent());
    Map<String, InvocationRecord> last = lastInvocations();
    List<Map<String, Object>> functions = new ArrayList<>();
    for (FunctionState state : states) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", state.name());
      document.put("triggers", state.triggers());
      document.put("memoryMb", state.memoryMb());
      document.put("timeoutSeconds", state.timeoutSeconds());
      document.put("concurrency", state.maxInstances());
      document.put("warm", state.warm());
      document.put("busy", state.busy());
      InvocationStats none = InvocationStats.of(List.of());
      document.put("recent", tallies.getOrDefault(state.name(), none).toMap());
      InvocationRecord latest = last.get(state.name());
      if (latest != null) {
        document.put("last", JsonDocuments.ofInvocation(latest));
      }
      functions.add(document);
    }
    return Map.of("functions", functions);
  }

  private Map<String, InvocationRecord> lastInvocations() {
    Map<String, InvocationRecord> last = new HashMap<>();
    for (InvocationRecord call : snapshot.log().invocations().reversed()) {
      last.putIfAbsent(call.function(), call);
      if (last.size() >= states.size()) {
        break;
      }
    }
    return last;
  }
}
