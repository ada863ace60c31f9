package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class RepairIdentityTest {

	private static final Provenance MODEL = new Provenance("fine", "abc", "1.0", "CPU", "");
	private static final String IDENTITY = RepairIdentity.of(MODEL, Strategy.AUTO, 1, "nan");

	@Test
	void itHoldsTheVersionOfTheProgram() {
		assertThat(IDENTITY).contains(ProgramVersion.get());
		assertThat(RepairIdentity.settings(Strategy.AUTO, 1, "nan")).contains(ProgramVersion.get()).doesNotContain("\n");
	}

	@Test
	void anotherModelDeviceOrSettingIsAnother() {
		assertThat(List.of(RepairIdentity.of(new Provenance("other", "abc", "1.0", "CPU", ""), Strategy.AUTO, 1, "nan"),
			RepairIdentity.of(new Provenance("fine", "abd", "1.0", "CPU", ""), Strategy.AUTO, 1, "nan"), //
			RepairIdentity.of(new Provenance("fine", "abc", "1.1", "CPU", ""), Strategy.AUTO, 1, "nan"), //
			RepairIdentity.of(new Provenance("fine", "abc", "1.0", "CUDA", ""), Strategy.AUTO, 1, "nan"), //
			RepairIdentity.of(MODEL, Strategy.WHOLE, 1, "nan"), RepairIdentity.of(MODEL, Strategy.AUTO, 2, "nan"), //
			RepairIdentity.of(MODEL, Strategy.AUTO, 1, "mask"))).doesNotContain(IDENTITY).doesNotHaveDuplicates();
	}

	@Test
	void aRemarkDoesNotCount() {
		assertThat(RepairIdentity.of(new Provenance("fine", "abc", "1.0", "CPU", "There is no GPU."), Strategy.AUTO, 1,
			"nan")).isEqualTo(IDENTITY);
	}
}
