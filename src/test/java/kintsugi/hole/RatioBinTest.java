package kintsugi.hole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

/** Tests {@link RatioBin}. */
class RatioBinTest {

	@Test
	void theLowerLimitIsOutsideAndTheUpperOneInside() {
		assertEquals(Optional.empty(), RatioBin.of(0.01));
		assertEquals(Optional.of(RatioBin.FROM_1_TO_10), RatioBin.of(0.1));
		assertEquals(Optional.of(RatioBin.FROM_10_TO_20), RatioBin.of(Math.nextUp(0.1)));
		assertEquals(Optional.of(RatioBin.FROM_50_TO_60), RatioBin.of(0.6));
		assertEquals(Optional.empty(), RatioBin.of(Math.nextUp(0.6)));
		assertEquals(Optional.empty(), RatioBin.of(Double.NaN));
	}

	@Test
	void eachBinBeginsWhereTheOneBeforeEnds() {
		for (int i = 1; i < RatioBin.values().length; i++)
			assertEquals(RatioBin.values()[i - 1].upper(), RatioBin.values()[i].lower());
	}

	@Test
	void theLabelNamesTheLimits() {
		assertEquals("1-10 %", RatioBin.FROM_1_TO_10.label());
		assertEquals("50-60 %", RatioBin.FROM_50_TO_60.label());
	}
}
