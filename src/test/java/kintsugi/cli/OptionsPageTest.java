package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;

import kintsugi.OptionsPage;
import kintsugi.command.FindDefects;
import kintsugi.command.RepairFolder;
import kintsugi.command.RepairSelection;
import picocli.CommandLine.Model.OptionSpec;

/** The page of options has those that there are; one that is new gets a row in src/doc/options.md. */
class OptionsPageTest {

	@Test
	void hasTheParametersOfScripts() throws IOException {
		assertThat(OptionsPage.names(1)).isEqualTo(parameters(RepairSelection.class));
		assertThat(OptionsPage.names(2)).isEqualTo(parameters(RepairFolder.class));
		assertThat(OptionsPage.names(3)).isEqualTo(parameters(FindDefects.class));
	}

	@Test
	void hasTheOptionsOfTheCommandLine() throws IOException {
		assertThat(OptionsPage.names(4)).isEqualTo(options("repair"));
		assertThat(OptionsPage.names(5)).isEqualTo(options("defects"));
	}

	private static Set<String> parameters(final Class<?> command) {
		final Set<String> names = new TreeSet<>();
		for (Class<?> type = command; type != null; type = type.getSuperclass())
			for (final Field field : type.getDeclaredFields()) {
				final Parameter parameter = field.getAnnotation(Parameter.class);
				final boolean asked = parameter != null && parameter.type() != ItemIO.OUTPUT && //
					parameter.visibility() == ItemVisibility.NORMAL && !field.getName().equals("image");
				// services are parameters, too
				if (asked && !field.getType().getName().startsWith("org.scijava")) names.add(field.getName());
			}
		return names;
	}

	private static Set<String> options(final String command) {
		final Set<String> names = new TreeSet<>();
		for (final OptionSpec option : Main.commandLine().getSubcommands().get(command).getCommandSpec().options())
			if (!option.usageHelp() && !option.versionHelp()) names.add(option.longestName());
		return names;
	}
}
