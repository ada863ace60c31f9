package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import kintsugi.model.ModelInfo;
import kintsugi.model.Normalisation;

/**
 * Where a new model goes.
 *
 * @param file the model's folder or zip file, whose name is the model's
 * @param licence the SPDX identifier of the model's licence
 */
record TrainingOutput(Path file, String licence) {

	/**
	 * Checks name and licence, and makes the folder that the model goes into if it is not there.
	 *
	 * @param replace whether a model that is there may be replaced
	 * @throws IllegalArgumentException if a model cannot have that name or licence, with a sentence for the user
	 * @throws IOException if the model is there already or could not be written, with a sentence for the user
	 */
	void prepare(final boolean replace) throws IOException {
		final Path whole = file.toAbsolutePath().normalize();
		if (whole.getFileName() == null) throw new IllegalArgumentException("The output " + file +
			" has no name for the model; name a folder or zip file in it.");
		final String name = whole.getFileName().toString().replaceFirst("\\.zip$", "");
		new ModelInfo(name, "1.0.0", "checked", List.of("checked"), licence, "checked", Map.of(), Normalisation.DEFAULT);
		if (Files.exists(whole) && !replace) throw new IOException("The output " + file +
			" exists already; choose another, or replace it with --force.");
		try {
			Files.createDirectories(whole.getParent());
		}
		catch (final IOException e) {
			throw new IOException("The folder " + whole.getParent() +
				" for the model cannot be made; choose another output.", e);
		}
		if (!Files.isWritable(whole.getParent())) throw new IOException("You may not write to the folder " +
			whole.getParent() + "; choose another output.");
	}
}
