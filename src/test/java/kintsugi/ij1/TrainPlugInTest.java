package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.ij1.RealImageJ.Outcome;

/** Trains in a real ImageJ: from its menu with the window, and from macros. */
class TrainPlugInTest {

	private static final String USER = "kintsugi.ij1.TrainingUser.";
	private static final String GO_ON = "print('went on');";

	@TempDir
	static Path folder;
	private static RealImageJ imageJ;
	private static Path images;
	private static Path recipe;

	@BeforeAll
	static void start() throws IOException {
		imageJ = new RealImageJ(Files.createDirectory(folder.resolve("imagej")));
		images = TrainingImagesFolder.images(folder.resolve("my images"), 6);
		recipe = TrainingImagesFolder.recipe(folder.resolve("tiny.yaml"));
	}

	@AfterAll
	static void stop() throws IOException {
		if (imageJ != null) imageJ.close();
	}

	@Test
	void aMacroTrainsAndRepairsWithTheNewModelInItsNextLine() {
		final Outcome outcome = imageJ.macro(train("name=first-model") + open("cells-0.tif") +
			"makeRectangle(20, 20, 8, 8); run('Repair Selection...', 'model=first-model');" +
			"return getTitle() + ' by ' + Property.get('Kintsugi model');");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("cells-0-repaired.tif by first-model");
	}

	@Test
	void aMacroLogsItsValidations() {
		final Outcome outcome = imageJ.macro(train("name=logged"));
		assertThat(outcome.log()).contains("Step 0: PSNR", "Step 12: PSNR", "model=logged");
	}

	@Test
	void aMacroTrainsOnTheOpenStack() {
		final Path stack = TrainingImagesFolder.stack(folder.resolve("stack.tif"), 5);
		final Outcome outcome = imageJ.macro("open('" + path(stack) + "'); run('Train Model...', 'recipe=[" + path(recipe) +
			"] device=cpu name=of-stack'); return getTitle();");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("stack.tif");
		assertThat(outcome.log()).contains("Training on 4 images of stack.tif", "model=of-stack");
	}

	@Test
	void stepsOfTheMacroReplaceTheRecipes() {
		assertThat(imageJ.macro("n = 5; " + train("name=five-steps steps=&n")).log()).contains("of 5.");
	}

	@Test
	void nothingToTrainOnStopsTheMacro() {
		assertStopped(imageJ.macro("run('Train Model...', 'name=nothing');" + GO_ON), "nothing to train on");
	}

	@Test
	void aNameThatIsTakenStopsTheMacro() {
		assertStopped(imageJ.macro(train("name=photo-small") + GO_ON), "photo-small", "already");
	}

	@Test
	void aNameThatIsTooShortStopsTheMacro() {
		assertStopped(imageJ.macro(train("name=abc") + GO_ON), "5 to 128", "abc");
	}

	@Test
	void anUnknownRecipeStopsTheMacro() {
		assertStopped(imageJ.macro("run('Train Model...', 'data=[" + path(images) + "] recipe=magic name=magical');" +
			GO_ON), "magic", "pconv-small");
	}

	@Test
	void aFolderThatIsNotThereStopsTheMacro() {
		assertStopped(imageJ.macro("run('Train Model...', 'data=[/not there] name=nowhere');" + GO_ON), "/not there");
	}

	@Test
	void escapeStopsTheMacroAndResumeTrainingGoesOn() {
		final Outcome stopped = imageJ.escaped(train("name=escaped steps=60") + GO_ON);
		assertThat(stopped.log()).doesNotContain("went on").contains("is stopped");
		final Outcome resumed = imageJ.macro("run('Resume Training...', 'checkpoint=escaped device=cpu');" + GO_ON);
		assertThat(resumed.error()).isEmpty();
		assertThat(resumed.log()).contains("Step 60", "model=escaped", "went on");
	}

	@Test
	void aCheckpointThatIsNotThereStopsTheMacro() {
		assertStopped(imageJ.macro("run('Resume Training...', 'checkpoint=unheard');" + GO_ON), "resume");
	}

	@Test
	void theWindowShowsATrainingToItsEnd() {
		final Outcome outcome = imageJ.macro(inWindow("in-window", 30) + await("Finished") + press("Close") +
			"call('" + USER + "awaitNoWindow'); return text;");
		assertThat(outcome.value()).contains("step 30 of 30", "model=in-window");
		assertRepairs("in-window");
	}

	@Test
	void theRecorderWritesWhatTrainsTheSameAgain() {
		final Outcome outcome = imageJ.macro("run('Record...'); " + inWindow("recorded", 5) + await("Finished") +
			press("Close") + "selectWindow('Recorder'); text = getInfo('window.contents'); run('Close'); return text;");
		final String line = outcome.value().lines().filter(text -> text.contains("Train Model")).findFirst().orElseThrow();
		assertThat(line).contains("data=[" + path(images) + "]", "steps=5", "name=recorded");
		final Outcome replayed = imageJ.macro(line.replace("name=recorded", "name=replayed"));
		assertThat(replayed.error()).isEmpty();
		assertThat(replayed.log()).contains("Step 5", "model=replayed");
	}

	@Test
	void aSecondTrainingIsRefused() {
		final Outcome outcome = imageJ.macro(inWindow("only-one", 1_000_000) + await("Training: step") +
			train("name=second") + GO_ON);
		assertStopped(outcome, "only-one", "running");
		assertThat(imageJ.macro(press("Cancel") + press("Cancel training") + await("Stopped") + press("Close") +
			"return text;").value()).contains("is stopped");
	}

	@Test
	void aPausedTrainingWaitsAndContinues() {
		final Outcome outcome = imageJ.macro(inWindow("paused", 1_000_000) + await("Step 8") + press("Pause") +
			await("Paused") + "wait(1000); before = call('" + USER + "text'); wait(1000); after = call('" + USER + "text');" +
			press("Continue") + await("Training: step") + press("Finish now") + await("Finished") + press("Close") +
			"if (before == after) return 'waited';");
		assertThat(outcome.value()).isEqualTo("waited");
		assertRepairs("paused");
	}

	@Test
	void finishNowKeepsTheBestModel() {
		final Outcome outcome = imageJ.macro(inWindow("finished", 1_000_000) + await("Step 8") + press("Finish now") +
			await("Finished") + press("Close") + "return text;");
		assertThat(outcome.value()).contains("model=finished");
		assertRepairs("finished");
	}

	@Test
	void closingTheWindowAsksAndResumeTrainingGoesOnInAWindow() {
		final Outcome outcome = imageJ.macro(inWindow("closed", 1_000_000) + press("Pause") + await("Paused") + //
			"call('" + USER + "close');" + press("Cancel training") + await("Stopped") + press("Close") +
			"call('" + USER + "open', 'Resume Training...', '', ''); " + await("Training: step") + press("Finish now") +
			await("Finished") + press("Close") + "return text;");
		assertThat(outcome.value()).contains("model=closed");
		assertRepairs("closed");
	}

	private static void assertRepairs(final String model) {
		final Outcome outcome = imageJ.macro(open("cells-1.tif") + "makeRectangle(20, 20, 8, 8);" +
			"run('Repair Selection...', 'model=" + model + "'); return '' + Property.get('Kintsugi model');");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo(model);
	}

	private static void assertStopped(final Outcome outcome, final String... words) {
		assertThat(outcome.error()).contains(words);
		assertThat(outcome.log()).doesNotContain("went on");
	}

	/** Trains from the menu: data folder, recipe's file and name, and the steps. */
	private static String inWindow(final String name, final int steps) {
		return "call('" + USER + "open', 'Train Model...', '" + path(images) + "|" + path(recipe) + "|" + name + "', '" +
			steps + "'); ";
	}

	private static String await(final String word) {
		return "text = call('" + USER + "await', '" + word + "'); ";
	}

	private static String press(final String label) {
		return "call('" + USER + "press', '" + label + "'); ";
	}

	private static String train(final String options) {
		return "run('Train Model...', 'data=[" + path(images) + "] recipe=[" + path(recipe) + "] device=cpu " + options +
			"'); ";
	}

	private static String open(final String name) {
		return "open('" + path(images.resolve(name)) + "'); ";
	}

	private static String path(final Path path) {
		return path.toString().replace('\\', '/');
	}
}
