package wxalbum.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void reportsAllInvalidSettingsInOneException() {
    Map<String, String> environment =
        Map.of("TOKEN_KEYS", "k1:c2hvcnQ=", "USER_KEY", "c2hvcnQ=", "QUOTA_BYTES", "many");

    assertThatThrownBy(
            () ->
                read(
                    environment,
                    Setting.BUCKET,
                    Setting.TOKEN_KEYS,
                    Setting.USER_KEY,
                    Setting.QUOTA_BYTES))
        .hasMessageContaining("BUCKET is missing")
        .hasMessageContaining("TOKEN_KEYS is not kid:base64,… of 32 bytes each")
        .hasMessageContaining("USER_KEY is not 32 bytes in Base64")
        .hasMessageContaining("QUOTA_BYTES is not an integer");
  }

  @Test
  void omitsValuesFromMessages() {
    assertThatThrownBy(() -> read(Map.of("USER_KEY", "my-secret"), Setting.USER_KEY))
        .hasMessageNotContaining("my-secret");
  }

  @Test
  void returnsDefaultWhenSettingIsAbsent() {
    assertThat(read(Map.of()).text(Setting.WECHAT_URL)).isEqualTo("https://api.weixin.qq.com");
  }

  @Test
  void treatsBlankValueAsMissing() {
    assertThatThrownBy(() -> read(Map.of("BUCKET", " "), Setting.BUCKET))
        .hasMessageContaining("BUCKET is missing");
  }

  private static Settings read(Map<String, String> environment, Setting... required) {
    return ScopedValue.where(Settings.ENVIRONMENT, environment).call(() -> Settings.read(required));
  }
}
