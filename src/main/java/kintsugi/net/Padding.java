package kintsugi.net;

/** What a partial convolution sees outside of its input. */
public enum Padding {
		/** Holes: partial convolution as padding (Liu et al. 2018b, arXiv 1811.11718). */
		HOLE,
		/** Valid zeros, as plain convolutions have. */
		ZERO,
		/** The input and its mask mirrored at the border, the border's own samples not repeated. */
		REFLECT
}
