package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import kintsugi.onnx.Device;

/** Tests {@link RepairMethods}. */
class RepairMethodsTest {

	@Test
	void networksAndTheHarmonicFillAreFoundWithoutAContext() {
		assertThat(RepairMethods.all()).extracting(method -> (Object) method.getClass())
			.containsSubsequence(NetworkMethod.class, HarmonicMethod.class);
	}

	@Test
	void theHarmonicFillIsAlwaysThere() throws IOException {
		assertThat(RepairMethods.names()).contains("harmonic");
		try (Filler filler = RepairMethods.open("harmonic", Device.AUTO)) {
			assertThat(filler.provenance().method()).isEqualTo("harmonic");
		}
	}

	@Test
	void theDefaultIsOneOfTheNamesForAnyNumberOfChannels() {
		for (final int channels : new int[] { 1, 3, 7 })
			assertThat(RepairMethods.names()).contains(RepairMethods.defaultName(channels));
	}

	@Test
	void anUnknownNameIsAnsweredWithTheKnownOnes() {
		assertThatThrownBy(() -> RepairMethods.open("no-such-model", Device.CPU)).isInstanceOf(IOException.class)
			.hasMessageContaining("no-such-model").hasMessageContaining("harmonic");
	}

	@Test
	void noNameAtAllIsAnsweredWithTheKnownOnes() {
		assertThatThrownBy(() -> RepairMethods.open(null, Device.CPU)).isInstanceOf(IOException.class)
			.hasMessageContaining("harmonic");
	}
}
