package wxalbum.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wxalbum.http.problem.AccessProblem;
import wxalbum.http.problem.ProblemCode;

class AccessTest {
  @Test
  void grantsResourceWhenRolePermits() {
    Access<String> access = Access.decide(Optional.of("album"), Role.GUEST, Permission.VIEW);

    assertThat(access).isEqualTo(new Access.Granted<>("album", Role.GUEST));
    assertThat(access.granted()).hasValue("album");
  }

  @Test
  void forbidsWhatRoleDoesNotPermit() {
    Access<String> access = Access.decide(Optional.of("album"), Role.GUEST, Permission.EDIT_ALBUM);

    assertThat(access).isEqualTo(new Access.Denied<>(Denial.FORBIDDEN));
    assertThat(access.granted()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void hidesResourceWithoutRoleWhateverIsAsked(Permission permission) {
    Access<String> access = Access.decide(Optional.empty(), Role.OWNER, permission);

    assertThat(access).isEqualTo(new Access.Denied<>(Denial.NOT_FOUND));
  }

  @Test
  void hasOneProblemForEachDenial() {
    assertThat(AccessProblem.of(Denial.NOT_FOUND, "Album").problem())
        .isEqualTo(ProblemCode.NOT_FOUND.toProblem("Album not found."));
    assertThat(AccessProblem.of(Denial.FORBIDDEN, "Album").problem().code())
        .isEqualTo(ProblemCode.FORBIDDEN);
  }
}
