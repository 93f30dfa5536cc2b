package wxalbum.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract repeats the members of a photo in each variant, because generators need that. */
class PhotoSchemasTest {
  private static final String[] STATUSES = {"Expected", "Ready", "Failed", "Blocked"};

  @ParameterizedTest
  @ValueSource(strings = {"Expected", "Ready", "Failed", "Blocked"})
  void variantsOfOneStatusHaveSameMembers(String status) throws IOException {
    Map<String, JsonNode> photo = members(status + "Photo");

    Map<String, JsonNode> detail = members(status + "PhotoDetail");
    Map<String, JsonNode> trashed = members("Trashed" + status + "Photo");

    assertThat(detail.keySet()).contains("exif");
    assertThat(trashed.keySet()).contains("deletedAt", "purgeAt");
    detail.remove("exif");
    trashed.keySet().removeAll(List.of("deletedAt", "purgeAt"));
    assertThat(detail).isEqualTo(photo);
    assertThat(trashed).isEqualTo(photo);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "albumId", "bytes", "contentType", "takenAt", "caption"})
  void statusDoesNotChangeMember(String member) throws IOException {
    JsonNode expected = members("ExpectedPhoto").get(member);

    for (String status : STATUSES) {
      assertThat(members(status + "Photo").get(member)).isEqualTo(expected);
    }
  }

  /** Returns the members of a schema, all of which are required. */
  private static Map<String, JsonNode> members(String schema) throws IOException {
    try (InputStream yaml = PhotoSchemasTest.class.getResourceAsStream("/openapi.yaml")) {
      JsonNode node =
          new YAMLMapper()
              .readTree(Objects.requireNonNull(yaml))
              .path("components")
              .path("schemas")
              .path(schema);
      Map<String, JsonNode> members = new TreeMap<>();
      node.path("properties").properties().forEach(e -> members.put(e.getKey(), e.getValue()));
      assertThat(node.path("required")).hasSize(members.size());
      return members;
    }
  }
}
