package kintsugi.net;

/** The fill that a network starts from and whose error it predicts (DESIGN, decision 10). */
public enum Base {
		/** No base: the network of Liu et al. 2018. */
		NONE,
		/** A pyramid harmonic fill inside the network's own graph, {@link PyramidHarmonic}. */
		HARMONIC
}
