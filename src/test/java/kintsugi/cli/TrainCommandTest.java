package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import kintsugi.model.ModelPackage;
import kintsugi.process.ChildProcess;

/** Tests {@link TrainCommand} on a few generated images and a network of a few thousand weights. */
class TrainCommandTest {

	@TempDir
	private Path folder;
	private Path data;
	private Path model;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	@BeforeEach
	void makeImages() throws IOException {
		data = Files.createDirectory(folder.resolve("images"));
		model = folder.resolve("tiny-model");
		for (int i = 0; i < 3; i++) {
			final ByteProcessor image = new ByteProcessor(48, 40);
			for (int y = 0; y < 40; y++)
				for (int x = 0; x < 48; x++)
					image.set(x, y, (int) (128 + 60 * Math.sin(0.2 * x + i) * Math.cos(0.15 * y)));
			assertThat(new FileSaver(new ImagePlus("image", image)).saveAsPng(data.resolve("image" + i + ".png")
				.toString())).isTrue();
		}
		Files.writeString(data.resolve("broken.png"), "no image");
	}

	/** Trains with small settings, of which {@code more} may replace some: option, value, option, value. */
	private int train(final String... more) {
		out.getBuffer().setLength(0);
		final Map<String, String> options = new LinkedHashMap<>();
		final String[] small = { "--data", data.toString(), "--out", model.toString(), "--crop", "32", "--batch", "2",
			"--channels", "1", "--width", "4", "--levels", "3", "--threads", "1" };
		for (int i = 0; i < small.length; i += 2)
			options.put(small[i], small[i + 1]);
		for (int i = 0; i < more.length; i += 2)
			options.put(more[i], more[i + 1]);
		final List<String> args = new ArrayList<>(List.of("train"));
		options.forEach((option, value) -> {
			args.add(option);
			if (!value.isEmpty()) args.add(value);
		});
		return execute(args);
	}

	private int execute(final List<String> args) {
		return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)) //
			.execute(args.toArray(String[]::new));
	}

	@Test
	void trainsAModelThatOpensAndNamesWhatItPassedOver() throws IOException {
		assertThat(train("--steps", "6", "--seed", "0")).as(err.toString()).isZero();
		final ModelPackage opened = ModelPackage.open(model);
		assertThat(opened.network().channels()).isEqualTo(1);
		assertThat(opened.provenance()).containsEntry("steps_of_the_run", "6").containsEntry("seed", "0");
		assertThat(out.toString()).containsOnlyOnce("broken.png").contains("step 6 of 6").contains(opened.sha256());
	}

	@Test
	void aLongerRunResumesToTheSameModelAsTheUninterruptedOne() throws IOException {
		assertThat(train("--steps", "3", "--decay", "0")).isZero();
		assertThat(train("--steps", "5", "--decay", "0", "--resume", "", "--force", "")).as(err.toString()).isZero();
		final float[] resumed = weights();
		Files.delete(folder.resolve("tiny-model.checkpoint.safetensors"));
		assertThat(train("--steps", "5", "--decay", "0", "--force", "")).isZero();
		assertThat(weights()).containsExactly(resumed);
	}

	private float[] weights() throws IOException {
		final ModelPackage opened = ModelPackage.open(model);
		return opened.weights().get(opened.network().parameters().get(0));
	}

	@Test
	void aModelIsAStart() throws IOException {
		assertThat(train("--steps", "2")).isZero();
		final Path first = model;
		model = folder.resolve("second-model.zip");
		assertThat(execute(List.of("train", "--data", data.toString(), "--out", model.toString(), "--base-model", //
			first.toString(), "--crop", "32", "--batch", "2", "--steps", "2"))).as(err.toString()).isZero();
		final ModelPackage opened = ModelPackage.open(model);
		assertThat(opened.network().settings()).isEqualTo(ModelPackage.open(first).network().settings());
		assertThat(opened.provenance().get("started_from")).contains("tiny-model");
	}

	@Test
	void wrongArgumentsAreASentenceAndExitCodeTwo() {
		assertThat(train("--batch", "1")).isEqualTo(2);
		assertThat(train("--levels", "77")).isEqualTo(2);
		assertThat(train("--base-model", "no-such-model")).isEqualTo(2);
		assertThat(train("--hold-out", folder.resolve("none.txt").toString())).isEqualTo(2);
		assertThat(train("--steps", "2", "--minutes", "1")).isEqualTo(2);
		assertThat(train("--threads", "-1")).isEqualTo(2);
		assertThat(train("--licence", "nonsense!")).isEqualTo(2);
		assertThat(err.toString().lines()).hasSize(7).anyMatch(line -> line.contains("--minutes, not both")) //
			.anyMatch(line -> line.contains("not -1")).anyMatch(line -> line.contains("'nonsense!'")) //
			.anyMatch(line -> line.contains("batch") && line.contains("1")) //
			.anyMatch(line -> line.contains("77")).anyMatch(line -> line.contains("no-such-model"));
	}

	@Test
	void whatCannotBeTrainedIsToldBeforeTraining() throws IOException {
		Files.createDirectory(model);
		assertThat(train("--steps", "2")).isEqualTo(2);
		assertThat(err.toString()).contains("exists already");
		model = folder.resolve("m");
		assertThat(train("--steps", "2")).isEqualTo(2);
		assertThat(err.toString()).contains("'m'");
		model = folder.resolve("other-model");
		assertThat(train("--data", folder.resolve("none").toString())).isEqualTo(2);
		assertThat(err.toString()).contains("does not exist");
	}

	@Test
	void cropsAreAsLargeAsTheImagesAllow() throws IOException {
		assertThat(train("--crop", "64", "--steps", "2")).as(err.toString()).isZero();
		assertThat(out.toString()).contains("smaller than the crop of 64 pixels", "crops of 40 pixels");
	}

	@Test
	void aRecipeOfThePaperRunsOnItsOtherLossesWhereThePerceptualNetworkIsMissing() throws IOException {
		assertThat(train("--recipe", "pconv-256", "--steps", "2")).as(err.toString()).isZero();
		assertThat(out.toString()).contains("perceptual network, which is not there");
		final ModelPackage opened = ModelPackage.open(model);
		assertThat(opened.network().settings()).containsEntry("base", "none");
		assertThat(opened.provenance().get("losses")).contains("hole 6", "total_variation 0.1") //
			.doesNotContain("style");
	}

	@Test
	void aRecipeForRgbTrainsOnGreyImagesAndSaysSo() throws IOException {
		assertThat(train("--channels", "3", "--steps", "2")).as(err.toString()).isZero();
		assertThat(out.toString()).contains("three equal channels");
		assertThat(ModelPackage.open(model).network().channels()).isEqualTo(3);
	}

	@Test
	void anyValueOfARecipeCanBeSet() throws IOException {
		assertThat(train("--steps", "2", "--set", "samples.flip=false", "--set", "samples.flip=no thanks")).isEqualTo(2);
		assertThat(err.toString()).contains("flip");
		assertThat(train("--steps", "2", "--set", "samples.flip=false")).as(err.toString()).isZero();
		assertThat(ModelPackage.open(model).provenance().get("recipe_text")).contains("flip: false");
	}

	@Test
	void bestAndLastModelAreBothKept() throws IOException {
		// a rate that harms, so that the start stays the best
		assertThat(train("--steps", "4", "--learning-rate", "0.5", "--set", "stages.1.warm_up=0")).as(err.toString()) //
			.isZero();
		assertThat(ModelPackage.open(model).provenance()).containsEntry("steps", "0");
		assertThat(ModelPackage.open(folder.resolve("tiny-model-last")).provenance()).containsEntry("steps", "4");
	}

	@Test
	void variantsAreTrainedOneAfterTheOtherAndCompared() throws IOException {
		assertThat(train("--recipe", "padding", "--steps", "2", "--set", "validation.samples=2")).as(err.toString()) //
			.isZero();
		for (final String padding : new String[] { "hole", "zero", "reflect" })
			assertThat(ModelPackage.open(folder.resolve("tiny-model-" + padding)).network().settings()) //
				.containsEntry("padding", padding);
		assertThat(out.toString()).containsPattern("Validation PSNR inside holes, padding-hole [-0-9.]+ dB at step");
	}

	@Test
	void theLossesAreWrittenBesideTheModel() throws IOException {
		assertThat(train("--steps", "4", "--validate-every", "2")).as(err.toString()).isZero();
		assertThat(Files.readAllLines(folder.resolve("tiny-model.curve.csv"))).contains("step,kind,name,value") //
			.anyMatch(line -> line.startsWith("4,training,hole_per_area,")) //
			.anyMatch(line -> line.startsWith("2,validation,psnr_in_holes,"));
	}

	@Test
	void resumingNothingIsASentence() {
		assertThat(train("--resume", "")).isEqualTo(2);
		assertThat(err.toString()).contains("no checkpoint");
	}

	@Test
	void aKilledRunSavesWhatItHasAndResumes() throws Exception {
		try (ChildProcess child = ChildProcess.start(new ProcessBuilder(ChildProcess.java(List.of( //
			"-Djava.awt.headless=true"), Main.class, "train", "--data", data.toString(), "--out", model.toString(), //
			"--crop", "32", "--batch", "2", "--channels", "1", "--width", "4", "--levels", "3", "--threads", "1", //
			"--steps", "1000000"))))
		{
			assertThat(child.awaitLine(line -> line.startsWith("step 100 "))).as(child::output).isTrue();
			child.terminate();
			assertThat(child.awaitLine(line -> line.startsWith("Stopped"))).as(child::output).isTrue();
			assertThat(child.waitFor()).isEqualTo(128 + 15);
		}
		assertThat(model).doesNotExist();
		// long past the last step of this run, so that resuming only saves
		assertThat(train("--steps", "2", "--resume", "")).as(err.toString()).isZero();
		assertThat(Integer.parseInt(ModelPackage.open(model).provenance().get("steps_of_the_run"))) //
			.isGreaterThanOrEqualTo(100);
	}

	@Test
	void theFolderOfTheOutputIsMade() throws IOException {
		model = folder.resolve("new").resolve("folder").resolve("tiny-model.zip");
		assertThat(train("--steps", "2")).as(err.toString()).isZero();
		assertThat(ModelPackage.open(model).name()).isEqualTo("tiny-model");
	}

	@Test
	void aFolderThatCannotBeMadeIsNamedBeforeImagesAreRead() throws IOException {
		model = Files.writeString(folder.resolve("a-file"), "").resolve("tiny-model");
		assertThat(train("--steps", "2", "--data", folder.resolve("none").toString())).isEqualTo(2);
		assertThat(err.toString()).contains("The folder " + folder.resolve("a-file") + " for the model cannot be made");
	}

	@Test
	void heldOutImagesAreNotRead() throws IOException {
		final Path names = Files.writeString(folder.resolve("held.txt"), "images/image0.tif\nimage1\nbroken.png\n");
		assertThat(train("--steps", "2", "--hold-out", names.toString())).as(err.toString()).isZero();
		assertThat(out.toString()).contains("Training on 1 images").doesNotContain("broken.png", "not there");
	}

	@Test
	void heldOutImagesThatAreNotThereAreTold() throws IOException {
		final Path names = Files.writeString(folder.resolve("held.txt"), "image0\nlost.png\nothers/image1.png\n");
		assertThat(train("--steps", "2", "--hold-out", names.toString())).as(err.toString()).isZero();
		assertThat(out.toString()).contains("names 2 images that are not there: lost.png, " + Path.of("others",
			"image1.png"));
	}

	@Test
	void imagesNamedAsHeldOutOnesAreHeldOutTooAndTold() throws IOException {
		Files.copy(data.resolve("image0.png"), Files.createDirectory(data.resolve("more")).resolve("image0.png"));
		final Path names = Files.writeString(folder.resolve("held.txt"), "more/image0\n");
		assertThat(train("--steps", "2", "--hold-out", names.toString())).as(err.toString()).isZero();
		assertThat(out.toString()).contains("names of held-out images: 1 in other folders");
	}

	@Test
	void aResumedRunHoldsTheSameImagesOut() throws IOException {
		final Path names = Files.writeString(folder.resolve("held.txt"), "image0\nbroken.png\n");
		assertThat(train("--steps", "2", "--decay", "0", "--hold-out", names.toString())).as(err.toString()).isZero();
		assertThat(train("--steps", "3", "--decay", "0", "--resume", "", "--force", "")).as(err.toString()).isZero();
		assertThat(out.toString()).contains("Training on 1 images", "validating on 1 others").doesNotContain("broken.png");
	}

	@Test
	void aListOfAllImagesLeavesNothingToTrainOn() throws IOException {
		final Path names = Files.writeString(folder.resolve("held.txt"), "image0\nimage1\nimage2\nbroken\n");
		assertThat(train("--steps", "2", "--hold-out", names.toString())).isEqualTo(2);
		assertThat(err.toString()).contains("holds out every image");
	}
}
