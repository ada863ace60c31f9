package kintsugi;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Holds the package table of CONTRIBUTING.md: what each package may import, and what no package may do.
 */
@AnalyzeClasses(packages = "kintsugi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

	private static final String[] ROOMS = { "fetch", "hole", "plugin", "defect", "mask", "metric", "net", "onnx", "model",
		"repair", "evaluate", "train", "image", "command", "ij1", "cli" };

	/** The packages that run on a cluster without ImageJ and without a display. */
	private static final String[] CORE = packages("fetch", "hole", "plugin", "defect", "mask", "metric", "net", "onnx",
		"model", "repair", "evaluate", "train");

	private static final String IMAGEJ = "ij..";
	private static final String IMGLIB2 = "net.imglib2..";
	private static final String ONNX_RUNTIME = "ai.onnxruntime..";
	private static final String DJL = "ai.djl..";
	private static final String JNA = "com.sun.jna..";
	private static final String YAML = "org.yaml.snakeyaml..";
	private static final String JSON = "com.google.gson..";

	/** SciJava's plug-ins and their index, which need no context. */
	private static final String[] SCIJAVA_PLUGINS = { "org.scijava", "org.scijava.plugin..",
		"org.scijava.annotations.." };

	/** The JDK's own measure of processor time. */
	private static final String PROCESS_TIME = "com.sun.management..";

	@ArchTest
	static final ArchRule everyClassHasItsRoom = classes().should().resideInAnyPackage(packages(ROOMS));

	@ArchTest
	static final ArchRule fetch = room("fetch", uses());

	@ArchTest
	static final ArchRule hole = room("hole", uses());

	@ArchTest
	static final ArchRule plugin = room("plugin", uses(), SCIJAVA_PLUGINS);

	@ArchTest
	static final ArchRule defect = room("defect", uses("hole", "plugin"), SCIJAVA_PLUGINS);

	@ArchTest
	static final ArchRule mask = room("mask", uses("hole", "plugin"), SCIJAVA_PLUGINS);

	@ArchTest
	static final ArchRule metric = room("metric", uses("hole"));

	@ArchTest
	static final ArchRule net = room("net", uses());

	@ArchTest
	static final ArchRule onnx = room("onnx", uses("fetch", "net"), ONNX_RUNTIME, JNA);

	@ArchTest
	static final ArchRule model = room("model", uses("hole", "net", "onnx"), YAML);

	@ArchTest
	static final ArchRule repair = room("repair", uses("hole", "plugin", "net", "onnx", "model"), with(SCIJAVA_PLUGINS,
		IMGLIB2));

	@ArchTest
	static final ArchRule evaluate = room("evaluate", uses("hole", "mask", "metric", "onnx", "model", "repair"), IMGLIB2,
		JSON);

	@ArchTest
	static final ArchRule train = room("train", uses("fetch", "hole", "mask", "metric", "net", "onnx", "model"), DJL,
		JSON, YAML, JNA, PROCESS_TIME);

	@ArchTest
	static final ArchRule image = room("image", uses("hole", "defect", "mask", "metric", "onnx", "model", "repair",
		"evaluate"), with(SCIJAVA_PLUGINS, IMAGEJ, IMGLIB2, "java.awt..", "javax.imageio.."));

	@ArchTest
	static final ArchRule ij1 = room("ij1", uses("fetch", "hole", "defect", "mask", "onnx", "model", "repair", "evaluate",
		"train", "image", "command"), IMAGEJ, "java.awt..");

	@ArchTest
	static final ArchRule commandUsesNeitherTheBridgeNorTheCommandLine = noClasses().that().resideInAPackage(
		"kintsugi.command..").should().dependOnClassesThat().resideInAnyPackage(packages("ij1", "cli"));

	@ArchTest
	static final ArchRule noPackageNeedsAnotherInACircle = slices().matching("kintsugi.(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule theCoreHasNoWindows = noClasses().that().resideInAnyPackage(CORE).should().dependOnClassesThat()
		.resideInAnyPackage("java.awt..", "javax.swing..", IMAGEJ);

	/** In plain ImageJ no SciJava context can be made. */
	@ArchTest
	static final ArchRule nothingBelowTheCommandsNeedsAContext = noClasses().that().resideOutsideOfPackage(
		"kintsugi.command..").should().dependOnClassesThat().haveFullyQualifiedName("org.scijava.Context");

	@ArchTest
	static final ArchRule onlyTrainingKnowsDjl = noClasses().that().resideOutsideOfPackages(packages("train", "cli",
		"command")).should().dependOnClassesThat().resideInAPackage(DJL);

	@ArchTest
	static final ArchRule onlySessionsKnowOnnxRuntime = noClasses().that().resideOutsideOfPackage("kintsugi.onnx..")
		.should().dependOnClassesThat().resideInAPackage(ONNX_RUNTIME);

	@ArchTest
	static final ArchRule onlyTheCommandLinePrints = noClasses().that().resideOutsideOfPackage("kintsugi.cli..").should(
		ACCESS_STANDARD_STREAMS);

	@ArchTest
	static final ArchRule onlyTheCommandLineEndsTheProgram = noClasses().that().resideOutsideOfPackage("kintsugi.cli..")
		.should().callMethod(System.class, "exit", int.class);

	@ArchTest
	static final ArchRule nothingLogsBehindTheUsersBack = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

	@ArchTest
	static final ArchRule noStaticFieldChanges = fields().that().areStatic().should().beFinal();

	/** A static final field can still hold state: a collection class that can only be meant to grow, or a counter. */
	@ArchTest
	static final ArchRule noStaticFieldHoldsState = noFields().that().areStatic().should().haveRawType(describe(
		"that can change", ArchitectureTest::isMutable));

	private static boolean isMutable(final JavaClass type) {
		final boolean concreteCollection = !type.isInterface() && (type.isAssignableTo(Collection.class) || type
			.isAssignableTo(Map.class));
		final String name = type.getName();
		return concreteCollection || name.startsWith("java.util.concurrent.atomic.") || name.equals(StringBuilder.class
			.getName()) || name.equals(ThreadLocal.class.getName());
	}

	/** The rule that the classes of a package use the JDK without its windows, the given packages, and nothing else. */
	private static ArchRule room(final String name, final String[] rooms, final String... libraries) {
		final String[] jdk = { "java.io..", "java.lang..", "java.math..", "java.net..", "java.nio..", "java.security..",
			"java.text..", "java.time..", "java.util..", "" };
		final String[] allowed = Stream.of(jdk, packages(name), rooms, libraries).flatMap(Arrays::stream).toArray(
			String[]::new);
		return classes().that().resideInAPackage("kintsugi." + name + "..").should().onlyDependOnClassesThat()
			.resideInAnyPackage(allowed);
	}

	private static String[] with(final String[] libraries, final String... more) {
		return Stream.of(libraries, more).flatMap(Arrays::stream).toArray(String[]::new);
	}

	private static String[] uses(final String... rooms) {
		return packages(rooms);
	}

	private static String[] packages(final String... rooms) {
		return Stream.of(rooms).map(room -> "kintsugi." + room + "..").toArray(String[]::new);
	}
}
