package kintsugi.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fillers for tests: each does one simple thing and remembers what it was given. */
final class Fillers {

	/** What a filler does. */
	@FunctionalInterface
	interface Body {

		/** Fills [C, H, W]. */
		float[] fill(float[] image, float[] mask, int c, int h, int w) throws IOException;
	}

	/** What a filler was given. */
	record Call(float[] image, float[] mask, int c, int h, int w) {}

	private Fillers() {}

	/** Makes a filler that sets everything, also what is valid, to one value of network space. */
	static Recorder constant(final float value, final int channels, final int multiple) {
		return new Recorder(channels, multiple, (image, mask, c, h, w) -> {
			final float[] filled = new float[c * h * w];
			Arrays.fill(filled, value);
			return filled;
		});
	}

	/** A filler that keeps its calls. */
	static final class Recorder implements Filler {

		private final int channels;
		private final int multiple;
		private final Body body;
		private final List<Call> calls = new ArrayList<>();
		private boolean closed;

		Recorder(final int channels, final int multiple, final Body body) {
			this.channels = channels;
			this.multiple = multiple;
			this.body = body;
		}

		List<Call> calls() {
			return calls;
		}

		boolean closed() {
			return closed;
		}

		@Override
		public int channels() {
			return channels;
		}

		@Override
		public int multiple() {
			return multiple;
		}

		@Override
		public float[] fill(final float[] image, final float[] mask, final int c, final int h, final int w)
			throws IOException
		{
			calls.add(new Call(image.clone(), mask.clone(), c, h, w));
			return body.fill(image, mask, c, h, w);
		}

		@Override
		public Provenance provenance() {
			return new Provenance("test", "abc", "1.0", "CPU", "");
		}

		@Override
		public void close() {
			closed = true;
		}
	}
}
