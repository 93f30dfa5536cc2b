package wxalbum.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoleTest {
  /** The permissions of each role. A new role or permission needs a column or a row here. */
  private static final String MATRIX =
      """
      permission      OWNER  GUEST  GUEST_WITH_ORIGINALS
      VIEW            yes    yes    yes
      VIEW_ORIGINALS  yes    no     yes
      ADD_PHOTOS      yes    no     no
      EDIT_PHOTOS     yes    no     no
      EDIT_ALBUM      yes    no     no
      DELETE_ALBUM    yes    no     no
      MANAGE_SHARES   yes    no     no
      """;

  @Test
  void permitsOperationsOfMatrix() {
    String head =
        Stream.of(Role.values())
            .map(Role::name)
            .collect(Collectors.joining(" ", "permission ", ""));
    String rows =
        Stream.of(Permission.values()).map(RoleTest::row).collect(Collectors.joining("\n"));

    assertThat(words(head + "\n" + rows)).isEqualTo(words(MATRIX));
  }

  private static String row(Permission permission) {
    return permission
        + Stream.of(Role.values())
            .map(role -> role.permits(permission) ? " yes" : " no")
            .collect(Collectors.joining());
  }

  private static List<List<String>> words(String table) {
    return table.lines().map(line -> Arrays.asList(line.split(" +", -1))).toList();
  }
}
