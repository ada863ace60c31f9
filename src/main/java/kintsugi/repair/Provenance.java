package kintsugi.repair;

/**
 * What made a repair: enough to name it in a paper and to make it again.
 *
 * @param method the name of the method or of the model
 * @param sha256 the SHA-256 of the model in hexadecimal, or empty for a method without a model
 * @param version the version of the model, or of the program for a method without a model
 * @param device the device that really ran: {@code CPU} or {@code CUDA}
 * @param remark empty, or why the device is not the one to be expected
 */
public record Provenance(String method, String sha256, String version, String device, String remark) {}
