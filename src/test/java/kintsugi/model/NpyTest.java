package kintsugi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Tests {@link Npy}. */
class NpyTest {

	@Property(tries = 200)
	void arraysComeBackAsTheyWere(@ForAll @Size(max = 5) final int[] lengths,
		@ForAll final float first) throws ModelException
	{
		final int[] shape = Arrays.stream(lengths).map(n -> Math.floorMod(n, 4)).toArray();
		final int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
		final float[] values = new float[size];
		for (int i = 0; i < size; i++)
			values[i] = first + i;
		final Npy read = Npy.parse(new Npy(shape, values).toBytes(), "array.npy");
		assertThat(read.shape()).isEqualTo(shape);
		assertThat(read.values()).isEqualTo(values);
	}

	@Example
	void theFileIsWhatNumPyWrites() {
		final byte[] file = new Npy(new int[] { 1, 2 }, new float[] { 1, -2 }).toBytes();
		assertThat(new String(file, 0, 6, StandardCharsets.ISO_8859_1)).isEqualTo("\u0093NUMPY");
		assertThat(new String(file, 10, file.length - 18, StandardCharsets.US_ASCII).stripTrailing()).isEqualTo(
			"{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }");
		assertThat((file.length - 8) % 64).isZero();
		assertThat(Arrays.copyOfRange(file, file.length - 8, file.length))//
			.containsExactly(0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0);
	}

	@Example
	void anArrayOfOneAxisHasATupleOfOne() {
		final byte[] file = new Npy(new int[] { 3 }, new float[3]).toBytes();
		assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("'shape': (3,)");
	}

	@Example
	void otherDataTypesAreNamed() {
		for (final String type : new String[] { "<f8", ">f4", "|u1", "|O" })
			assertThatThrownBy(() -> Npy.parse(file("<f4", type), "array.npy")) //
				.isInstanceOf(ModelException.class).hasMessageContaining("array.npy").hasMessageContaining(type);
	}

	@Example
	void fortranOrderIsRefused() {
		assertThatThrownBy(() -> Npy.parse(file("False", "True "), "array.npy")) //
			.isInstanceOf(ModelException.class).hasMessageContaining("Fortran order");
	}

	@Example
	void aShapeThatOverflowsIsRefused() {
		for (final String shape : new String[] { "(65536, 65536, 65536, 4)", "(99999999999)", "(3,)", "(2, 0)" })
			assertThatThrownBy(() -> Npy.parse(file("(2, 2), }", shape + ", }"), "array.npy")) //
				.isInstanceOf(ModelException.class).hasMessageContaining("shape");
	}

	@Property(tries = 200)
	void cutFilesAreRefused(@ForAll @IntRange(min = 0, max = 143) final int length) {
		final byte[] file = file("", "");
		assertThat(file).hasSize(144);
		assertThatThrownBy(() -> Npy.parse(Arrays.copyOf(file, length), "array.npy")) //
			.isInstanceOf(ModelException.class).hasMessageContaining("array.npy");
	}

	@Example
	void aShapeThatDoesNotFitTheValuesIsRefused() {
		assertThatThrownBy(() -> new Npy(new int[] { 2, 3 }, new float[5])) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("[2, 3]");
	}

	/** Makes a file of 2 x 2 values whose header is edited, its length kept. */
	private static byte[] file(final String from, final String to) {
		final byte[] file = new Npy(new int[] { 2, 2 }, new float[4]).toBytes();
		final String header = new String(file, 10, 118, StandardCharsets.ISO_8859_1);
		final String edited = header.replace(from, to).stripTrailing();
		System.arraycopy(String.format("%-117s\n", edited).getBytes(StandardCharsets.ISO_8859_1), 0, file, 10, 118);
		return file;
	}
}
