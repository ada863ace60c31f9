package kintsugi.train.loss;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import kintsugi.train.tensors.Safetensors;

/**
 * The first seven convolutions of VGG16 (Simonyan and Zisserman 2015, arXiv 1409.1556), which the perceptual and style
 * losses compare images with.
 */
public final class PerceptualWeights {

	/** The system property that names the weights' file. */
	public static final String PROPERTY = "kintsugi.perceptual";

	/** The key of a file's text with the mean of red, green, blue. */
	static final String MEAN = "mean";
	/** The key of a file's text with the standard deviation of red, green, blue. */
	static final String STD = "std";

	private static final float[] IMAGENET_MEAN = { 0.485f, 0.456f, 0.406f };
	private static final float[] IMAGENET_STD = { 0.229f, 0.224f, 0.225f };

	private final List<float[]> weights = new ArrayList<>();
	private final List<float[]> biases = new ArrayList<>();
	private final float[] mean;
	private final float[] std;
	private final String sha256;

	private PerceptualWeights(final Safetensors tensors) throws IOException {
		final Map<String, String> names = PerceptualLayer.find(tensors.shapes());
		for (final PerceptualLayer layer : PerceptualLayer.ALL) {
			weights.add(array(tensors, names.get(layer.weightName())));
			biases.add(array(tensors, names.get(layer.biasName())));
		}
		mean = colour(tensors, MEAN, IMAGENET_MEAN);
		std = colour(tensors, STD, IMAGENET_STD);
		for (final float value : std)
			if (!(value > 0)) throw new IOException("The standard deviation " + value + " is not above 0.");
		sha256 = hash();
	}

	/**
	 * Reads the weights. The arrays are named "conv1_1.weight", "conv1_1.bias" ... "conv3_3.bias", or as torchvision
	 * names them, "features.0.weight" ... "features.14.bias"; others are ignored. The texts "mean" and "std", each like
	 * "[0.48, 0.45, 0.40]", say what the network expects of red, green, blue in 0..1; without them it is ImageNet's.
	 *
	 * @param safetensors the file, with float32 or float16 arrays
	 * @throws IOException if there is no such file or it does not hold these weights, saying what is wrong with it
	 */
	public static PerceptualWeights read(final Path safetensors) throws IOException {
		if (!Files.isRegularFile(safetensors)) throw new IOException("There is no file " + safetensors +
			" with the perceptual network's weights.");
		return of(Safetensors.read(safetensors), safetensors.toString());
	}

	/**
	 * Takes the weights from a file that has been read.
	 *
	 * @param file its name, for the message
	 */
	static PerceptualWeights of(final Safetensors tensors, final String file) throws IOException {
		try {
			return new PerceptualWeights(tensors);
		}
		catch (final IOException e) {
			throw new IOException("The file " + file + " does not hold the perceptual network. " + e.getMessage(), e);
		}
	}

	/** Gets the file that trainings read the weights from, {@link #standardFile()}, if it is there. */
	public static Optional<Path> find() {
		return Optional.of(standardFile()).filter(Files::isRegularFile);
	}

	/**
	 * Gets the place of the weights, for fetched ones too: the file that the system property kintsugi.perceptual names,
	 * else .kintsugi/perceptual/vgg16.safetensors in the user's home.
	 */
	public static Path standardFile() {
		final String named = System.getProperty(PROPERTY);
		return named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".kintsugi", "perceptual",
			"vgg16.safetensors") : Path.of(named);
	}

	/**
	 * Gets the SHA-256 of the values as float32, little endian: each layer's weight and bias from the first to the
	 * last, then the mean and the standard deviation. It does not depend on how a file names or orders them.
	 */
	public String sha256() {
		return sha256;
	}

	/** Gets a layer's weight: output channels, input channels, height, width. */
	float[] weight(final int layer) {
		return weights.get(layer);
	}

	/** Gets a layer's bias. */
	float[] bias(final int layer) {
		return biases.get(layer);
	}

	/** Gets the mean of red, green, blue in 0..1 that is subtracted. */
	float[] mean() {
		return mean;
	}

	/** Gets the standard deviation of red, green, blue in 0..1 that is divided by. */
	float[] std() {
		return std;
	}

	private static float[] array(final Safetensors tensors, final String name) throws IOException {
		final float[] values = tensors.arrays().get(name);
		for (final float value : values)
			if (!Float.isFinite(value)) throw new IOException(name + " holds the value " + value + ".");
		return values;
	}

	private static float[] colour(final Safetensors tensors, final String key, final float[] otherwise)
		throws IOException
	{
		final String text = tensors.metadata().get(key);
		if (text == null) return otherwise;
		try {
			final JsonArray values = JsonParser.parseString(text).getAsJsonArray();
			final float[] colour = new float[otherwise.length];
			for (int i = 0; i < colour.length; i++)
				colour[i] = values.get(i).getAsFloat();
			if (values.size() == colour.length && Float.isFinite(colour[0] + colour[1] + colour[2])) return colour;
		}
		catch (final JsonParseException | IllegalStateException | IndexOutOfBoundsException | NumberFormatException
				| UnsupportedOperationException e)
		{
			throw new IOException("Its text " + key + " is not three numbers: " + text + ".", e);
		}
		throw new IOException("Its text " + key + " is not three numbers: " + text + ".");
	}

	private String hash() {
		final MessageDigest digest = sha256Digest();
		for (int layer = 0; layer < weights.size(); layer++) {
			update(digest, weights.get(layer));
			update(digest, biases.get(layer));
		}
		update(digest, mean);
		update(digest, std);
		return HexFormat.of().formatHex(digest.digest());
	}

	/** Starts a SHA-256. */
	static MessageDigest sha256Digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256.", e);
		}
	}

	private static void update(final MessageDigest digest, final float[] values) {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		digest.update(bytes.array());
	}
}
