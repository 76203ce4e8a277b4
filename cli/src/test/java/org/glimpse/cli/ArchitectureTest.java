package org.glimpse.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The module graph and the house rules, checked on the compiled classes of all modules. */
@AnalyzeClasses(packages = "org.glimpse", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static void seesEveryModule(JavaClasses classes) {
    Set<String> roots =
        classes.stream()
            .map(c -> c.getPackageName().split("\\.", -1)[2])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(roots)
        .contains(
            "core",
            "synthetic",
            "video",
            "keyframe",
            "imbalance",
            "model",
            "evaluation",
            "report",
            "pipeline",
            "cli");
    assertThat(classes.size()).isGreaterThan(150);
  }

  @ArchTest
  static final ArchRule MODULES_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("org.glimpse..")
          .layer("core")
          .definedBy("org.glimpse.core..")
          .layer("synthetic")
          .definedBy("org.glimpse.synthetic..")
          .layer("video")
          .definedBy("org.glimpse.video..")
          .layer("keyframe")
          .definedBy("org.glimpse.keyframe..")
          .layer("imbalance")
          .definedBy("org.glimpse.imbalance..")
          .layer("model")
          .definedBy("org.glimpse.model..")
          .layer("evaluation")
          .definedBy("org.glimpse.evaluation..")
          .layer("report")
          .definedBy("org.glimpse.report..")
          .layer("pipeline")
          .definedBy("org.glimpse.pipeline..")
          .layer("cli")
          .definedBy("org.glimpse.cli..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("pipeline")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("synthetic")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("video")
          .mayOnlyBeAccessedByLayers("pipeline", "cli")
          .whereLayer("keyframe")
          .mayOnlyBeAccessedByLayers("pipeline", "cli")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("pipeline", "cli")
          .whereLayer("imbalance")
          .mayOnlyBeAccessedByLayers("model", "pipeline", "cli")
          .whereLayer("evaluation")
          .mayOnlyBeAccessedByLayers("report", "pipeline", "cli");

  @ArchTest
  static final ArchRule NO_PACKAGE_CYCLES =
      slices().matching("org.glimpse.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule STANDARD_STREAMS_ONLY_IN_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.glimpse.cli..")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule NO_GENERIC_EXCEPTIONS = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest static final ArchRule NO_JAVA_LOGGING = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule NO_GLOBAL_RANDOMNESS =
      noClasses()
          .should()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(java.util.Random.class)
          .orShould()
          .callConstructor(java.util.SplittableRandom.class)
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(java.util.concurrent.ThreadLocalRandom.class);

  /** The engine may read the number after Java has freed it: see DifferentiableMath. */
  @ArchTest
  static final ArchRule NUMBERS_REACH_THE_ENGINE_SAFELY =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.glimpse.imbalance..", "org.glimpse.model.block..", "org.glimpse.model.zoo..")
          .should()
          .callMethod(NDArray.class, "mul", Number.class)
          .orShould()
          .callMethod(NDArray.class, "div", Number.class)
          .orShould()
          .callMethod(NDArray.class, "pow", Number.class)
          .orShould()
          .callMethod(NDArray.class, "maximum", Number.class)
          .orShould()
          .callMethod(NDArray.class, "minimum", Number.class);

  /** What is computed from a parameter would outlive the step: see StepParameters. */
  @ArchTest
  static final ArchRule PARAMETERS_ARE_READ_FOR_ONE_STEP =
      noClasses()
          .that()
          .resideInAnyPackage("org.glimpse.imbalance..", "org.glimpse.model..")
          .and()
          .doNotHaveSimpleName("StepParameters")
          .should()
          .callMethod(
              ParameterStore.class, "getValue", Parameter.class, Device.class, boolean.class);

  @ArchTest
  static final ArchRule PUBLIC_CLASSES_ARE_FINAL_OR_ABSTRACT_TYPES =
      classes()
          .that()
          .arePublic()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAnonymousClasses()
          .should(beFinalOrAbstract());

  @ArchTest
  static final ArchRule NO_CATCH_ALL_PACKAGES =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..");

  @ArchTest
  static void marksEveryPackageForNullness(JavaClasses classes) {
    Set<String> unmarked =
        classes.stream()
            .filter(resideInAPackage("org.glimpse.."))
            .filter(c -> !c.getPackage().isAnnotatedWith(NullMarked.class))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unmarked).isEmpty();
  }

  private static ArchCondition<JavaClass> beFinalOrAbstract() {
    return new ArchCondition<>("be final or abstract") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean good =
            type.getModifiers().contains(JavaModifier.FINAL)
                || type.getModifiers().contains(JavaModifier.ABSTRACT);
        events.add(new SimpleConditionEvent(type, good, type.getName() + " is neither"));
      }
    };
  }
}
