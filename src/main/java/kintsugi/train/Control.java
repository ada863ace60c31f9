package kintsugi.train;

/** What a training is to do next. */
public enum Control {
		/** Go on. */
		CONTINUE,
		/** Write a checkpoint and wait until told otherwise. */
		PAUSE,
		/** End now as if this step had been the last: the best model so far is kept and saved. */
		FINISH,
		/** Write a checkpoint and stop without a model; the run can be resumed. */
		CANCEL
}
