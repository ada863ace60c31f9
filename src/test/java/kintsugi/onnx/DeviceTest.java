package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of devices. */
class DeviceTest {

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "  " })
	void nothingMeansAuto(final String name) {
		assertThat(Device.parse(name)).isEqualTo(Device.AUTO);
	}

	@ParameterizedTest
	@ValueSource(strings = { "cuda", "CUDA", "Cuda", " cuda " })
	void caseAndSpacesDoNotMatter(final String name) {
		assertThat(Device.parse(name)).isEqualTo(Device.CUDA);
	}

	@ParameterizedTest
	@EnumSource(Device.class)
	void whatADeviceIsCalledIsItsName(final Device device) {
		assertThat(Device.parse(device.toString())).isEqualTo(device);
	}

	@Test
	void unknownNameIsSaidWithTheKnownOnes() {
		assertThatThrownBy(() -> Device.parse("gpu")).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("'gpu'").hasMessageContaining("auto, cpu or cuda");
	}
}
