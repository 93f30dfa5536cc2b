package wxalbum.tests.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoStatus;

/** Checks what only some classes may do. */
class CodeRulesTest {
  @Test
  void onlyHandlersOfFunctionsImplementRequestStreamHandler() {
    classes()
        .that()
        .implement(RequestStreamHandler.class)
        .should()
        .haveSimpleNameEndingWith("Handler")
        .andShould(be(Modules.in(Modules.functions().toArray(String[]::new))))
        .check(Modules.MAIN_CLASSES);
  }

  @Test
  void onlySettingsReadEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackage("wxalbum.settings")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(Modules.MAIN_CLASSES);
  }

  @Test
  void onlyStorageDependsOnAwsSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackages("wxalbum.storage", "wxalbum.embedded")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(Modules.MAIN_CLASSES);
  }

  @Test
  void onlyAlbumPackageUsesConstantsOfPhotoStatus() {
    noClasses()
        .that()
        .resideOutsideOfPackages("wxalbum.album", "wxalbum.testkit")
        .should()
        .accessFieldWhere(
            DescribedPredicate.describe(
                "the target is a status; PhotoLifecycle answers questions about it",
                access -> access.getTargetOwner().isEquivalentTo(PhotoStatus.class)))
        .check(Modules.MAIN_CLASSES);
  }

  /** NullAway checks no class of a package without the mark. */
  @Test
  void everyPackageIsNullMarked() {
    classes()
        .should(
            be(
                DescribedPredicate.<JavaClass>describe(
                    "in a package that is @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
        .check(Modules.MAIN_CLASSES);
  }
}
