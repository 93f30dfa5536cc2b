package wxalbum.tests.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;

/** Texts that no log may contain: those that tests send, and those that responses contain. */
final class KnownSecrets {
  static final String APP_SECRET = "app-secret-of-wechat";
  static final String BEARER = "bearerOfNobody";
  static final String CAPTION = "Caption in confidence";
  static final String CODE = "code-confidant";
  static final String DESCRIPTION = "Description in confidence";
  static final String FILE_CONTENT = "content-of-a-file";
  static final String FILE_NAME = "IMG_CONFIDENTIAL.JPG";
  static final String LABEL = "Label in confidence";
  static final String LATITUDE = "12.34567";
  static final String LONGITUDE = "98.76543";
  static final String OPENID = "oOpenidInConfidence";
  static final String PASSCODE = "passcode-of-friends";
  static final String PASSWORD = "password-of-the-database";
  static final String SESSION_KEY = "c2Vzc2lvbi1rZXk=";
  static final String SHARE_TOKEN = "token-of-no-share";
  static final String TITLE = "Title in confidence";

  /** Secrets that a request can carry. */
  private static final List<String> REQUEST_SECRETS =
      List.of(
          BEARER,
          CAPTION,
          CODE,
          DESCRIPTION,
          FILE_NAME,
          LABEL,
          LATITUDE,
          LONGITUDE,
          OPENID,
          PASSCODE,
          SESSION_KEY,
          SHARE_TOKEN,
          TITLE);

  /** All secrets that a request can carry, in one text. */
  static final String ALL_REQUEST_SECRETS = String.join(" ", REQUEST_SECRETS);

  /** Fields of a response whose values grant access. */
  private static final Set<String> SECRET_RESPONSE_FIELDS =
      Set.of("token", "viewToken", "url", "policy", "x-amz-signature");

  private final Set<String> known = new TreeSet<>(REQUEST_SECRETS);

  KnownSecrets() {
    addAll(
        List.of(
            APP_SECRET,
            FILE_CONTENT,
            PASSWORD,
            TestRequest.DEFAULT_SOURCE_IP,
            "X-Amz-Signature",
            "x-amz-signature",
            "sealed-openid"));
    Map<String, String> environment = TestCloud.shared().isolatedEnvironment();
    List.of("TOKEN_KEYS", "USER_KEY", "SHARE_KEYS", "SIGNING_SECRET")
        .forEach(key -> known.add(environment.getOrDefault(key, "")));
  }

  /** Adds a secret and returns it. */
  String add(String text) {
    known.add(text);
    return text;
  }

  /** Adds secrets. */
  void addAll(Collection<?> texts) {
    texts.forEach(text -> known.add(text.toString()));
  }

  /** Adds the secrets in a response, and returns the response. */
  JsonNode addFrom(JsonNode response) {
    response
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isTextual() && SECRET_RESPONSE_FIELDS.contains(field.getKey())) {
                known.add(field.getValue().asText());
              }
            });
    response.forEach(this::addFrom);
    return response;
  }

  /** Returns the secrets that occur in a text. */
  List<String> findIn(String text) {
    return known.stream().filter(text::contains).toList();
  }
}
