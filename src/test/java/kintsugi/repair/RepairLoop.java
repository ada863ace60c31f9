package kintsugi.repair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A program that repairs an image again and again, opening the model each time, and prints by how many kilobytes its
 * memory grew. Its heap is to be of one size and touched from the start, so that whatever grows lies outside of it.
 */
final class RepairLoop {

	/** The options of a JVM whose memory does not grow by itself. */
	static final List<String> OPTIONS = List.of("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1",
		"-Dai.djl.offline=true");

	/** Where Linux tells of a process's memory. */
	static final Path STATUS = Path.of("/proc/self/status");

	private static final int SIDE = 192;
	private static final int REPAIRS = 500;
	/** The first ones fill ONNX Runtime's own store of memory, and load classes. */
	private static final int FIRST = 100;

	private RepairLoop() {}

	/**
	 * Repairs.
	 *
	 * @param args the path of the model
	 */
	public static void main(final String... args) throws IOException {
		final Hole hole = Hole.where(SIDE, SIDE, (x, y) -> x % 32 < 5 && y % 32 < 9);
		final List<Img<FloatType>> input = List.of(Planes.floats(SIDE, SIDE, i -> i % 97));
		final List<Img<FloatType>> output = Planes.copies(input);
		long before = 0;
		for (int i = 0; i < REPAIRS; i++) {
			if (i == FIRST) before = residentKilobytes();
			try (Repairer repairer = Repairer.open(args[0], Device.CPU, Strategy.WHOLE)) {
				repairer.repair(input, output, hole, Progress.NONE);
			}
		}
		System.out.println(residentKilobytes() - before);
		System.exit(0);
	}

	/** Gets the memory of this process. */
	private static long residentKilobytes() throws IOException {
		return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long
			.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
	}
}
