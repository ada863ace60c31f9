/**
 * Models on disk: packages in the bioimage.io model format ({@code rdf.yaml}, {@code model.onnx}, test tensors, model
 * card), their integrity checks, the store of installed models, and the intensity normalisation that a model expects.
 */
package kintsugi.model;
