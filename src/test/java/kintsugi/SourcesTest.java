package kintsugi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;

import org.junit.jupiter.api.Test;

/**
 * Holds the house rules that the compiler does not know: documentation, the size of files, tabs, no unfinished work.
 */
class SourcesTest {

	private static final Path MAIN = Path.of("src/main/java");
	private static final Path TESTS = Path.of("src/test/java");
	private static final int MAX_LINES = 400;

	@Test
	void everyPublicTypeAndMethodIsDocumented() throws IOException {
		assertThat(undocumented(MAIN)).isEmpty();
	}

	@Test
	void everyPackageSaysWhatItHolds() throws IOException {
		final List<Path> silent = javaFiles(MAIN).map(Path::getParent).distinct().map(folder -> folder.resolve(
			"package-info.java")).filter(info -> !Files.isRegularFile(info) || !read(info).contains("/**")).toList();
		assertThat(silent).isEmpty();
	}

	@Test
	void noFileIsTooLong() throws IOException {
		final List<String> tooLong = sources().map(file -> file + ": " + read(file).lines().count() + " lines").filter(
			line -> Integer.parseInt(line.replaceAll(".*: (\\d+) lines", "$1")) > MAX_LINES).toList();
		assertThat(tooLong).isEmpty();
	}

	@Test
	void linesAreIndentedWithTabs() throws IOException {
		assertThat(linesThatMatch("^ {2,}\\S")).isEmpty();
	}

	@Test
	void noLineHasMoreThan120Characters() throws IOException {
		final List<String> found = new ArrayList<>();
		sources().forEach(file -> read(file).lines().filter(line -> line.replace("\t", "  ").length() > 120) //
			.forEach(line -> found.add(file + ": " + line.strip())));
		assertThat(found).isEmpty();
	}

	@Test
	void nothingIsLeftUnfinished() throws IOException {
		// Written in two parts, so that this file does not find itself.
		assertThat(linesThatMatch("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b")).isEmpty();
	}

	@Test
	void noSourceNamesTheFoldersOfOneMachine() throws IOException {
		assertThat(linesThatMatch("\"/(home|work|root|Users)/")).isEmpty();
	}

	private static List<String> linesThatMatch(final String regex) throws IOException {
		final Pattern pattern = Pattern.compile(regex);
		final List<String> found = new ArrayList<>();
		sources().forEach(file -> read(file).lines().filter(line -> pattern.matcher(line).find()).forEach(line -> found
			.add(file + ": " + line.strip())));
		return found;
	}

	private static List<String> undocumented(final Path root) throws IOException {
		final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			final JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, files
				.getJavaFileObjectsFromPaths(javaFiles(root).toList()));
			final Undocumented undocumented = new Undocumented(DocTrees.instance(task));
			for (final CompilationUnitTree unit : task.parse())
				undocumented.scan(unit, null);
			return undocumented.found;
		}
	}

	private static Stream<Path> sources() throws IOException {
		return Stream.concat(javaFiles(MAIN), javaFiles(TESTS));
	}

	private static Stream<Path> javaFiles(final Path root) throws IOException {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
		}
	}

	private static String read(final Path file) {
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Collects the public types and methods without Javadoc; overriding methods inherit theirs. */
	private static final class Undocumented extends TreePathScanner<Void, Void> {

		private final DocTrees docs;
		private final List<String> found = new ArrayList<>();

		Undocumented(final DocTrees docs) {
			this.docs = docs;
		}

		@Override
		public Void visitClass(final ClassTree type, final Void unused) {
			if (!type.getModifiers().getFlags().contains(Modifier.PUBLIC) && !isMemberOfInterface())
				return null;
			require(type.getSimpleName().toString());
			return super.visitClass(type, unused);
		}

		@Override
		public Void visitMethod(final MethodTree method, final Void unused) {
			final boolean isPublic = method.getModifiers().getFlags().contains(Modifier.PUBLIC) || isMemberOfInterface();
			final boolean inherits = method.getModifiers().getAnnotations().stream().anyMatch(annotation -> annotation
				.getAnnotationType().toString().equals("Override"));
			final boolean generated = method.getName().contentEquals("<init>") && method.getParameters().isEmpty();
			if (isPublic && !inherits && !generated) require(method.getName().toString());
			return null;
		}

		private boolean isMemberOfInterface() {
			final Tree parent = getCurrentPath().getParentPath().getLeaf();
			return parent.getKind() == Tree.Kind.INTERFACE;
		}

		private void require(final String name) {
			if (docs.getDocComment(getCurrentPath()) != null) return;
			final CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
			final long position = docs.getSourcePositions().getStartPosition(unit, getCurrentPath().getLeaf());
			found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ":" + unit.getLineMap().getLineNumber(
				position) + " " + name);
		}
	}
}
