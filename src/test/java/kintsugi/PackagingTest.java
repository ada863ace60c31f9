package kintsugi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ij.plugin.PlugIn;

import kintsugi.hole.Hole;

import org.junit.jupiter.api.Test;

/**
 * Looks at what goes into the jar: the menu of ImageJ, the index of SciJava, the bundled models, the licence.
 */
class PackagingTest {

	private static final Pattern MENU_ENTRY = Pattern.compile("(\\S[^,]*),\\s*\"([^\"]+)\",\\s*([\\w.]+)(\\(.*\\))?");
	private static final String SEPARATOR = "Plugins>Kintsugi, \"-\"";

	@Test
	void everyMenuEntryNamesAPlugIn() throws ReflectiveOperationException {
		final List<String> entries = menuEntries();
		assertThat(entries).isNotEmpty();
		for (final String entry : entries) {
			final Matcher matcher = MENU_ENTRY.matcher(entry);
			assertThat(matcher.matches()).as("\"%s\" is: menu, \"label\", class", entry).isTrue();
			assertThat(matcher.group(1)).as("menu of \"%s\"", entry).isEqualTo("Plugins>Kintsugi");
			final Object plugIn = Class.forName(matcher.group(3)).getDeclaredConstructor().newInstance();
			assertThat(plugIn).as("class of \"%s\"", entry).isInstanceOf(PlugIn.class);
		}
	}

	@Test
	void everyMenuEntryThatOpensADialogEndsInDots() {
		assertThat(menuEntries()).anySatisfy(entry -> assertThat(entry).contains("\"Repair Selection...\""));
	}

	@Test
	void scijavaFindsTheCommandAndTheRepairMethods() {
		final String index = text("META-INF/json/org.scijava.plugin.Plugin");
		assertThat(index).contains("kintsugi.command.RepairSelection").contains("kintsugi.repair.");
	}

	@Test
	void everyBundledModelIsInTheIndexAndTheIndexNamesNoOther() throws IOException {
		final List<String> listed = text("models/index.txt").lines().map(String::strip).filter(line -> !line.isEmpty())
			.toList();
		final Path models = classes().resolve("models");
		try (Stream<Path> folders = Files.list(models)) {
			final List<String> bundled = folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString())
				.toList();
			assertThat(listed).containsExactlyInAnyOrderElementsOf(bundled);
		}
	}

	@Test
	void theBundledModelsAreThereWithAtMostEightMegabytesEach() throws IOException {
		assertThat(text("models/index.txt").lines()).containsExactly("photo-small", "fluorescence-small",
			"fluorescence-gated-small");
		for (final String model : text("models/index.txt").lines().toList()) {
			long size = 0;
			try (Stream<Path> files = Files.list(classes().resolve("models").resolve(model))) {
				for (final Path file : files.toList())
					size += Files.size(file);
			}
			assertThat(size).as(model).isBetween(1_000_000L, 8_000_000L);
		}
	}

	@Test
	void theJarCarriesItsLicence() {
		assertThat(text("META-INF/LICENSE.txt")).contains("Redistribution and use in source and binary forms");
	}

	/** Gets the lines of the menu that name a class. */
	private static List<String> menuEntries() {
		return text("plugins.config").lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
			.filter(line -> !line.equals(SEPARATOR)).toList();
	}

	/** The folder that becomes the jar. */
	private static Path classes() {
		try {
			return Path.of(Hole.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	private static String text(final String name) {
		final Path file = classes().resolve(name);
		assertThat(file).isRegularFile();
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
