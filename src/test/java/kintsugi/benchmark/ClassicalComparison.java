package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
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
	static final int CLASSICAL = 4;

	@Spec
	private CommandSpec spec;
	@Option(names = "--data", required = true, description = "folder of images")
	private Path data;
	@Option(names = "--list", description = "text file with the base names of the images to take, one a line")
	private Path list;
	@Option(names = "--model", description = "name or path of a model or method to compare; may be repeated")
	private List<String> models = List.of();
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
		final List<Path> files = files();
		OpenCvFill.load();
		final List<Contender> contenders = contenders();
		final ComparisonResult result = new ComparisonResult(contenders);
		for (final Path file : files) {
			final EightBitImage truth = EightBitImage.read(file, channels, size);
			for (final HoleClass holes : HoleClass.all()) {
				final Hole hole = holes.draw(truth, seed);
				final EightBitImage known = truth.without(hole);
				for (final Contender contender : contenders) {
					final long start = System.nanoTime();
					final EightBitImage filled = contender.fill(known, hole);
					result.add(holes.label(), contender, filled, truth, hole, (System.nanoTime() - start) / 1e9);
				}
			}
			spec.commandLine().getErr().println(files.indexOf(file) + 1 + " of " + files.size() + ": " + truth.name());
		}
		final String markdown = result.toMarkdown(title(files.size()));
		spec.commandLine().getOut().println(markdown);
		if (out != null) {
			Files.writeString(out, markdown);
			Files.writeString(json(out), result.toJson(title(files.size())));
		}
		for (final Contender contender : contenders)
			contender.close();
		return 0;
	}

	/** Makes the four classical fills, then the models. */
	private List<Contender> contenders() throws IOException {
		final List<Contender> contenders = new ArrayList<>(List.of(new MeanFill(), OpenCvFill.telea(), //
			OpenCvFill.navierStokes(), new KintsugiFill("harmonic", Device.CPU)));
		for (final String model : models)
			contenders.add(new KintsugiFill(model, Device.parse(device)));
		return contenders;
	}

	private String title(final int images) {
		return images + " images, " + (channels == 1 ? "grey" : "colour") + ", at most " + size + "x" + size +
			" pixels, one hole an image and class, seed " + seed + ", inside holes, 8 bits";
	}

	private List<Path> files() throws IOException {
		final Set<String> names = new HashSet<>();
		if (list != null) Files.readAllLines(list).stream().map(String::trim).filter(line -> !line.isEmpty()) //
			.map(ClassicalComparison::baseName).forEach(names::add);
		final List<Path> files;
		try (Stream<Path> all = Files.walk(data)) {
			files = all.filter(Files::isRegularFile) //
				.filter(file -> file.toString().toLowerCase(java.util.Locale.ROOT).matches(".*\\.(png|jpe?g|tiff?|bmp)")) //
				.filter(file -> list == null || names.contains(baseName(file.toString()))) //
				.sorted().collect(Collectors.toList());
		}
		if (files.isEmpty()) throw new IOException("There is no image to compare on in " + data + ".");
		if (limit < 1 || files.size() <= limit) return files;
		final List<Path> spread = new ArrayList<>();
		for (int i = 0; i < limit; i++)
			spread.add(files.get((int) ((long) i * files.size() / limit)));
		return spread;
	}

	private static String baseName(final String path) {
		return Path.of(path).getFileName().toString().replaceFirst("\\.[^.]*$", "");
	}

	private static Path json(final Path markdown) {
		return markdown.resolveSibling(baseName(markdown.toString()) + ".json");
	}
}
