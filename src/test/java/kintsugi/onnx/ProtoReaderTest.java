package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The protobuf wire format: there and back, and bytes that nobody should have written. */
class ProtoReaderTest {

	private static ProtoReader reader(final int... bytes) {
		final byte[] message = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++)
			message[i] = (byte) bytes[i];
		return new ProtoReader(message);
	}

	/** Gets a reader at the first field. */
	private static ProtoReader first(final int... bytes) throws OnnxException {
		final ProtoReader reader = reader(bytes);
		assertThat(reader.next()).isTrue();
		return reader;
	}

	private static List<Long> varints(final ProtoReader reader) throws OnnxException {
		final List<Long> values = new ArrayList<>();
		while (reader.next())
			reader.varints(values::add);
		return values;
	}

	@Property
	void fieldsComeBack(@ForAll @IntRange(min = 1, max = 0x1fff_ffff) final int field, @ForAll final long integer,
		@ForAll final float number, @ForAll final byte[] bytes) throws OnnxException
	{
		final ProtoReader reader = new ProtoReader(new ProtoWriter().varint(field, integer).float32(field, number) //
			.message(field, new ProtoWriter().bytes(field, bytes)).toByteArray());
		assertThat(reader.next()).isTrue();
		assertThat(reader.field()).isEqualTo(field);
		assertThat(reader.varint()).isEqualTo(integer);
		assertThat(reader.next()).isTrue();
		assertThat(reader.float32()).isEqualTo(number);
		assertThat(reader.next()).isTrue();
		final ProtoReader message = reader.message();
		assertThat(message.next()).isTrue();
		final byte[] back = new byte[bytes.length];
		message.bytes().get(back);
		assertThat(back).isEqualTo(bytes);
		assertThat(message.next()).isFalse();
		assertThat(reader.next()).isFalse();
	}

	@Property
	void anyBytesAreSkippedOrRefused(@ForAll final byte[] bytes) {
		try {
			final ProtoReader reader = new ProtoReader(bytes);
			while (reader.next())
				reader.skip();
		}
		catch (final OnnxException e) {
			assertThat(e).hasMessageContaining("damaged or cut off").hasMessageEndingWith(".");
		}
	}

	@Example
	void packedAndSingleIntegersAreTheSame() throws OnnxException {
		assertThat(varints(reader(0x08, 1, 0x08, 0xac, 0x02, 0x08, 0))).containsExactly(1L, 300L, 0L);
		assertThat(varints(reader(0x0a, 4, 1, 0xac, 0x02, 0))).containsExactly(1L, 300L, 0L);
		assertThat(varints(reader(0x0a, 0))).isEmpty();
	}

	@Example
	void emptyMessageHasNoField() throws OnnxException {
		assertThat(reader().next()).isFalse();
	}

	@Example
	void integerOfElevenBytesIsRefused() throws OnnxException {
		final ProtoReader reader = first(0x08, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1);
		assertThatThrownBy(reader::varint).isInstanceOf(OnnxException.class).hasMessageContaining("does not end");
	}

	@Example
	void integerThatIsCutOffIsRefused() throws OnnxException {
		final ProtoReader reader = first(0x08, 0x80);
		assertThatThrownBy(reader::varint).isInstanceOf(OnnxException.class).hasMessageContaining("at byte 2");
	}

	@Example
	void fieldZeroIsRefused() {
		assertThatThrownBy(() -> reader(0x00).next()).isInstanceOf(OnnxException.class) //
			.hasMessageContaining("field number 0");
	}

	@Example
	void fieldNumberAboveTheLimitIsRefused() {
		assertThatThrownBy(() -> reader(0x80, 0x80, 0x80, 0x80, 0x10).next()).isInstanceOf(OnnxException.class) //
			.hasMessageContaining("field number " + 0x2000_0000);
	}

	@Example
	void unknownWireTypesAreRefused() throws OnnxException {
		for (final int type : new int[] { 3, 4, 6, 7 })
			assertThatThrownBy(first(1 << 3 | type, 0)::skip).isInstanceOf(OnnxException.class) //
				.hasMessageContaining("wire type " + type);
	}

	@Example
	void fixedNumbersThatAreCutOffAreRefused() throws OnnxException {
		assertThatThrownBy(first(1 << 3 | ProtoWriter.FIXED64, 1, 2, 3)::skip).isInstanceOf(OnnxException.class);
		assertThatThrownBy(first(1 << 3 | ProtoWriter.FIXED32, 1, 2, 3)::float32).isInstanceOf(OnnxException.class) //
			.hasMessageContaining("4 bytes follow, but 3 are left");
	}

	@Example
	void fieldOfAnotherTypeThanExpectedIsRefused() throws OnnxException {
		assertThatThrownBy(first(0x08, 1)::string).isInstanceOf(OnnxException.class) //
			.hasMessageContaining("field 1 has the wire type 0, not 2");
	}

	@Example
	void textThatIsNotUtf8IsRefused() throws OnnxException {
		assertThatThrownBy(first(0x0a, 2, 0xc3, 0x28)::string).isInstanceOf(OnnxException.class) //
			.hasMessageContaining("UTF-8");
	}

	@Example
	void packedListThatEndsInsideANumberIsRefused() throws OnnxException {
		final ProtoReader reader = first(0x0a, 2, 1, 0x80, 1);
		assertThatThrownBy(() -> reader.varints(value -> {})).isInstanceOf(OnnxException.class);
	}

	@Example
	void placeOfDamageInsideAMessageCountsFromTheFilesStart() throws OnnxException {
		final ProtoReader outer = first(0x0a, 4, 0x0a, 2, 0x08, 0x80);
		final ProtoReader middle = outer.message();
		assertThat(middle.next()).isTrue();
		final ProtoReader inner = middle.message();
		assertThat(inner.next()).isTrue();
		assertThatThrownBy(inner::varint).isInstanceOf(OnnxException.class).hasMessageContaining("at byte 6");
	}
}
