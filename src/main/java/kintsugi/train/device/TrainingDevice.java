package kintsugi.train.device;

import java.io.IOException;

import kintsugi.onnx.Device;
import kintsugi.onnx.DeviceProbe;

/**
 * What a training runs on.
 *
 * @param device the device of DJL
 * @param remark which device that is, and why where a user might expect another: whole sentences
 */
public record TrainingDevice(ai.djl.Device device, String remark) {

	/**
	 * Chooses the device that really works: a GPU is believed only when it has computed. To be called before the first
	 * use of DJL, because DJL reads only then where its libraries are; on the thread that trains, with the program's
	 * context class loader.
	 *
	 * @throws IOException if {@link Device#CUDA} is asked for and does not work, in sentences that say what is missing
	 */
	public static TrainingDevice choose(final Device asked) throws IOException {
		return new DeviceChooser(new DeviceProbe()::probe, LibTorch.standard(), new GpuTrial()).choose(asked);
	}
}
