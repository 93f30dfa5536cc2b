package wxalbum.local.gateway;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.Fields;
import wxalbum.http.Json;
import wxalbum.local.template.Arn;
import wxalbum.local.template.RouteTable;

/**
 * The event that API Gateway sends to a function for an HTTP API request: payload format version
 * 2.0 of its developer guide.
 */
final class ApiEvent {
  private static final DateTimeFormatter TIME_FORMAT =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /**
   * Media types whose bodies are sent as text. Other bodies, forms included, are sent in Base64,
   * and so are bodies that are not valid UTF-8.
   */
  private static final Pattern TEXT_TYPES =
      Pattern.compile("(text/.*|application/(json|xml|javascript|.*\\+(json|xml)))\\s*(;.*)?");

  private ApiEvent() {}

  /** Returns the JSON of the event. */
  static byte[] of(ApiRequest request, RouteTable.Match match) {
    Map<String, String> headers = toHeaders(request);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "2.0");
    event.put("routeKey", match.route().routeKey());
    event.put("rawPath", request.path());
    event.put("rawQueryString", request.query());
    String cookies = headers.remove("cookie");
    if (cookies != null) {
      event.put("cookies", List.of(cookies.split(";\\s*", -1)));
    }
    event.put("headers", headers);
    if (!request.query().isEmpty()) {
      event.put("queryStringParameters", toQueryParameters(request));
    }
    event.put("requestContext", toRequestContext(request, match, headers));
    if (!match.pathParameters().isEmpty()) {
      event.put("pathParameters", match.pathParameters());
    }
    String body = toUtf8String(request.body());
    boolean text =
        TEXT_TYPES.matcher(headers.getOrDefault("content-type", "")).matches()
            && Arrays.equals(body.getBytes(StandardCharsets.UTF_8), request.body());
    if (request.body().length > 0) {
      event.put("body", text ? body : toBase64(request.body()));
    }
    event.put("isBase64Encoded", request.body().length > 0 && !text);
    return Json.write(event).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> toRequestContext(
      ApiRequest request, RouteTable.Match match, Map<String, String> headers) {
    Map<String, Object> http = new LinkedHashMap<>();
    http.put("method", request.method());
    http.put("path", request.path());
    http.put("protocol", "HTTP/1.1");
    http.put("sourceIp", request.clientIp());
    http.put("userAgent", headers.getOrDefault("user-agent", ""));
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("accountId", Arn.ACCOUNT);
    context.put("apiId", "local");
    context.put("domainName", headers.getOrDefault("host", "localhost"));
    context.put("domainPrefix", "local");
    context.put("http", http);
    context.put("requestId", request.id());
    context.put("routeKey", match.route().routeKey());
    context.put("stage", "$default");
    context.put("time", TIME_FORMAT.format(request.receivedAt()));
    context.put("timeEpoch", request.receivedAt().toEpochMilli());
    return context;
  }

  private static Map<String, String> toHeaders(ApiRequest request) {
    Map<String, String> headers = new TreeMap<>();
    request
        .headers()
        .forEach(
            (name, values) -> {
              String separator = name.equalsIgnoreCase("cookie") ? "; " : ",";
              headers.put(name.toLowerCase(Locale.ROOT), String.join(separator, values));
            });
    headers.put("x-forwarded-for", request.clientIp());
    headers.put("x-forwarded-proto", "http");
    headers.put("x-forwarded-port", headers.getOrDefault("host", "").replaceFirst("^.*:", ""));
    return headers;
  }

  private static Map<String, String> toQueryParameters(ApiRequest request) {
    Map<String, String> joined = new LinkedHashMap<>();
    for (Fields.Field field : request.queryParameters()) {
      joined.put(field.getName(), String.join(",", field.getValues()));
    }
    return joined;
  }

  private static String toUtf8String(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String toBase64(byte[] body) {
    return Base64.getEncoder().encodeToString(body);
  }
}
