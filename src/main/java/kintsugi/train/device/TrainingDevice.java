package kintsugi.train.device;

import kintsugi.onnx.Device;

/**
 * What a training runs on.
 *
 * @param device the device of DJL
 * @param remark which device that is and why, a sentence
 */
public record TrainingDevice(ai.djl.Device device, String remark) {

	/** Chooses the device. */
	public static TrainingDevice choose(final Device asked) {
		return new TrainingDevice(ai.djl.Device.cpu(), "The training runs on the CPU.");
	}
}
