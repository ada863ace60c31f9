package kintsugi.train.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests writing and reading of named arrays. */
class SafetensorsTest {

	@TempDir
	Path folder;

	@Test
	void whatIsWrittenIsReadBack() throws IOException {
		final float[] many = new float[50_001]; // more than is written at a time
		for (int i = 0; i < many.length; i++)
			many[i] = i / 3f;
		final Safetensors written = new Safetensors(Map.of("a", new float[] { 1, Float.NaN, 3, -0f, 5, 6 }, "many", many),
			Map.of("a", List.of(2L, 3L)), Map.of("key", "a \"text\" of µ"));
		written.write(folder.resolve("t.safetensors"));
		final Safetensors read = Safetensors.read(folder.resolve("t.safetensors"));
		assertThat(read.arrays().get("a")).containsExactly(1, Float.NaN, 3, -0f, 5, 6);
		assertThat(read.arrays().get("many")).isEqualTo(many);
		assertThat(read.shapes()).containsEntry("a", List.of(2L, 3L)).containsEntry("many", List.of(50_001L));
		assertThat(read.metadata()).isEqualTo(written.metadata());
	}

	@Test
	void aFileThatCannotBeWrittenWholeLeavesTheOldOne() throws IOException {
		final Path file = folder.resolve("t.safetensors");
		new Safetensors(Map.of("old", new float[] { 1 }), Map.of()).write(file);
		final SafetensorsHeader header = new SafetensorsHeader(Map.of(), Map.of());
		assertThatThrownBy(() -> Safetensors.write(file, header, out -> {
			throw new IOException("The disk is full.");
		})).hasMessage("The disk is full.");
		assertThat(Safetensors.read(file).arrays()).containsOnlyKeys("old");
		assertThat(folder.toFile().list()).containsExactly("t.safetensors");
	}

	@Test
	void halfFloatsAreReadExactly() throws IOException {
		final short[] bits = { 0x3c00, (short) 0xc000, 0x7bff, 0x0001, 0x03ff, (short) 0x8000, 0x7c00, 0x3555 };
		final ByteBuffer data = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
		data.asShortBuffer().put(bits);
		final Path file = file("{\"h\":{\"dtype\":\"F16\",\"shape\":[2,4],\"data_offsets\":[0,16]}}", data.array());
		assertThat(Safetensors.read(file).arrays().get("h")).containsExactly(1, -2, 65504, 0x1p-24f, 1023 * 0x1p-24f, -0f,
			Float.POSITIVE_INFINITY, 0x1.554p-2f);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{\"a\":3}", "{\"a\":{}}", //
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", //
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", //
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", //
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}", // ends after 8
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[9000000000,9000000000],\"data_offsets\":[0,8]}}" })
	void aBrokenFileIsRefusedByName(final String header) throws IOException {
		final Path file = file(header, new byte[8]);
		assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(IOException.class).hasMessageContaining(
			"t.safetensors is broken, cut off or of another format.");
	}

	@Test
	void aTypeThatCannotBeReadIsNamed() throws IOException {
		final Path file = file("{\"a\":{\"dtype\":\"BF16\",\"shape\":[4],\"data_offsets\":[0,8]}}", new byte[8]);
		assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("a cannot be read.").hasMessageContaining(
			"BF16, only F32 and F16");
	}

	@Test
	void anyFileOfAnotherKindIsRefused() throws IOException {
		final Path file = Files.writeString(folder.resolve("t.safetensors"), "Dear reader, this is no weights file.");
		assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("This is no safetensors file.");
	}

	private Path file(final String header, final byte[] data) throws IOException {
		final byte[] json = header.getBytes(StandardCharsets.UTF_8);
		return Files.write(folder.resolve("t.safetensors"), ByteBuffer.allocate(8 + json.length + data.length).order(
			ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json).put(data).array());
	}
}
