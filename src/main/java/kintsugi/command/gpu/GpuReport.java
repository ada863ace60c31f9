package kintsugi.command.gpu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.GsonBuilder;

import kintsugi.onnx.DeviceTrial;
import kintsugi.onnx.GpuFacts;

/**
 * What a check of the GPU found.
 *
 * @param system the operating system and processor
 * @param facts what the computer has
 * @param training what a training can use, in sentences
 * @param trials the timed trials that ran
 * @param missing what is missing, with what to do
 * @param remarks what went wrong in the check itself, in sentences
 */
public record GpuReport(String system, GpuFacts facts, String training, List<DeviceTrial> trials, List<Missing> missing,
	List<String> remarks)
{

	/** Gets the report for people, several lines. */
	public String toText() {
		final List<String> lines = new ArrayList<>();
		lines.add(summary());
		lines.add("");
		lines.add("System: " + system);
		lines.add("NVIDIA driver: " + (facts.finding().gpu() ? known(facts.driver()) + ", for CUDA up to " + known(facts
			.driverCuda()) : "none that knows a GPU"));
		for (final GpuFacts.Gpu gpu : facts.gpus())
			lines.add("GPU: " + known(gpu.name()) + (gpu.memory() < 0 ? "" : String.format(Locale.ROOT, ", %.1f GB", gpu
				.memory() / 1e9)));
		lines.add("CUDA: " + known(facts.cuda()) + ", cuDNN: " + known(facts.cudnn()) + facts.installed().map(
			folder -> ", from " + folder).orElse(""));
		lines.add("Repairs (ONNX Runtime): " + (facts.builtForCuda() ? "built with CUDA" : "built for the CPU only"));
		lines.add("Training (PyTorch): " + training);
		for (final DeviceTrial trial : trials)
			lines.add(String.format(Locale.ROOT,
				"Trial on %s: %.0f ms for %d x %d pixels (opened in %.1f s, first run %.0f ms)",
				trial.device(), trial.seconds() * 1000, DeviceTrial.SIDE, DeviceTrial.SIDE, trial.openSeconds(), trial
					.firstSeconds() * 1000));
		for (final Missing thing : missing) {
			lines.add("");
			lines.add("Missing: " + thing.name());
			lines.add("  " + thing.why());
			lines.add("  " + thing.todo());
		}
		remarks.forEach(lines::add);
		return String.join("\n", lines);
	}

	private String summary() {
		if (usesGpu()) return "Repairs run on the GPU.";
		return "Repairs run on the CPU. " + facts.finding().problem();
	}

	/** Whether a trial ran on the GPU, or, without trials, whether it should. */
	public boolean usesGpu() {
		return trials.isEmpty() ? facts.finding().usable() && facts.builtForCuda() : trials.stream().anyMatch(trial -> trial
			.device().equals("CUDA"));
	}

	private static String known(final String text) {
		return text.isEmpty() ? "unknown or missing" : text;
	}

	/** Gets the report for programs, a JSON object. */
	public String toJson() {
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("uses_gpu", usesGpu());
		json.put("problem", facts.finding().problem());
		json.put("system", system);
		json.put("driver", facts.driver());
		json.put("driver_cuda", facts.driverCuda());
		json.put("gpus", facts.gpus().stream().map(gpu -> Map.of("name", gpu.name(), "memory_bytes", gpu.memory()))
			.toList());
		json.put("cuda", facts.cuda());
		json.put("cudnn", facts.cudnn());
		json.put("libraries", facts.installed().map(Object::toString).orElse("system"));
		json.put("onnx_runtime_has_cuda", facts.builtForCuda());
		json.put("training", training);
		json.put("trials", trials.stream().map(GpuReport::json).toList());
		json.put("missing", missing.stream().map(thing -> Map.of("name", thing.name(), "why", thing.why(), "what_to_do",
			thing.todo())).toList());
		json.put("remarks", remarks);
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json);
	}

	private static Map<String, Object> json(final DeviceTrial trial) {
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("device", trial.device());
		json.put("open_seconds", trial.openSeconds());
		json.put("first_seconds", trial.firstSeconds());
		json.put("seconds", trial.seconds());
		return json;
	}
}
