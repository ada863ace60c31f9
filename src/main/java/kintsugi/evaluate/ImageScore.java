package kintsugi.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import kintsugi.metric.HoleTable;
import kintsugi.metric.InceptionScore;
import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxClassifier;

/**
 * The Inception score (Salimans et al. 2016, section 4) of the filled images, by method and class of holes, and of the
 * untouched images beside them, with a classifier that the user gives.
 * <p>
 * The classifier is an ONNX file with one input [N, 3, H, W] and one output of logits [N, K]. Each filled image as a
 * whole, its normalised range from 0 to 1, grey ones as three equal channels, is resized to H x W (of a network of any
 * size: 299 x 299), then normalised with ImageNet's means 0.485, 0.456, 0.406 and standard deviations 0.229, 0.224,
 * 0.225.
 * </p>
 */
public final class ImageScore implements AutoCloseable {

	/** The heading of the table. */
	public static final String TITLE = "Inception score";
	/** The column of the images as they were. */
	public static final String ORIGINAL = "original";

	private static final int INCEPTION_SIDE = 299;
	private static final double[] MEANS = { 0.485, 0.456, 0.406 };
	private static final double[] DEVIATIONS = { 0.229, 0.224, 0.225 };

	private final OnnxClassifier classifier;
	private final String sha256;
	private final int width;
	private final int height;
	private final Map<String, Map<String, InceptionScore>> scores = new LinkedHashMap<>();

	/**
	 * Scores and what gave them; they can be compared with scores of the same classifier and equally many images only.
	 *
	 * @param table the score of each class and method, the untouched images in the column {@value ImageScore#ORIGINAL}
	 * @param sha256 of the classifier's file, in hexadecimal
	 */
	public record Scores(HoleTable table, String sha256) {}

	private ImageScore(final OnnxClassifier classifier, final String sha256) {
		this.classifier = classifier;
		this.sha256 = sha256;
		this.width = classifier.width() == 0 ? INCEPTION_SIDE : classifier.width();
		this.height = classifier.height() == 0 ? INCEPTION_SIDE : classifier.height();
	}

	/**
	 * Opens the classifier.
	 *
	 * @throws IOException if the file is missing or no such network, with a sentence for the user
	 */
	public static ImageScore open(final Path onnx, final Device device) throws IOException {
		if (!Files.isRegularFile(onnx)) throw new IOException("There is no file " + onnx +
			" with a classifier for the Inception score.");
		final byte[] model = Files.readAllBytes(onnx);
		return new ImageScore(OnnxClassifier.open(model, device), sha256(model));
	}

	private static String sha256(final byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Java lacks SHA-256, which every Java has.", e);
		}
	}

	/** Adds the images that the methods made of one. */
	void add(final String row, final WholeImage truth, final Map<String, WholeImage> filled) throws IOException {
		final Map<String, WholeImage> all = new LinkedHashMap<>();
		all.put(ORIGINAL, truth);
		all.putAll(filled);
		for (final Map.Entry<String, WholeImage> image : all.entrySet())
			scores.computeIfAbsent(image.getKey(), method -> new TreeMap<>()).computeIfAbsent(row, //
				r -> new InceptionScore()).add(classifier.logits(input(image.getValue()), height, width));
	}

	/** Makes the classifier's input [1, 3, H, W]. */
	private float[] input(final WholeImage image) {
		final Resize resize = new Resize(image.width(), image.height(), width, height);
		final float[] measured = image.measured();
		final float[] input = new float[3 * width * height];
		for (int c = 0; c < 3; c++) {
			final float[] plane = resize.apply(measured, Math.min(c, image.channels() - 1) * image.width() * image.height());
			for (int i = 0; i < plane.length; i++)
				input[c * plane.length + i] = (float) ((plane[i] / image.span() - MEANS[c]) / DEVIATIONS[c]);
		}
		return input;
	}

	/** Gets the scores so far; the classes and methods without images stay empty. */
	Scores scores(final List<String> extraRows) {
		final HoleTable table = new HoleTable(TITLE, true, 3, extraRows.toArray(String[]::new));
		scores.forEach((method, rows) -> rows.forEach((row, score) -> table.add(row, method, score.score())));
		return new Scores(table, sha256);
	}

	@Override
	public void close() throws IOException {
		classifier.close();
	}
}
