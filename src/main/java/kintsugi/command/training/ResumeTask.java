package kintsugi.command.training;

import java.io.IOException;
import java.nio.file.Path;

import ij.ImagePlus;
import kintsugi.command.TrainingImages;
import kintsugi.model.ModelStore;
import kintsugi.onnx.Device;
import kintsugi.train.TrainingData;
import kintsugi.train.TrainingRequest;
import kintsugi.train.TrainingState;
import kintsugi.train.recipe.Recipe;

/**
 * A training that was stopped and is to go on as users order it; its checkpoint has everything
 * but images and device.
 *
 * @param state what the checkpoint says
 * @param image the image that it was trained on, or null if that was a folder
 * @param device where to run
 */
public record ResumeTask(TrainingState state, ImagePlus image, Device device) implements TrainingOrder {

	/**
	 * Reads a checkpoint.
	 *
	 * @param checkpoint one of {@link Checkpoints#names}, or a file
	 * @param current the current image, which must be the one that was trained on if that was no folder; may be null
	 * @throws IOException if there is no such checkpoint, it cannot be read, or it is of a fine-tuning on an open image,
	 *           with a sentence for the user
	 */
	public static ResumeTask of(final String checkpoint, final ImagePlus current, final Device device)
		throws IOException
	{
		final TrainingState state = TrainingState.read(Checkpoints.find(checkpoint.strip(), ModelStore.standard()));
		final boolean open = state.location().isEmpty();
		// the grown selection of then is unknown now
		if (open && state.recipe().name().equals(FineTuneTask.RECIPE)) throw new IOException("The fine-tuning on \"" + state
			.data() + "\" cannot be resumed, as the checkpoint does not keep what was selected; start it again: it takes " +
			"minutes.");
		if (open && (current == null || !current.getTitle().equals(state.data()))) throw new IOException(
			"This training was on the open image \"" + state.data() + "\". Open it and select its window first.");
		return new ResumeTask(state, open ? current : null, device);
	}

	@Override
	public String name() {
		return state.output().getFileName().toString().replaceFirst("\\.zip$", "");
	}

	@Override
	public Recipe recipe() {
		return state.recipe();
	}

	@Override
	public TrainingRequest request() throws IOException {
		final TrainingData data = image != null ? OpenImage.data(image) : //
			TrainingData.folder(Path.of(state.location()), state.heldOut(), new TrainingImages());
		return new TrainingRequest(data, recipe(), null, TrainingTask.perceptual(recipe()), //
			TrainingTask.machine(device), null, state.output(), state.licence(), false, true);
	}
}
