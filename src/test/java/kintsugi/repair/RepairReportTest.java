package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Tests {@link RepairReport}. */
class RepairReportTest {

	private static final Provenance MODEL = new Provenance("photo-small", "0f3a", "0.1.0", "CUDA", "");

	@Test
	void propertiesCarryWhatDeclaresARepair() {
		assertThat(new RepairReport(MODEL, 25, 200, 0, 0.5, List.of()).toProperties()).containsExactly( //
			entry("Kintsugi model", "photo-small"), entry("Kintsugi model SHA-256", "0f3a"), //
			entry("Kintsugi model version", "0.1.0"), entry("Kintsugi version", "unreleased"), //
			entry("Kintsugi device", "CUDA"), //
			entry("Kintsugi hole pixels", "25"), entry("Kintsugi hole share", "0.125000"), //
			entry("Kintsugi valid samples changed", "0"));
	}

	@Test
	void aMethodWithoutAModelSaysSo() {
		final Provenance harmonic = new Provenance("harmonic", "", "0.1.0", "CPU", "");
		assertThat(new RepairReport(harmonic, 25, 200, 0, 0.5, List.of()).toProperties())
			.containsEntry("Kintsugi model SHA-256", "none");
	}

	@Test
	void aRemarkOfTheDeviceIsSaidEverywhere() {
		final Provenance slow = new Provenance("photo-small", "0f3a", "0.1.0", "CPU", "cuDNN 9 is missing.");
		final RepairReport report = new RepairReport(slow, 25, 200, 0, 0.5, List.of("One thing."));
		assertThat(report.toSentence()).endsWith("One thing. cuDNN 9 is missing.");
		assertThat(report.toProperties()).containsEntry("Kintsugi remarks", "One thing. cuDNN 9 is missing.");
		assertThat(report.toJson()).contains("[\"One thing.\", \"cuDNN 9 is missing.\"]");
	}

	@Test
	void slicesAddUpAndRemarksAreKeptOnce() {
		final RepairReport first = new RepairReport(MODEL, 25, 200, 0, 0.5, List.of("A.", "B."));
		final RepairReport second = new RepairReport(MODEL, 0, 300, 0, 1, List.of("B.", RepairReport.EMPTY));
		final RepairReport sum = first.plus(second);
		assertThat(sum).isEqualTo(new RepairReport(MODEL, 25, 500, 0, 1.5, List.of("A.", "B.")));
		assertThat(sum.holeShare()).isEqualTo(0.05);
	}

	@Test
	void slicesWithEmptyHolesAreStillSaidToBeEmpty() {
		final RepairReport empty = new RepairReport(MODEL, 0, 300, 0, 1, List.of(RepairReport.EMPTY));
		assertThat(empty.plus(empty).toSentence()).isEqualTo(RepairReport.EMPTY);
	}

	@Test
	void theSentenceIsTheSameInEveryLanguage() {
		final Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			assertThat(new RepairReport(MODEL, 12345, 262144, 0, 0.5, List.of()).toSentence()).isEqualTo(
				"photo-small 0.1.0 filled 12,345 of 262,144 pixels (4.71 %) on CUDA in 0.50 s; " +
					"no valid sample was changed.");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void theJsonCanBeRead() {
		final Provenance odd = new Provenance("a \"b\" \\ c\n\u00e9", "0f3a", "0.1.0", "CPU", "");
		final JsonObject json = JsonParser.parseString(new RepairReport(odd, 1, 3, 0, 1e-7, List.of("A.")).toJson())
			.getAsJsonObject();
		assertThat(json.get("model").getAsString()).isEqualTo(odd.method());
		assertThat(json.get("modelVersion").getAsString()).isEqualTo("0.1.0");
		assertThat(json.get("kintsugiVersion").getAsString()).isEqualTo(ProgramVersion.get());
		assertThat(json.get("holePixels").getAsLong()).isEqualTo(1);
		assertThat(json.get("holeShare").getAsDouble()).isEqualTo(1 / 3.0);
		assertThat(json.get("seconds").getAsDouble()).isEqualTo(1e-7);
		assertThat(json.get("validSamplesChanged").getAsLong()).isZero();
		assertThat(json.get("remarks").getAsJsonArray().get(0).getAsString()).isEqualTo("A.");
	}
}
