package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import kintsugi.evaluate.Contender;
import kintsugi.evaluate.Evaluation;
import kintsugi.evaluate.EvaluationResult;
import kintsugi.evaluate.ImageList;
import kintsugi.evaluate.MeanFill;
import kintsugi.evaluate.RatioHoles;
import kintsugi.evaluate.RepairFill;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Compares models with mean fill, the harmonic fill and OpenCV's Telea and Navier-Stokes on a folder of images: PSNR,
 * SSIM and L1 inside holes, on 8 bits, by hole ratio and for thin defects. One seeded hole an image and class; all
 * methods fill the same holes. Writes Markdown and, beside it, JSON.
 */
@Command(name = "ClassicalComparison", sortOptions = false)
public final class ClassicalComparison implements Callable<Integer> {

	/** How many methods of each comparison are classical; they come first. */
	private static final int CLASSICAL = 4;

	@Spec
	private CommandSpec spec;
	@Option(names = "--data", required = true, description = "folder of images")
	private Path data;
	@Option(names = "--list", description = "text file with the base names of the images to take, one a line")
	private Path list;
	@Option(names = "--model", description = "name or path of a model or method to compare; may be repeated")
	private List<String> models = List.of();
	@Option(names = "--sketched", description = "model that is also given the true edges inside holes; may be repeated")
	private List<String> sketched = List.of();
	@Option(names = "--channels", defaultValue = "3", description = "1 for grey, 3 for colour")
	private int channels;
	@Option(names = "--size", defaultValue = "512", description = "centre crop of at most so many pixels a side")
	private int size;
	@Option(names = "--seed", defaultValue = "0", description = "of the holes")
	private long seed;
	@Option(names = "--limit", defaultValue = "0", description = "take at most so many images, evenly spread; 0 for all")
	private int limit;
	@Option(names = "--device", defaultValue = "cpu", description = "auto, cpu or cuda")
	private String device;
	@Option(names = "--out", description = "Markdown file to write; a .json file goes beside it")
	private Path out;

	/** Runs a comparison; {@code --help} lists the arguments. */
	public static void main(final String... args) {
		final int code = new CommandLine(new ClassicalComparison()).execute(args);
		if (code != 0) System.exit(code);
	}

	@Override
	public Integer call() throws IOException {
		final ImageList images = ImageList.of(data, list, limit);
		OpenCvFill.load();
		final TrueEdges edges = new TrueEdges(new EightBitImages(channels));
		final List<Contender> contenders = contenders(edges);
		final EvaluationResult result = new Evaluation(RatioHoles.irregularAtAnyBorder(), seed, //
			contenders.subList(0, CLASSICAL), contenders.subList(CLASSICAL, contenders.size()), Optional.empty()) //
			.run(images.files(), data, size, edges, progress());
		result.passedOver().forEach(spec.commandLine().getErr()::println);
		final ComparisonResult comparison = new ComparisonResult(title(result.images()), result);
		final String markdown = comparison.toMarkdown();
		spec.commandLine().getOut().println(markdown);
		if (out != null) {
			Files.writeString(out, markdown);
			Files.writeString(json(out), comparison.toJson());
		}
		for (final Contender contender : contenders)
			contender.close();
		return 0;
	}

	/** Makes the four classical fills, then the models. */
	private List<Contender> contenders(final TrueEdges edges) throws IOException {
		final List<Contender> contenders = new ArrayList<>(List.of(new MeanFill(), OpenCvFill.telea(), //
			OpenCvFill.navierStokes(), new RepairFill("harmonic", "harmonic", Device.CPU)));
		for (final String model : models)
			contenders.add(new RepairFill(Path.of(model).getFileName().toString(), model, Device.parse(device)));
		for (final String model : sketched)
			contenders.add(new RepairFill(Path.of(model).getFileName() + " with true edges", model, Device.parse(device),
				edges));
		return contenders;
	}

	/** Prints what is done, hole by hole. */
	private Progress progress() {
		return new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				spec.commandLine().getErr().println(message);
			}

			@Override
			public boolean canceled() {
				return false;
			}
		};
	}

	private String title(final int images) {
		return images + " images, " + (channels == 1 ? "grey" : "colour") + ", at most " + size + "x" + size +
			" pixels, one hole an image and class, seed " + seed + ", inside holes, 8 bits";
	}

	private static Path json(final Path markdown) {
		return markdown.resolveSibling(markdown.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".json");
	}
}
